"""Whatever comes, a page is made of it, and its nodes hang together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from plainspoken.flow import Page
from plainspoken.page import parse, to_json

_TAGS = [
    "a",
    "b",
    "p",
    "div",
    "span",
    "ul",
    "li",
    "table",
    "tr",
    "td",
    "th",
    "thead",
    "caption",
    "form",
    "label",
    "input",
    "select",
    "option",
    "optgroup",
    "button",
    "fieldset",
    "legend",
    "details",
    "summary",
    "svg",
    "g",
    "title",
    "text",
    "math",
    "mi",
    "template",
    "noscript",
    "script",
    "style",
    "textarea",
    "img",
    "area",
    "map",
    "h1",
    "nav",
    "main",
    "section",
    "header",
    "aside",
    "iframe",
    "object",
    "dialog",
    "figure",
    "figcaption",
    "ruby",
    "rt",
    "body",
    "html",
    "frameset",
    "base",
    "br",
    "hr",
    "dl",
    "dt",
    "dd",
]
_ATTRIBUTES = [
    "id",
    "for",
    "href",
    "role",
    "type",
    "list",
    "headers",
    "colspan",
    "rowspan",
    "scope",
    "tabindex",
    "lang",
    "title",
    "alt",
    "aria-label",
    "aria-labelledby",
    "aria-owns",
    "aria-describedby",
    "aria-hidden",
    "aria-level",
    "aria-checked",
    "hidden",
    "style",
    "class",
    "value",
    "checked",
    "disabled",
    "multiple",
    "size",
    "open",
]
_VALUES = [
    "a",
    "b",
    "a_b",
    "0",
    "1",
    "-3",
    "99999999999",
    "true",
    "mixed",
    "none",
    "button",
    "grid",
    "row",
    "cell",
    "listbox",
    "option",
    "tree",
    "treeitem",
    "menu",
    "menuitem",
    "region",
    "presentation",
    "checkbox",
    "radio",
    "range",
    "file",
    "http://[",
    "#",
    "display:none",
    "visibility:hidden",
    ".x{display:none}",
    "é",
    "٠",
    "�",
]

attribute = st.builds(lambda name, value: f' {name}="{value}"', st.sampled_from(_ATTRIBUTES), st.sampled_from(_VALUES))
start = st.builds(
    lambda tag, found: f"<{tag}{''.join(found)}>", st.sampled_from(_TAGS), st.lists(attribute, max_size=4)
)
piece = st.one_of(
    start, st.sampled_from([f"</{tag}>" for tag in _TAGS]), st.sampled_from(["x", " ", "\n", "&amp;", "<!--"])
)
markup = st.lists(piece, max_size=40).map("".join)


def holds_together(page: Page) -> None:
    line = -1
    for number, node in enumerate(page.nodes):
        assert node.index == number
        assert -1 <= node.parent < number
        assert number < node.end <= len(page.nodes)
        assert node.parent == -1 or page.nodes[node.parent].end >= node.end
        assert node.line >= line
        assert all(0 <= head < len(page.nodes) for head in (*node.column_headers, *node.row_headers))
        assert node.path.startswith("0")
        line = node.line
    assert "\n" not in to_json(page)


@given(markup)
@settings(max_examples=300, deadline=None)
def test_markup(text: str) -> None:
    holds_together(parse(text, "https://a.example/"))


@given(st.binary(max_size=200), st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_bytes(body: bytes, content_type: str) -> None:
    holds_together(parse(body, "https://a.example/", content_type))


@given(st.text(max_size=100), st.text(max_size=30))
@settings(max_examples=100, deadline=None)
def test_text_and_address(body: str, url: str) -> None:
    holds_together(parse(body, url))


def test_deep_and_wide_pages_do_no_harm() -> None:
    for unit in ("<div>x", "<b role=button>x", "<ul><li>x", "<table><tr><td>x", "<label>x<input>", "<svg><g>"):
        holds_together(parse(unit * 10_000, "https://a.example/"))

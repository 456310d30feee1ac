"""The roles that HTML elements have by themselves. Source: HTML-AAM 1.0, section 3.5 (element role mappings)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import islice

from bs4 import Tag

from plainspoken.page import aria, tables
from plainspoken.page.document import Document, attribute, children, kind

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
Found = Mapping[int, str]
_ALTERNATIVES = ("aria-label", "alt", "title", "value")
_FAR = 1_000

_PLAIN = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), "list"),
    **dict.fromkeys(("address", "details", "fieldset", "hgroup", "optgroup"), "group"),
    **dict.fromkeys(("del", "s"), "deletion"),
    **dict.fromkeys(("dfn", "dt"), "term"),
    "article": "article",
    "audio": "audio",
    "blockquote": "blockquote",
    "button": "button",
    "caption": "caption",
    "code": "code",
    "dd": "definition",
    "dialog": "dialog",
    "em": "emphasis",
    "figure": "figure",
    "form": "form",
    "hr": "separator",
    "iframe": "iframe",
    "ins": "insertion",
    "main": "main",
    "mark": "mark",
    "meter": "meter",
    "nav": "navigation",
    "option": "option",
    "output": "status",
    "p": "paragraph",
    "progress": "progressbar",
    "search": "search",
    "strong": "strong",
    "sub": "subscript",
    "sup": "superscript",
    "textarea": "textbox",
    "time": "time",
    "video": "video",
}
_INPUTS = {
    **dict.fromkeys(("button", "file", "image", "reset", "submit"), "button"),
    **dict.fromkeys(("datetime-local", "month", "time", "week"), "datetime"),
    "checkbox": "checkbox",
    "color": "color",
    "date": "date",
    "hidden": "none",
    "number": "spinbutton",
    "radio": "radio",
    "range": "slider",
    "search": "searchbox",
}
_LISTED = frozenset({"text", "search", "email", "tel", "url"})
_SECTIONING = frozenset({"article", "complementary", "navigation", "region", "main"})
_SECTIONS = frozenset({"article", "aside", "nav", "section", "main"})


def role(tag: Tag, document: Document, roles: Found) -> str:
    """Give an element's own role; `roles` holds those of the elements before it, by `id(tag)`."""
    if tag.namespace is not None:
        return _foreign(tag)
    name = tag.name
    plain = _PLAIN.get(name)
    if plain is not None:
        return plain
    rule = _RULES.get(name)
    return rule(tag, document, roles) if rule is not None else "generic"


def named(tag: Tag, document: Document) -> bool:
    """Whether the author names an element: aria-labelledby, aria-label or title."""
    attributes = tag.attrs
    if "aria-labelledby" in attributes and any(_lends(other) for other in document.referenced(tag, "aria-labelledby")):
        return True
    return bool(attribute(tag, "aria-label").strip() or attribute(tag, "title").strip())


def _lends(tag: Tag) -> bool:
    """Whether an element has any words to lend: the first of its texts or alternatives is enough."""
    if any(attribute(tag, key).strip() for key in _ALTERNATIVES):
        return True
    inside = islice(tag.descendants, _FAR)
    return any(
        any(attribute(piece, key).strip() for key in _ALTERNATIVES) if isinstance(piece, Tag) else str(piece).strip()
        for piece in inside
    )


def inside_section(tag: Tag, roles: Found, allowed: frozenset[str]) -> bool:
    """Whether an element stands inside sectioning content (or main) other than `allowed`, by element or by role."""
    above = tag.parent
    while above is not None:
        if above.name in _SECTIONS - allowed or roles.get(id(above)) in _SECTIONING - allowed:
            return True
        above = above.parent
    return False


def _anchor(tag: Tag, document: Document, roles: Found) -> str:
    return "link" if "href" in tag.attrs else "generic"


def _aside(tag: Tag, document: Document, roles: Found) -> str:
    # HTML-AAM: complementary when scoped to body or main, or when it has a name
    if inside_section(tag, roles, frozenset({"main"})) and not named(tag, document):
        return "generic"
    return "complementary"


def _footer(tag: Tag, document: Document, roles: Found) -> str:
    return "sectionfooter" if inside_section(tag, roles, frozenset()) else "contentinfo"


def _header(tag: Tag, document: Document, roles: Found) -> str:
    return "sectionheader" if inside_section(tag, roles, frozenset()) else "banner"


def _image(tag: Tag, document: Document, roles: Found) -> str:
    # HTML-AAM: an empty alt makes it presentational, unless it has another name or takes the focus
    if tag.attrs.get("alt") == "" and not named(tag, document) and not aria.focusable(tag):
        return "none"
    return "img"


def _input(tag: Tag, document: Document, roles: Found) -> str:
    type_ = kind(tag)
    known = _INPUTS.get(type_)
    if type_ == "checkbox" and "switch" in tag.attrs:
        return "switch"
    if "list" in tag.attrs and (type_ in _LISTED or known is None):
        choices = document.identifiers.get(attribute(tag, "list"))
        if choices is not None and choices.name == "datalist":
            return "combobox"
    return known or "textbox"


def _item(tag: Tag, document: Document, roles: Found) -> str:
    # HTML-AAM: not a list item where an author made something else of the list
    holder = tag.parent
    if holder is not None and holder.name in _LISTS and roles.get(id(holder)) != "list":
        return "generic"
    return "listitem"


_LISTS = frozenset({"ul", "ol", "menu", "dir"})


def _section(tag: Tag, document: Document, roles: Found) -> str:
    return "region" if named(tag, document) else "generic"


def _select(tag: Tag, document: Document, roles: Found) -> str:
    size = aria.whole(tag, "size")
    return "listbox" if "multiple" in tag.attrs or (size is not None and size > 1) else "combobox"


def _summary(tag: Tag, document: Document, roles: Found) -> str:
    holder = tag.parent
    if holder is None or holder.name != "details":
        return "generic"
    first = next(child for child in holder.contents if isinstance(child, Tag) and child.name == "summary")
    return "disclosure" if first is tag else "generic"


def _foreign(tag: Tag) -> str:
    # SVG-AAM 1.0: a drawing is an image; inside one count links, and groups that have a title. MathML-AAM: math
    if tag.name == "svg":
        return "img"
    if tag.name == "g" and any(child.name in ("title", "desc") for child in children(tag)):
        return "group"
    if tag.name == "a":
        return "link" if "href" in tag.attrs or "xlink:href" in tag.attrs else "generic"
    return "math" if tag.name == "math" else "generic"


_RULES: Mapping[str, Callable[[Tag, Document, Found], str]] = {
    "a": _anchor,
    "area": _anchor,
    "aside": _aside,
    "footer": _footer,
    "header": _header,
    "img": _image,
    "input": _input,
    "li": _item,
    "section": _section,
    "select": _select,
    "summary": _summary,
    "table": tables.table_role,
    "tbody": tables.section_role,
    "td": tables.cell_role,
    "tfoot": tables.section_role,
    "th": tables.cell_role,
    "thead": tables.section_role,
    "tr": tables.row_role,
}

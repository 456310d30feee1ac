"""The main content: an outline of nodes in, the words that are marked as content out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import nodes

from plainspoken.flow import Node
from plainspoken.page.content import boilerplate, main_content, with_main

PARAGRAPH = "You can apply for help with your council tax bill if you are on a low income."
MENU = """
navigation
  list
    listitem
      link Home
        text Home
    listitem
      link All services
        text All services
"""
CASES = {
    "the main element": (
        f"{MENU}main\n  heading A {{level=1}}\n    text A\ncontentinfo\n  paragraph\n    text {PARAGRAPH}",
        ["A"],
    ),
    "what the skip link leads to": (
        "link Skip to content {url=https://c.example/#body}\n  text Skip to content\n"
        f"group {{identifier=body}}\n  paragraph\n    text {PARAGRAPH}\nparagraph\n  text {PARAGRAPH} Twice over.",
        [PARAGRAPH],
    ),
    "an element called content": (
        f"paragraph\n  text Before.\ngroup {{identifier=content}}\n  paragraph\n    text {PARAGRAPH}",
        [PARAGRAPH],
    ),
    "the only article": (
        f"paragraph\n  text Before.\narticle\n  paragraph\n    text {PARAGRAPH}",
        [PARAGRAPH],
    ),
    "the densest text": (
        "link Home\n  text Home\n/\nlink News\n  text News\n/\nlink Contact the council\n  text Contact the council\n"
        f"heading Council tax {{level=1}}\n  text Council tax\nparagraph\n  text {PARAGRAPH}\n"
        "link Privacy notice and terms\n  text Privacy notice and terms",
        ["Council tax", PARAGRAPH],
    ),
    "no menu inside the content": (
        f"heading Help {{level=1}}\n  text Help\n{MENU}paragraph\n  text {PARAGRAPH * 9}",
        ["Help", PARAGRAPH * 9],
    ),
    "no cookie banner": (
        f"region Cookies on this site\n  paragraph\n    text {PARAGRAPH}\nheading Bins {{level=1}}\n  text Bins\n"
        f"paragraph\n  text {PARAGRAPH}",
        ["Bins", PARAGRAPH],
    ),
    "a page that is only a form": (
        f"{MENU}heading Your postcode {{level=1}}\n  text Your postcode\ntextbox Postcode",
        ["Your postcode"],
    ),
    "nothing at all": ("", []),
}


@pytest.mark.parametrize("outline, expected", CASES.values(), ids=CASES)
def test_main_content(outline, expected):
    marked = with_main(nodes(outline))
    start, end = main_content(nodes(outline))
    assert [node.name for node in marked if node.role == "text" and node.main] == expected
    assert all(start <= node.index < end for node in marked if node.main)


def test_nodes_that_are_marked_stay_as_they_are():
    page = nodes("paragraph\n  text A {main=True}\nparagraph\n  text B")
    assert with_main(page) is page


def test_a_heading_is_marked_with_its_words():
    marked = with_main(nodes(f"heading Help {{level=1}}\n  text Help\nparagraph\n  text {PARAGRAPH}"))
    assert marked[0].main


PARTS = [
    ("banner\n  text x", "banner"),
    ("navigation\n  text x", "navigation"),
    ("contentinfo\n  text x", "footer"),
    ("complementary\n  text x", "aside"),
    ("region Cookies on GOV.UK\n  text x", "cookies"),
    ("group {identifier=global-cookie-message}\n  text x", "cookies"),
    ("region Feedback\n  text x", "feedback"),
    ("form Is this page useful?\n  text x", "feedback"),
    ("link Skip to main content {url=#main}\n  text x", "skip"),
    ("link Cookies\n  text x", ""),
    ("main\n  text x", ""),
    ("region Opening times\n  text x", ""),
]


@pytest.mark.parametrize("outline, part", PARTS)
def test_boilerplate(outline, part):
    assert boilerplate(nodes(outline)) == (part, part)


@given(st.lists(st.tuples(st.sampled_from(["text", "link", "heading", "list"]), st.text(max_size=60)), max_size=20))
def test_any_page_has_a_span(things):
    page = tuple(Node(i, "0", role, name, -1, i + 1, line=i) for i, (role, name) in enumerate(things))
    start, end = main_content(page)
    assert 0 <= start <= end <= len(page)
    assert len(with_main(page)) == len(page)

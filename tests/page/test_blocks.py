"""Blocks: an outline of nodes in, the blocks expected out, each as its kind and its sentences."""

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outlines import nodes

from plainspoken.flow import Node
from plainspoken.page import parse
from plainspoken.page.blocks import blocks
from plainspoken.page.structure import ancestors

CASES = {
    "a heading and a paragraph": (
        """
heading Council tax {level=1}
  text Council tax
paragraph
  text Pay your bill. Do it online.
""",
        [("heading", "Council tax"), ("paragraph", "Pay your bill.", "Do it online.")],
    ),
    "a link inside text": (
        """
paragraph
  text "You can "
  link pay online
    text pay online
  text ". It is quick."
""",
        [("paragraph", "You can pay online.", "It is quick.")],
    ),
    "a heading is one sentence": (
        """
heading x {level=2}
  text Who can apply? What you need
""",
        [("heading", "Who can apply? What you need")],
    ),
    "list items": (
        """
list
  listitem
    text a passport
  listitem
    link a driving licence
      text a driving licence
""",
        [("item", "a passport"), ("item", "a driving licence")],
    ),
    "a nested list": (
        """
list
  listitem
    text Bins
    list
      listitem
        text Green bin
      listitem
        text Blue bin
    text and more
""",
        [("item", "Bins"), ("item", "Green bin"), ("item", "Blue bin"), ("paragraph", "and more")],
    ),
    "a paragraph inside a list item": (
        """
list
  listitem
    paragraph
      text First part.
    paragraph
      text Second part.
""",
        [("item", "First part."), ("paragraph", "Second part.")],
    ),
    "a data table": (
        """
table
  caption
    text Bin days
  row
    columnheader Area
      text Area
    columnheader Day
      text Day
  row
    cell North
      text North
    cell Monday. Early
      text Monday. Early.
""",
        [("caption", "Bin days"), ("row", "Area", "Day"), ("row", "North", "Monday.", "Early.")],
    ),
    "a row that holds a heading is read in parts": (
        """
table
  row
    cell
      heading Part {level=2}
        text Part
      paragraph
        text Words
""",
        [("heading", "Part"), ("paragraph", "Words")],
    ),
    "a field after its label": (
        """
text Postcode
/
textbox Postcode
""",
        [("field", "Postcode")],
    ),
    "a field after its label, hint and error": (
        """
text Postcode
paragraph
  text For example SW1A 2AA.
paragraph
  text Error: Enter a postcode
textbox Postcode {description=For example SW1A 2AA. Error: Enter a postcode}
""",
        [("field", "Postcode For example SW1A 2AA. Error: Enter a postcode")],
    ),
    "a field whose label is the heading": (
        """
heading What is your name? {level=1}
  text What is your name?
textbox What is your name?
""",
        [("heading", "What is your name?"), ("field", "")],
    ),
    "a field with a label of its own": (
        """
paragraph
  text Find things.
searchbox Search this site
""",
        [("paragraph", "Find things."), ("field", "Search this site")],
    ),
    "a field without any label": ("textbox", [("field", "")]),
    "a radio before its label and hint": (
        """
radio Yes {description=Only in England}
text Yes
paragraph
  text Only in England
/
radio No
text No
""",
        [("field", "Yes Only in England"), ("field", "No")],
    ),
    "a box after its label": (
        """
text I agree
checkbox I agree
""",
        [("field", "I agree")],
    ),
    "a field within its label": (
        """
text Within
spinbutton Within 3 miles
text miles
""",
        [("field", "Within miles")],
    ),
    "the options of a select are not read out": (
        """
text Title
/
combobox Title
  option Mr
    text Mr
  option Mrs
    text Mrs
""",
        [("field", "Title")],
    ),
    "what is typed in a field is not read as text": (
        """
textbox Name {value=Jo}
  text Jo
""",
        [("field", "Name")],
    ),
    "buttons": (
        """
button Continue
  text Continue
button Save
  text Save
""",
        [("button", "Continue"), ("button", "Save")],
    ),
    "a disclosure": (
        """
disclosure Help with this
  text Help with this
paragraph
  text More.
""",
        [("disclosure", "Help with this"), ("paragraph", "More.")],
    ),
    "images": (
        """
img Anytown crest
paragraph
  text "Turn "
  img left
  text at the church.
""",
        [("image", "Anytown crest"), ("paragraph", "Turn left at the church.")],
    ),
    "a link whose name says more than its words": (
        """
paragraph
  text "Bin day: Monday. "
  link Change your bin day
    text Change
""",
        [("paragraph", "Bin day: Monday.", "Change your bin day")],
    ),
    "a link with nothing but a name": ("link Facebook", [("paragraph", "Facebook")]),
    "a description list": (
        """
term
  text Name
definition
  text Jo Bloggs
definition
  link Change name
    text Change name
term
  text Address
definition
  text 1 High Street
""",
        [("definition", "Name", "Jo Bloggs", "Change name"), ("definition", "Address", "1 High Street")],
    ),
    "a quotation": (
        """
blockquote
  paragraph
    text It helped me.
""",
        [("quote", "It helped me.")],
    ),
    "lines of an address are sentences": (
        """
paragraph
  text 10 High Street
  /
  text Anytown
  /
  text AN1 2AB
""",
        [("paragraph", "10 High Street", "Anytown", "AN1 2AB")],
    ),
    "silent things make no block": (
        """
separator
list
navigation Menu
text "  "
img
""",
        [],
    ),
}


@pytest.mark.parametrize("outline, expected", CASES.values(), ids=CASES)
def test_blocks(outline, expected):
    found = [(b.kind, *("".join(r.text for r in s) for s in b.sentences)) for b in blocks(nodes(outline))]
    assert found == expected


def test_no_nodes_make_no_blocks():
    assert blocks(()) == ()


def test_a_link_keeps_its_own_node():
    (block,) = blocks(nodes('paragraph\n  text "You can "\n  link pay\n    text pay\n  text " now."'))
    assert [(run.text, run.node) for run in block.sentences[0]] == [("You can ", 1), ("pay", 2), (" now.", 4)]


def test_the_words_of_a_cell_bear_the_cell():
    page = nodes("table\n  row\n    cell North\n      text North\n    cell\n      link Map\n        text Map")
    (block,) = blocks(page)
    assert [[page[run.node].role for run in sentence] for sentence in block.sentences] == [["cell"], ["link"]]


def test_a_block_starts_at_the_thing_it_is():
    page = nodes(
        "main\n  heading A {level=1}\n    text A\n  list\n    listitem\n      link B\n        text B\n  table\n"
        "    row\n      cell C\n        text C"
    )
    found = blocks(page)
    assert [page[block.start].role for block in found] == ["heading", "listitem", "row"]
    assert [block.end for block in found] == [3, 7, 11]


def test_a_field_block_always_has_a_run_of_the_field():
    page = nodes("text Name\n/\ntextbox Name\nradio Yes\ntext Yes\nheading Q {level=1}\n  text Q\ntextbox Q")
    for block in blocks(page):
        if block.kind == "field":
            assert any(page[run.node].role in ("textbox", "radio") for run in block.sentences[0])
            assert len(block.sentences) == 1


def test_main_skipped_and_language_come_from_the_first_words():
    page = nodes("paragraph\n  text Bore da {language=cy; main=True; skipped=True}")
    (block,) = blocks(page)
    assert (block.main, block.skipped, block.language) == (True, True, "cy")


ROLES = ["text", "link", "paragraph", "heading", "list", "listitem", "table", "row", "cell", "strong", "group"]


@st.composite
def trees(draw):
    """Any nodes of these roles, nested as they come; a name only for texts and images, so that words are countable."""
    made: list[Node] = []
    line = 0

    def grow(parent: int, depth: int) -> None:
        nonlocal line
        for _ in range(draw(st.integers(0, 3 if depth else 6))):
            role = draw(st.sampled_from([*ROLES, "img", "textbox"]))
            name = draw(st.sampled_from([" a ", "One two. Three", "x", "", "  "])) if role in ("text", "img") else ""
            line += draw(st.booleans())
            index = len(made)
            made.append(Node(index, "0", role, name, parent, line=line))
            if role not in ("text", "img", "textbox") and depth < 4:
                grow(index, depth + 1)
            made[index] = Node(index, "0", role, name, parent, len(made), line)

    grow(-1, 0)
    return tuple(made)


@given(trees())
def test_every_word_is_in_exactly_one_block_in_order(page):
    found = blocks(page)
    read = "".join(run.text for block in found for sentence in block.sentences for run in sentence)
    assert "".join(read.split()) == "".join("".join(node.name.split()) for node in page)
    assert all(before.end <= after.start for before, after in pairwise(found))
    inside = [node.index for block in found for node in page[block.start : block.end] if node.name.strip()]
    assert inside == [node.index for node in page if node.name.strip()]
    assert sum(node.role == "textbox" for node in page) == sum(
        page[run.node].role == "textbox" for block in found for sentence in block.sentences for run in sentence
    )


YARDSTICKS = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", Path(__file__).parents[2] / ".." / "shared"))
PAGES = sorted((YARDSTICKS / "pages" / "html").glob("*.html"))
NAMED = {"textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider", "checkbox", "radio", "switch", "button"}
NAMED |= {"disclosure", "option", "link", "img", "progressbar", "meter"}


@pytest.mark.skipif(not PAGES, reason=f"no yardstick in {YARDSTICKS / 'pages'}")
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_no_word_of_a_real_page_is_lost_or_out_of_order(path):
    page = parse(path.read_bytes(), f"https://council.example/{path.name}")
    read = iter("".join(block.text for block in page.blocks))
    for node in page.nodes:
        around = ancestors(page, node.index)
        if node.role == "text" and not any(page.nodes[index].role in NAMED for index in around):
            assert all(letter in read for letter in node.name if not letter.isspace()), node.name
    assert all(before.end <= after.start for before, after in pairwise(page.blocks))
    assert all(page.nodes[b.start].role == "heading" for b in page.blocks if b.kind == "heading")

"""Finding one's way: an outline of a page in, node numbers out."""

import pytest
from outlines import nodes

from plainspoken.flow import Control, Form, Page
from plainspoken.page import cells as table_cells
from plainspoken.page.blocks import blocks
from plainspoken.page.structure import KINDS, ancestors, block_at, items, section


def page_of(outline: str, forms: tuple[Form, ...] = ()) -> Page:
    found = nodes(outline)
    return Page("https://c.example/", nodes=found, blocks=blocks(found), forms=forms)


PAGE = page_of(
    """
banner
  link Home
    text Home
main
  heading Bins {level=1}
    text Bins
  paragraph
    text All about bins.
  heading Green bins {level=2}
    text Green bins
  list
    listitem
      text grass
  heading Grass {level=3}
    text Grass
  paragraph
    text More grass.
  heading Blue bins {level=2}
    text Blue bins
  textbox Postcode
  button Find
  img Map
  disclosure Help
  region
    text nothing
  region Times
    text Monday
contentinfo
  link {url=x}
  text End
""",
    (Form("0/1/9", "https://c.example/", controls=(Control("0/1/18", "text", node=18),)), Form("0/2", "")),
)

KINDS_FOUND = {
    "heading": [4, 8, 13, 17],
    "section": [4, 8, 17],
    "link": [1],
    "list": [10],
    "item": [11],
    "table": [],
    "button": [20, 22],
    "field": [19],
    "landmark": [0, 3, 25, 27],
    "image": [21],
    "paragraph": [1, 6, 15, 24, 26, 29],
    "form": [18],
    "task": [],
    "step": [],
    "error": [],
}


@pytest.mark.parametrize("kind", KINDS)
def test_items(kind):
    assert list(items(PAGE, kind)) == KINDS_FOUND[kind]


def test_an_unknown_kind_is_refused_with_those_that_are_known():
    with pytest.raises(ValueError, match=r"unicorn.*heading"):
        items(PAGE, "unicorn")


def test_what_is_skipped_is_no_item():
    page = page_of("heading A {level=1; skipped=True}\n  text A {skipped=True}\nheading B {level=1}\n  text B")
    assert items(page, "heading") == (2,)


SECTIONS = [
    (4, (4, 27)),
    (7, (4, 27)),
    (8, (8, 17)),
    (12, (8, 17)),
    (14, (13, 17)),
    (18, (17, 27)),
    (1, (0, 3)),
    (29, (27, 30)),
]


@pytest.mark.parametrize("node, span", SECTIONS)
def test_section(node, span):
    assert section(PAGE, node) == span


def test_ancestors_come_nearest_first():
    assert ancestors(PAGE, 12) == (11, 10, 3)
    assert ancestors(PAGE, 0) == ()
    assert ancestors(PAGE, 99) == ()


BLOCKS_AT = [(0, "Home"), (2, "Home"), (3, "Bins"), (5, "Bins"), (10, "grass"), (12, "grass"), (29, "End")]


@pytest.mark.parametrize("node, text", BLOCKS_AT)
def test_block_at(node, text):
    assert PAGE.blocks[block_at(PAGE, node)].text == text


def test_a_page_without_words_has_no_block():
    assert block_at(page_of("list"), 0) == -1


TABLE = page_of(
    """
paragraph
  text before
table
  row
    columnheader Area {row=1; column=1}
      text Area
    columnheader Bins {row=1; column=2}
      text Bins
  row
    rowheader North {row=2; column=1}
      text North
    cell Monday {row=2; column=2}
      table
        row
          cell Early {row=1; column=1}
            text Early
  row
    cell Both {row=3; column=1}
      text Both
    cell x {row=3; column=3}
      text x
"""
)


def test_a_table_is_a_grid_without_the_tables_inside():
    assert table_cells.cells(TABLE, 2) == ((4, 6, 6), (9, 11, 11), (17, 17, 19))
    assert table_cells.cells(TABLE, 12) == ((14,),)


def test_cells_by_row_and_column():
    assert table_cells.cell_at(TABLE, 2, 2, 1) == 9
    assert table_cells.cell_at(TABLE, 2, 3, 2) == 17
    assert table_cells.cell_at(TABLE, 2, 4, 1) == -1
    assert table_cells.cell_at(TABLE, 2, 0, 1) == -1


def test_rows_and_columns_of_a_cell():
    assert table_cells.row(TABLE, 17) == (17, 19)
    assert table_cells.column(TABLE, 6) == (6, 11, 17)
    assert table_cells.row(TABLE, 1) == table_cells.column(TABLE, 1) == ()


def test_the_table_and_cell_around_a_node():
    assert (table_cells.table_of(TABLE, 15), table_cells.cell_of(TABLE, 15)) == (12, 14)
    assert (table_cells.table_of(TABLE, 1), table_cells.cell_of(TABLE, 1)) == (-1, -1)

"""Where cells stand in their table, and which header cells speak for them.

Rows and columns are counted from 1 and follow rowspan and colspan. Sources: HTML, "forming a table" and "algorithm for
assigning header cells"; WAI-ARIA 1.2, aria-rowindex and aria-colindex.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bs4 import Tag

from plainspoken.page import aria, tables, tree
from plainspoken.page.document import Document
from plainspoken.page.roles import Roles

WIDEST = 100
MOST_COLUMNS = 256
TALLEST = 65_534
MOST_ROWS = 10_000
MOST_HEADERS = 4
"""Spans wider than 100 columns, cells beyond the 256th column, rows said to be beyond the 10,000th, more than four
headers help nobody: bounds for time."""

_CELLS = frozenset({"cell", "columnheader", "gridcell", "rowheader"})


class Position(NamedTuple):
    """A cell's place, counted from 1, and its header cells by `id(tag)`; a row's has 0 for its column."""

    row: int
    column: int
    column_headers: tuple[int, ...] = ()
    row_headers: tuple[int, ...] = ()


@dataclass(slots=True)
class _Heads:
    """The header cells met so far on the way down a table."""

    columns: dict[int, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    reaching: dict[int, tuple[int, int]] = field(default_factory=dict)
    beside: tuple[int, ...] = ()
    """The row headers that the cells to the right belong to, and whether the last cell was one."""
    adjacent: bool = False

    def begin(self, row: int) -> None:
        """Begin a row: row headers reach into it only by their rowspan."""
        self.reaching = {column: (last, head) for column, (last, head) in self.reaching.items() if last >= row}
        self.beside = tuple(head for _, head in list(self.reaching.values())[:MOST_HEADERS])
        self.adjacent = bool(self.beside)

    def above(self, columns: range) -> tuple[int, ...]:
        """Give the column headers over some columns, each once."""
        return tuple(dict.fromkeys(head for one in columns for head in self.columns.get(one, (0, ()))[1]))

    def note(self, cell: Tag, role: str, row: int, columns: range, tall: int) -> None:
        """Remember a header cell for the cells below it and beside it; a new block replaces the last."""
        if role == "columnheader":
            for one in columns:
                last, kept = self.columns.get(one, (0, ()))
                joined = (*kept, id(cell)) if last == row - 1 else (id(cell),)
                self.columns[one] = (row + tall - 1, joined[:MOST_HEADERS])
        if role == "rowheader":
            self.beside = (*self.beside, id(cell))[:MOST_HEADERS] if self.adjacent else (id(cell),)
            if tall > 1:
                self.reaching[columns[0]] = (row + tall - 1, id(cell))
        self.adjacent = role == "rowheader"


def positions(document: Document, roles: Roles) -> dict[int, Position]:
    """Find the place of every row and cell of every table that holds data, by its `id(tag)`."""
    found: dict[int, Position] = {}
    for tag in roles.having(*sorted(tables.TABLES)):
        _place(_rows(tag, roles), document, roles, found)
    return found


def _rows(table: Tag, roles: Roles) -> list[Tag]:
    if table.name == "table":
        return list(tables.rows(table))
    return [tag for tag in _within(table, roles) if roles[tag] == "row"]


def _within(table: Tag, roles: Roles) -> Iterator[Tag]:
    """Go through the elements of an ARIA table, leaving out those of tables inside it."""
    inner: set[int] = set()
    for tag in tree.elements(table):
        if id(tag.parent) in inner or roles[tag] in tables.TABLES:
            inner.add(id(tag))
        else:
            yield tag


def _place(rows: Sequence[Tag], document: Document, roles: Roles, found: dict[int, Position]) -> None:
    """Lay a table's cells out on a grid, row by row, and note for each what heads it."""
    heads = _Heads()
    taken: dict[int, int] = {}
    for number, row in enumerate(rows, 1):
        column = 1
        heads.begin(number)
        said = _index(row, "aria-rowindex", MOST_ROWS) or number
        found[id(row)] = Position(said, 0)
        for cell in _cells(row, roles):
            while taken.get(column, 0) >= number:
                column += 1
            if column > MOST_COLUMNS:
                break
            columns = range(column, column + _span(cell, "colspan", WIDEST))
            tall = _span(cell, "rowspan", TALLEST)
            if tall > 1:
                taken.update(dict.fromkeys(columns, number + tall - 1))
            found[id(cell)] = _position(cell, said, columns, heads, document)
            heads.note(cell, roles[cell], number, columns, tall)
            column = columns.stop


def _position(cell: Tag, row: int, columns: range, heads: _Heads, document: Document) -> Position:
    """Give a cell's place and headers: those its headers attribute names, else those above and beside it."""
    column = _index(cell, "aria-colindex", MOST_COLUMNS) or columns.start
    above, beside = heads.above(columns), heads.beside
    named = [id(header) for header in document.referenced(cell, "headers")]
    if named:
        over = {head for _, kept in heads.columns.values() for head in kept}
        above = tuple(head for head in named if head in over)
        beside = tuple(head for head in named if head not in over)
    return Position(row, column, above, tuple(head for head in beside if head != id(cell)))


def _index(tag: Tag, name: str, most: int) -> int:
    """Give what an author says of a row's or a cell's place, 0 for nothing or for what no table needs."""
    said = aria.whole(tag, name) or 0
    return said if 0 < said <= most else 0


def _cells(row: Tag, roles: Roles) -> list[Tag]:
    """Give a row's cells: HTML's, or those that roles make so however deep."""
    if row.name == "tr":
        return tables.cells(row)
    return [tag for tag in _within(row, roles) if roles[tag] in _CELLS]


def _span(cell: Tag, name: str, most: int) -> int:
    said = aria.whole(cell, name)
    if said == 0 and name == "rowspan":
        return most  # HTML: to the end of the table
    return min(max(said or 1, 1), most)

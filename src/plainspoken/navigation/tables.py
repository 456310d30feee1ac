"""Moving about a table by row and column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from plainspoken.flow import Intent, Mark, Page, Place, Read, Reason, Step, Tell
from plainspoken.navigation.step import Handler, on_page, say, stay, tell
from plainspoken.page import cells as grids
from plainspoken.page.structure import TABLES


@dataclass(frozen=True, slots=True)
class Here:
    """The table and cell that the reading is at; `entering` where it stands before the table's first cell."""

    table: int
    cell: int
    entering: bool


def here(place: Place, page: Page) -> Here | None:
    """The cell at the mark; before a table's cells its first; the page's only table's, wherever that is; else None."""
    if not page.nodes:
        return None
    node = min(place.mark.node, len(page.nodes) - 1)
    table = grids.table_of(page, node)
    if table < 0:
        tables = [n.index for n in page.nodes if n.role in TABLES and not n.skipped]
        following = [index for index in tables if index >= node]
        table = following[0] if following else tables[0] if len(tables) == 1 else -1
    own = [index for row in grids.cells(page, table) for index in row if index >= 0] if table >= 0 else []
    if not own:
        return None
    cell = grids.cell_of(page, node)
    if cell in own:
        return Here(table, cell, entering=False)
    following = [index for index in own if index >= node]
    return Here(table, (following or own)[0], entering=node <= table)


def in_table(move: Callable[[Intent, Place, Page, Here], Step]) -> Handler:
    """A handler that needs a table: without one it says so."""

    def checked(intent: Intent, place: Place, page: Page) -> Step:
        at = here(place, page)
        return say(place, "table.none") if at is None else move(intent, place, page, at)

    return on_page(checked)


def by_row(step: int) -> Handler:
    """A handler that moves down (1) or up (-1) a row, in the same column."""

    def move(intent: Intent, place: Place, page: Page, at: Here) -> Step:
        cell = page.nodes[at.cell]
        row = _first_data_row(page, at.table) if at.entering else cell.row + step
        target = _in_row(page, at.table, row, cell.column)
        if target < 0:
            return say(place, "table.last_row" if step > 0 else "table.first_row")
        return read_cells(place, page, (target,), Reason.COLUMN, _row_told(page, at.table, row))

    return in_table(move)


def by_column(step: int) -> Handler:
    """A handler that moves right (1) or left (-1) a column, in the same row."""

    def move(intent: Intent, place: Place, page: Page, at: Here) -> Step:
        row = grids.row(page, at.cell)
        target = row.index(at.cell) + (0 if at.entering else step)
        if not 0 <= target < len(row):
            return say(place, "table.last_column" if step > 0 else "table.first_column")
        return read_cells(place, page, (row[target],), Reason.ROW)

    return in_table(move)


def read_row(intent: Intent, place: Place, page: Page, at: Here) -> Step:
    """Read every cell of the row, each after its column's header, and stay where we are in it."""
    return _stay_at(at, read_cells(place, page, grids.row(page, at.cell), Reason.ROW))


def read_column(intent: Intent, place: Place, page: Page, at: Here) -> Step:
    """Read every cell of the column, each after its row's header, and stay where we are in it."""
    return _stay_at(at, read_cells(place, page, grids.column(page, at.cell), Reason.COLUMN))


def _stay_at(at: Here, taken: Step) -> Step:
    return replace(taken, place=replace(taken.place, mark=Mark(at.cell)))


def row_number(intent: Intent, place: Place, page: Page, at: Here) -> Step:
    """Read a row by its number; a row of nothing but column headers is not counted."""
    rows = [grids.cells(page, at.table)[row - 1] for row in _data_rows(page, at.table)]
    number = intent.number("number") or 0
    if not 1 <= number <= len(rows):
        return say(place, "table.no_row", number=number, count=len(rows))
    row = tuple(dict.fromkeys(index for index in rows[number - 1] if index >= 0))
    return read_cells(place, page, row, Reason.ROW)


def read_cell(intent: Intent, place: Place, page: Page, at: Here) -> Step:
    """Say where in the table we are and read the cell."""
    cell = page.nodes[at.cell]
    column = tell("table.column", number=cell.column)
    return read_cells(place, page, (at.cell,), Reason.ROW, _row_told(page, at.table, cell.row), column)


def read_cells(place: Place, page: Page, cells: tuple[int, ...], reason: Reason, *before: Tell) -> Step:
    """Move to the first of some cells and read them all."""
    reads = [Read(Mark(index), page.nodes[index].end, reason) for index in cells]
    return stay(replace(place, mark=Mark(cells[0]), spoken=Mark(cells[0]), finished=False), *before, *reads)


def _data_rows(page: Page, table: int) -> list[int]:
    """The rows that are counted, by their place in the grid: all but those of nothing but column headers."""
    return [number for number, row in enumerate(grids.cells(page, table), 1) if any(_is_data(page, i) for i in row)]


def _first_data_row(page: Page, table: int) -> int:
    return next(iter(_data_rows(page, table)), 1)


def _row_told(page: Page, table: int, row: int) -> Tell:
    rows = _data_rows(page, table)
    return tell("table.row", number=rows.index(row) + 1) if row in rows else tell("table.headings")


def _in_row(page: Page, table: int, row: int, column: int) -> int:
    """The cell of a row in a column, the one nearest before it where a cell from above spans that place, or after."""
    grid = grids.cells(page, table)
    if not 1 <= row <= len(grid):
        return -1
    line = grid[row - 1]
    there = [index for index in (*line[:column][::-1], *line[column:]) if index >= 0]
    return there[0] if there else -1


def _is_data(page: Page, index: int) -> bool:
    return index >= 0 and page.nodes[index].role != "columnheader"


HANDLERS: dict[str, Handler] = {
    "table.next_row": by_row(1),
    "table.previous_row": by_row(-1),
    "table.next_column": by_column(1),
    "table.previous_column": by_column(-1),
    "table.read_row": in_table(read_row),
    "table.read_column": in_table(read_column),
    "table.row_number": in_table(row_number),
    "table.cell": in_table(read_cell),
}

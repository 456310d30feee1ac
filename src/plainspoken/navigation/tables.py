"""Moving about a table by row and column."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Intent, Mark, Node, Page, Place, Read, Reason, Step, Tell
from plainspoken.navigation.step import Handler, on_page, say, stay, tell

CELL_ROLES = frozenset({"cell", "gridcell", "columnheader", "rowheader"})
TABLE_ROLES = frozenset({"table", "grid", "treegrid"})


def table_of(page: Page, node: int) -> Node | None:
    """The innermost table that a node is in, or None."""
    while node >= 0:
        if page.nodes[node].role in TABLE_ROLES:
            return page.nodes[node]
        node = page.nodes[node].parent
    return None


def cells(page: Page, table: Node) -> tuple[Node, ...]:
    """A table's own cells in document order, those of tables within it left out."""
    inside = page.nodes[table.index + 1 : table.end]
    return tuple(node for node in inside if node.role in CELL_ROLES and table_of(page, node.index) is table)


def cell_of(page: Page, table: Node, node: int) -> Node | None:
    """The cell that a node is in; a row's first cell for the row itself; the first cell for the table itself."""
    own = cells(page, table)
    holding = [cell for cell in own if cell.index <= node < cell.end]
    if holding:
        return holding[-1]
    return next((cell for cell in own if cell.index >= node), None)


def cell_at(page: Page, table: Node, row: int, column: int) -> Node | None:
    """The cell in a row that covers a column, counted from 1."""
    in_row = [cell for cell in cells(page, table) if cell.row == row]
    return next((cell for cell in reversed(in_row) if cell.column <= column), in_row[0] if in_row else None)


def _here(place: Place, page: Page) -> tuple[Node, Node] | None:
    table = table_of(page, place.mark.node)
    if table is None:  # a person who has only just heard "table" is in front of it
        table = next((n for n in page.nodes[place.mark.node :] if n.role in TABLE_ROLES), None)
    cell = cell_of(page, table, place.mark.node) if table else None
    return (table, cell) if table and cell else None


def by_row(step: int) -> Handler:
    """A handler that moves down (1) or up (-1) a row, in the same column."""

    def move(intent: Intent, place: Place, page: Page) -> Step:
        here = _here(place, page)
        if here is None:
            return say(place, "table.none")
        table, cell = here
        entering = table_of(page, place.mark.node) is None
        target = cell if entering else cell_at(page, table, cell.row + step, cell.column)
        if target is None:
            return say(place, "table.last_row" if step > 0 else "table.first_row")
        return _read_cells(place, (target,), Reason.COLUMN, tell("table.row", number=target.row))

    return on_page(move)


def by_column(step: int) -> Handler:
    """A handler that moves right (1) or left (-1) a column, in the same row."""

    def move(intent: Intent, place: Place, page: Page) -> Step:
        here = _here(place, page)
        if here is None:
            return say(place, "table.none")
        in_row = [cell for cell in cells(page, here[0]) if cell.row == here[1].row]
        at = in_row.index(here[1]) + step
        if not 0 <= at < len(in_row):
            return say(place, "table.last_column" if step > 0 else "table.first_column")
        return _read_cells(place, (in_row[at],), Reason.ROW)

    return on_page(move)


def read_row(intent: Intent, place: Place, page: Page) -> Step:
    """Read every cell of the row, each after its column's header."""
    here = _here(place, page)
    if here is None:
        return say(place, "table.none")
    return _row(place, page, here[0], here[1].row)


def row_number(intent: Intent, place: Place, page: Page) -> Step:
    """Read a row by its number, the header row left out of the count where there is one."""
    here = _here(place, page)
    if here is None:
        return say(place, "table.none")
    own = cells(page, here[0])
    header_rows = _header_rows(own)
    rows = sorted({cell.row for cell in own} - header_rows)
    number = intent.number("number") or 0
    if not 1 <= number <= len(rows):
        return say(place, "table.no_row", number=number, count=len(rows))
    return _row(place, page, here[0], rows[number - 1])


def _header_rows(own: tuple[Node, ...]) -> set[int]:
    plain = {cell.row for cell in own if cell.role != "columnheader"}
    return {cell.row for cell in own} - plain


def _row(place: Place, page: Page, table: Node, row: int) -> Step:
    return _read_cells(place, tuple(cell for cell in cells(page, table) if cell.row == row), Reason.ROW)


def read_column(intent: Intent, place: Place, page: Page) -> Step:
    """Read every cell of the column, each after its row's header."""
    here = _here(place, page)
    if here is None:
        return say(place, "table.none")
    column = tuple(cell for cell in cells(page, here[0]) if cell.column == here[1].column)
    return _read_cells(place, column, Reason.COLUMN)


def read_cell(intent: Intent, place: Place, page: Page) -> Step:
    """Say where in the table we are and read the cell."""
    here = _here(place, page)
    if here is None:
        return say(place, "table.none")
    at = tell("table.at", row=here[1].row, column=here[1].column)
    return _read_cells(place, (here[1],), Reason.ROW, at)


def _read_cells(place: Place, chosen: tuple[Node, ...], reason: Reason, *before: Tell) -> Step:
    reads = [Read(Mark(cell.index), cell.end, reason) for cell in chosen]
    return stay(replace(place, mark=Mark(chosen[0].index), finished=False), *before, *reads)


HANDLERS: dict[str, Handler] = {
    "table.next_row": by_row(1),
    "table.previous_row": by_row(-1),
    "table.next_column": by_column(1),
    "table.previous_column": by_column(-1),
    "table.read_row": on_page(read_row),
    "table.read_column": on_page(read_column),
    "table.row_number": on_page(row_number),
    "table.cell": on_page(read_cell),
}

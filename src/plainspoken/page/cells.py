"""A data table's cells: the grid they stand in, a row or a column of it, the headers of a cell."""

from __future__ import annotations

from plainspoken.flow import Node, Page
from plainspoken.page.leaves import CELLS
from plainspoken.page.structure import TABLES, ancestors

Grid = tuple[tuple[int, ...], ...]


def table_of(page: Page, node: int) -> int:
    """The innermost table that a node is in or is, -1 where there is none."""
    return next((i for i in (node, *ancestors(page, node)) if page.nodes[i].role in TABLES), -1)


def cell_of(page: Page, node: int) -> int:
    """The innermost cell that a node is in or is, -1 where there is none."""
    return next((i for i in (node, *ancestors(page, node)) if page.nodes[i].role in CELLS), -1)


def cells(page: Page, table: int) -> Grid:
    """A table's cells by row and column; a cell that spans several columns stands in each; -1 for no cell.

    Cells bear their row and column, counted from 1; the cells of tables inside are left out.
    """
    own = _own(page, table)
    width = max((node.column for node in own), default=0)
    height = max((node.row for node in own), default=0)
    grid = [[-1] * width for _ in range(height)]
    for node in own:
        if node.row > 0 and node.column > 0:
            grid[node.row - 1][node.column - 1] = node.index
    return tuple(tuple(_spread(row)) for row in grid)


def cell_at(page: Page, table: int, row: int, column: int) -> int:
    """The cell of a row and a column, both counted from 1; -1 beyond the table's edge."""
    grid = cells(page, table)
    inside = 1 <= row <= len(grid) and 1 <= column <= len(grid[row - 1])
    return grid[row - 1][column - 1] if inside else -1


def row(page: Page, cell: int) -> tuple[int, ...]:
    """The cells of a cell's row, each once, left to right."""
    table, at = table_of(page, cell), page.nodes[cell].row
    return tuple(node.index for node in _own(page, table) if node.row == at) if table >= 0 else ()


def column(page: Page, cell: int) -> tuple[int, ...]:
    """The cells of a cell's column, each once, top to bottom."""
    table, at = table_of(page, cell), page.nodes[cell].column
    if table < 0:
        return ()
    found = (line[at - 1] for line in cells(page, table) if 0 < at <= len(line))
    return tuple(dict.fromkeys(index for index in found if index >= 0))


def headers(page: Page, cell: int) -> tuple[int, ...]:
    """The cells that head a cell: its row's, then its column's, itself left out."""
    node = page.nodes[cell]
    return tuple(dict.fromkeys(i for i in (*node.row_headers, *node.column_headers) if i != cell))


def _own(page: Page, table: int) -> list[Node]:
    found: list[Node] = []
    index, end = table + 1, page.nodes[table].end
    while index < end:
        node = page.nodes[index]
        if node.role in CELLS:
            found.append(node)
        index = max(index + 1, node.end) if node.role in TABLES else index + 1
    return found


def _spread(line: list[int]) -> list[int]:
    """A row in which the gap after a cell is the same cell, for one that spans columns."""
    filled: list[int] = []
    for index in line:
        filled.append(index if index >= 0 or not filled else filled[-1])
    return filled

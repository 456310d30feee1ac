"""Tables: those of data that no header explains, and those that only lay out the page but have headers."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.page import tables
from plainspoken.page.document import attribute
from plainspoken.page.findings.finding import Inspected, Spot

_HEADERS = frozenset({"columnheader", "rowheader"})


def headless(inspected: Inspected) -> Iterator[Spot]:
    """Tables of data, of two rows and two columns or more, without a header cell."""
    for tag, node in inspected.shown("table"):
        inside = inspected.page.nodes[node.index + 1 : node.end]
        if node.role != "table" or any(n.role in _HEADERS or n.role == "table" for n in inside):
            continue
        rows = [tables.cells(row) for row in tables.rows(tag)]
        if len(rows) > 1 and max(map(len, rows)) > 1:
            yield Spot(tag, (("table", _called(inspected, tag)), ("rows", len(rows))))


def headed_layout(inspected: Inspected) -> Iterator[Spot]:
    """Tables said to be no tables (role none or presentation) that have header cells, a caption or a summary."""
    for tag in inspected.document.elements:
        if tag.name != "table" or tag.namespace is not None or inspected.document.box(tag).hidden:
            continue
        if inspected.roles[tag] == "none" and attribute(tag, "role") and _is_headed(tag):
            yield Spot(tag, (("table", _called(inspected, tag)),))


def _is_headed(table: Tag) -> bool:
    if attribute(table, "summary") or any(
        part.name == "caption" for part in table.find_all("caption", recursive=False)
    ):
        return True
    return any(cell.name == "th" or "scope" in cell.attrs for row in tables.rows(table) for cell in tables.cells(row))


def _called(inspected: Inspected, table: Tag) -> str:
    """The table's name, else the words it begins with."""
    node = inspected.node(table)
    if node is not None and node.name:
        return inspected.called(table)
    first = next((cell for row in tables.rows(table) for cell in tables.cells(row)), None)
    return inspected.called(first) if first is not None else ""

"""Tables: which hold data, and what their rows and cells are.

Many pages lay themselves out with tables. Those are told apart from tables of data as browsers do, by the marks of an
author who meant data: a caption, header cells, borders, many rows. Source: HTML-AAM 1.0 (table, tr, td, th).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from bs4 import Tag
from bs4.element import PageElement

from plainspoken.page import style
from plainspoken.page.document import Document, attribute, children

MANY_ROWS = 20
TABLES = frozenset({"table", "grid", "treegrid"})
_NEUTRAL = frozenset({"generic", "group", "rowgroup"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_DATA_MARKS = ("abbr", "axis", "headers", "scope")


def table_role(tag: Tag, document: Document, roles: Mapping[int, str]) -> str:
    """Give a table element's role: table where it holds data, none where it lays out."""
    return "table" if holds_data(tag) else "none"


def section_role(tag: Tag, document: Document, roles: Mapping[int, str]) -> str:
    """Give the role of thead, tbody and tfoot."""
    return "rowgroup" if _around(tag, roles)[1] in TABLES else "generic"


def row_role(tag: Tag, document: Document, roles: Mapping[int, str]) -> str:
    """Give a row's role."""
    return "row" if _around(tag, roles)[1] in TABLES else "generic"


def cell_role(tag: Tag, document: Document, roles: Mapping[int, str]) -> str:
    """Give a cell's role; a header cell heads a row or a column by its scope, else by the cells beside it."""
    row, role = _around(tag, roles)
    table = _around(row, roles)[1] if row is not None else ""
    if role != "row" or table not in TABLES:
        return "generic"
    if tag.name == "td":
        return "cell" if table == "table" else "gridcell"
    scope = attribute(tag, "scope").lower()
    if scope in ("row", "rowgroup"):
        return "rowheader"
    if scope in ("col", "colgroup"):
        return "columnheader"
    return _header_role(tag)


def rows(table: Tag) -> Iterator[Tag]:
    """Give a table's rows in the order they are shown: those of thead first, those of tfoot last."""
    parts = children(table)
    for names in (("thead",), ("tbody", "tr"), ("tfoot",)):
        for part in parts:
            if part.name == "tr" and "tr" in names:
                yield part
            elif part.name in names:
                yield from (row for row in children(part) if row.name == "tr")


def cells(row: Tag) -> list[Tag]:
    """Give a row's cells."""
    return [cell for cell in children(row) if cell.name in ("td", "th")]


def holds_data(table: Tag) -> bool:
    """Tell a table of data from one that only lays out the page."""
    if table.attrs.get("role") or attribute(table, "summary") or "rules" in table.attrs:
        return True
    if any(part.name in ("caption", "thead", "tfoot", "col", "colgroup") for part in children(table)):
        return True
    listed = [cells(row) for row in rows(table)]
    if len(listed) >= MANY_ROWS:
        return True
    if not listed or (len(listed) == 1 and len(listed[0]) == 1):
        return False
    every = [cell for row in listed for cell in row]
    if any(cell.name == "th" or any(cell.attrs.get(mark) for mark in _DATA_MARKS) for cell in every):
        return True
    return len(every) > 1 and _looks_like_data(table, listed, every)


def _looks_like_data(table: Tag, listed: list[list[Tag]], every: list[Tag]) -> bool:
    """Judge by looks: borders round half of the cells, backgrounds of their own, or stripes."""
    if attribute(table, "border") not in ("", "0") or table.attrs.get("border") == "":
        return True
    half = len(every) // 2
    if half and sum(_bordered(cell) for cell in every) >= half:
        return True
    if attribute(table, "cellspacing") != "0" and half and sum(bool(_background(cell)) for cell in every) >= half:
        return True
    colours = [_background(row[0].parent) for row in listed[:5] if row and row[0].parent is not None]
    return len(colours) > 2 and all((colour == colours[0]) == (n % 2 == 0) for n, colour in enumerate(colours))


def _bordered(cell: Tag) -> bool:
    said = [value for name, value in style.declared(cell).items() if name.startswith("border")]
    return any(value and not value.startswith(("0", "none")) for value in said)


def _background(tag: Tag) -> str:
    said = style.declared(tag)
    return said.get("background-color") or said.get("background") or attribute(tag, "bgcolor")


def _around(tag: Tag, roles: Mapping[int, str]) -> tuple[Tag | None, str]:
    """Find the nearest element around that is not neutral within a table, and its role."""
    above = tag.parent
    while above is not None and roles.get(id(above)) in _NEUTRAL:
        above = above.parent
    return above, roles.get(id(above), "") if above is not None else ""


def _header_role(cell: Tag) -> str:
    """Decide which way an unscoped header cell points, as browsers do: beside data it heads its row."""
    after, before = _beside(cell, forwards=True), _beside(cell, forwards=False)
    row = cell.parent
    if row is None or (after is None and before is None):
        return "columnheader"
    if after is not None and before is not None and after.name == before.name == "th":
        return "columnheader"
    near = [after, before, *_first_two(iter(row.contents)), *_first_two(reversed(row.contents))]
    held = any(other is not None and other.name == "td" and other.contents for other in near)
    return "rowheader" if held else "columnheader"


def _beside(cell: Tag, forwards: bool) -> Tag | None:
    other = cell.next_sibling if forwards else cell.previous_sibling
    while other is not None and not isinstance(other, Tag):
        other = other.next_sibling if forwards else other.previous_sibling
    return other


def _first_two(contents: Iterator[PageElement]) -> list[Tag]:
    return list(islice((child for child in contents if isinstance(child, Tag)), 2))

"""Tables of figures (CSV): one table of data, its columns headed by the first row.

Neither the encoding nor the sign between two values is told by the file. The sign is the one that gives most rows the
same number of values; csv.Sniffer guesses by patterns and takes letters for signs.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from plainspoken.flow import Trouble
from plainspoken.page.attachments import marking
from plainspoken.wording import Wording

ROWS = 1_000
CELLS = 10_000
COLUMNS = 60
SEPARATORS = (",", ";", "\t", "|")
TRIED = 60
NOTES = 8
_CHARSET = re.compile(r"charset\s*=\s*\"?([\w.:-]+)", re.IGNORECASE)
_FIGURE = re.compile(r"[-+(]?[£$€]?\s*[-+]?\d[\d,.\s]*(?:%|\))?|\.\.?|-|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}")

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds: words above the table, the table's rows, how many rows there are in all."""

    notes: tuple[str, ...]
    rows: tuple[Row, ...]
    count: int

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max((len(row) for row in self.rows), default=0)


def marked_up(body: bytes, content_type: str, name: str, wording: Wording) -> str | Trouble:
    """A file of values as marked-up text with one table; Trouble for an empty or broken one."""
    try:
        table = read(decoded(body, content_type))
    except csv.Error:
        return Trouble("attachment.broken", (("file", name),))
    if not table.rows:
        return Trouble("attachment.empty", (("file", name),))
    title = marking.title_of(name)
    notes = [marking.element("p", note) for note in table.notes]
    shown = len(table.rows) - _is_headed(table)
    if table.count > len(table.rows):
        told = wording.reply("attachment.rows", {"count": table.count - _is_headed(table), "shown": shown})
        notes.append(marking.element("p", told))
    return marking.page(title, (*notes, *_table(title, table)))


def decoded(body: bytes, content_type: str) -> str:
    """A file's text: by its byte order mark, as UTF-8, by the header's charset, else as Windows writes it."""
    if body.startswith((b"\xff\xfe", b"\xfe\xff")):
        return body.decode("utf-16", "replace")
    said = _CHARSET.search(content_type)
    for encoding in ("utf-8-sig", *([said[1]] if said else [])):
        try:
            return body.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("cp1252", "replace")


def read(text: str) -> Table:
    """The rows of a file, blank ones left out, with the words above the table apart; raises csv.Error."""
    rows: list[Row] = []
    notes: list[str] = []
    count = held = 0
    for row in _rows(text, separator(text)):
        if not any(row):
            continue
        count += 1
        if len(rows) < ROWS and held < CELLS:
            rows.append(row)
            held += len(row)
    width = _usual_width(rows)
    while width > 1 and len(rows) > 1 and len(notes) < NOTES and sum(map(bool, rows[0])) == 1:
        notes.append(next(filter(None, rows.pop(0))))
    return Table(tuple(notes), tuple(rows), count - len(notes))


def separator(text: str) -> str:
    """The sign between values: that by which most rows have the same number of them, more than one."""
    scores = {sign: _agreement(text, sign) for sign in SEPARATORS}
    return max(SEPARATORS, key=lambda sign: scores[sign])


def _agreement(text: str, sign: str) -> tuple[int, int]:
    try:
        widths = Counter(len(row) for row in islice(_rows(text, sign), TRIED) if len(row) > 1)
    except csv.Error:
        return (0, 0)
    width, rows = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
    return rows, width


def _rows(text: str, sign: str) -> Iterator[Row]:
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=sign):
        cells = [marking.plain(cell) for cell in row[:COLUMNS]]
        while cells and not cells[-1]:
            cells.pop()
        yield tuple(cells)


def _usual_width(rows: list[Row]) -> int:
    return Counter(len(row) for row in rows).most_common(1)[0][0] if rows else 0


def _is_headed(table: Table) -> bool:
    """Whether the first row heads the columns: words in every column, not figures, and something below it."""
    first = table.rows[0]
    words = all(cell and not _FIGURE.fullmatch(cell) for cell in first[1:]) and not _FIGURE.fullmatch(first[0] or "a")
    return len(table.rows) > 1 and len(first) >= table.width and words


def _heads_rows(table: Table) -> bool:
    """Whether the first column names its rows: words, no two alike."""
    names = [row[0] for row in table.rows[_is_headed(table) :]]
    worded = sum(not _FIGURE.fullmatch(name) for name in names)
    return table.width > 1 and all(names) and len(set(names)) == len(names) and worded * 2 > len(names)


def _table(title: str, table: Table) -> Iterator[str]:
    headed, named = _is_headed(table), _heads_rows(table)
    yield "<table>" + marking.element("caption", title)
    for number, row in enumerate(table.rows):
        cells = (*row, *[""] * (table.width - len(row)))
        if number == 0 and headed:
            yield "<tr>" + "".join(marking.element("th", cell, 'scope="col"') for cell in cells) + "</tr>"
            continue
        first = marking.element("th", cells[0], 'scope="row"') if named else marking.element("td", cells[0])
        yield f"<tr>{first}" + "".join(marking.element("td", cell) for cell in cells[1:]) + "</tr>"
    yield "</table>"

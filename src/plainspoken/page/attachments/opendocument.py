"""OpenDocument texts and spreadsheets: their headings, paragraphs, lists and tables.

Source: OpenDocument 1.3, part 3 (content.xml: text:h, text:p, text:list, table:table).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, fromstring

from plainspoken.flow import Trouble
from plainspoken.page.attachments import marking
from plainspoken.wording import Wording

UNPACKED = 20_000_000
DEEPEST = 40
ELEMENTS = 40_000
REPEATED = 60
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TITLES = "{http://purl.org/dc/elements/1.1/}title"
_UNREAD = frozenset({f"{_TEXT}note-citation", f"{_TEXT}tracked-changes", f"{_OFFICE}annotation"})
_SPACES = frozenset({f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"})


def marked_up(body: bytes, content_type: str, name: str, wording: Wording) -> str | Trouble:
    """An OpenDocument file as marked-up text; Trouble for one that is locked, broken or far too large unpacked."""
    told = (("file", name),)
    try:
        with zipfile.ZipFile(BytesIO(body)) as folder:
            root = _parsed(folder, "content.xml")
            title = _title(folder)
    except RuntimeError:  # zipfile's way to say that a password is asked for
        return Trouble("attachment.locked", told)
    except (
        zipfile.BadZipFile,
        KeyError,
        ParseError,
        ValueError,
        OSError,
        EOFError,
        NotImplementedError,
        zipfile.LargeZipFile,
    ):
        return Trouble("attachment.broken", told)
    held = root.find(f"{_OFFICE}body")
    inside = list(_Marked().blocks(held, 0)) if held is not None else []
    if not inside:
        return Trouble("attachment.empty", told)
    return marking.page(title or marking.title_of(name), inside)


def _parsed(folder: zipfile.ZipFile, name: str) -> Element:
    """A part of the file as XML; ValueError where it would unpack too large or declares entities."""
    with folder.open(name) as part:
        text = part.read(UNPACKED + 1)
    if len(text) > UNPACKED or b"<!DOCTYPE" in text or b"<!ENTITY" in text or text[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ValueError(name)
    return fromstring(text)  # noqa: S314 - its size is bounded and it declares no entities


def _title(folder: zipfile.ZipFile) -> str:
    try:
        found = next(_parsed(folder, "meta.xml").iter(_TITLES), None)
    except (KeyError, ParseError, ValueError):
        return ""
    return marking.plain(found.text or "") if found is not None else ""


class _Marked:
    """Walks a document's body once, and stops when it has seen enough."""

    def __init__(self) -> None:
        self._left = ELEMENTS

    def blocks(self, holder: Element, depth: int) -> Iterator[str]:
        """The headings, paragraphs, lists and tables in an element."""
        for each in holder:
            self._left -= 1
            if self._left < 0 or depth > DEEPEST:
                return
            if each.tag == f"{_TEXT}h":
                yield from _worded(f"h{_level(each)}", each)
            elif each.tag == f"{_TEXT}p":
                yield from _worded("p", each)
            elif each.tag == f"{_TEXT}list":
                yield f"<ul>{''.join(self._items(each, depth))}</ul>"
            elif each.tag == f"{_TABLE}table":
                yield from self._table(each)
            elif each.tag not in _UNREAD:
                yield from self.blocks(each, depth + 1)

    def _items(self, holder: Element, depth: int) -> Iterator[str]:
        for item in holder:
            if item.tag in (f"{_TEXT}list-item", f"{_TEXT}list-header"):
                yield f"<li>{''.join(self.blocks(item, depth + 2))}</li>"

    def _table(self, table: Element) -> Iterator[str]:
        rows = [cells for row in table.iter(f"{_TABLE}table-row") if any(cells := self._cells(row))]
        if not rows:
            return
        width = max(len(row) for row in rows)
        yield "<table>" + marking.element("caption", table.get(f"{_TABLE}name", ""))
        for number, row in enumerate(rows):
            name, scope = ("th", 'scope="col"') if number == 0 and len(rows) > 1 else ("td", "")
            padded = (*row, *[""] * (width - len(row)))
            yield f"<tr>{''.join(marking.element(name, cell, scope) for cell in padded)}</tr>"
        yield "</table>"

    def _cells(self, row: Element) -> list[str]:
        """A row's cells less the blank ones at its end; a cell that is repeated stands as often."""
        found: list[str] = []
        for cell in row:
            self._left -= 1
            if self._left < 0 or len(found) > REPEATED:
                break
            if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
                times = cell.get(f"{_TABLE}number-columns-repeated", "1")
                found += [_words(cell)] * (min(int(times), REPEATED) if times.isdecimal() else 1)
        while found and not found[-1]:
            found.pop()
        return found


def _worded(name: str, holder: Element) -> Iterator[str]:
    words = _words(holder)
    if words:
        yield marking.element(name, words)


def _words(holder: Element) -> str:
    """The words in an element, without recursion; notes' marks and what was struck out are left out."""
    found: list[str] = []
    pending: list[Element | str] = [holder]
    while pending:
        each = pending.pop()
        if isinstance(each, str):
            found.append(each)
            continue
        found.append(" " if each.tag in _SPACES else each.text or "")
        apart = " " if each.tag in (f"{_TEXT}p", f"{_TEXT}h") else ""
        for inner in reversed(each):
            pending.append(f"{apart}{inner.tail or ''}")
            if inner.tag not in _UNREAD:
                pending.append(inner)
        found.append("")
    return marking.plain("".join(found))


def _level(heading: Element) -> int:
    """A heading's level, one below its own, for the document's title is the first."""
    said = heading.get(f"{_TEXT}outline-level", "1")
    return min(6, (int(said[:2]) if said.isdecimal() else 1) + 1)

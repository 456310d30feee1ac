"""PDF documents as paragraphs under a heading for every page.

pypdf reads the words; what makes paragraphs of its lines is ours, for a PDF holds lines only. Hostile files are held
back by its own limits on what is unpacked, and by ours on pages, letters and time.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from time import monotonic
from typing import TYPE_CHECKING

from plainspoken.flow import Trouble
from plainspoken.page.attachments import marking, paragraphs
from plainspoken.wording import Wording

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

PAGES = 300
LETTERS = 1_000_000
SECONDS = 20.0
DRAWING = 3_000_000
"""The most bytes of one page's drawing that are looked through for words: larger ones are pictures or harm."""
TITLE = 200
OUTLINE = 500


class LockedError(Exception):
    """The document asks for a password, or is locked in a way that we have no key for."""


class OutOfTimeError(Exception):
    """The document takes too long to read."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What was read: title, language, headings that its outline names, lines of each page, how many there are."""

    title: str
    language: str
    headings: frozenset[str]
    pages: tuple[tuple[str, ...], ...]
    count: int


def marked_up(body: bytes, content_type: str, name: str, wording: Wording) -> str | Trouble:
    """A PDF as marked-up text; Trouble for one that is locked, broken or holds pictures of words only."""
    told = (("file", name),)
    try:
        with _quiet():
            contents = read(body)
    except LockedError:
        return Trouble("attachment.locked", told)
    except OutOfTimeError:
        return Trouble("attachment.slow", told)
    except Exception:  # noqa: BLE001 - a broken PDF can make the library raise anything; it is told in words
        return Trouble("attachment.broken", told)
    if not any(contents.pages):
        key = "attachment.scanned" if contents.count else "attachment.empty"
        return Trouble(key, (*told, ("count", contents.count)))
    return marking.page(contents.title or marking.title_of(name), _inside(contents, wording), contents.language)


def read(body: bytes) -> Contents:
    """The words of a PDF; raises LockedError, OutOfTimeError, or whatever pypdf raises of a broken one."""
    from pypdf import PdfReader  # noqa: PLC0415 - only when there is a PDF to read
    from pypdf.errors import DependencyError  # noqa: PLC0415

    reader = PdfReader(BytesIO(body))
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise LockedError
        count = len(reader.pages)
        pages = tuple(_pages(reader, min(count, PAGES)))
    except DependencyError as locked:
        raise LockedError from locked
    if count and not pages:
        raise OutOfTimeError
    outline = frozenset(_outline(reader))
    return Contents(_title(reader), _language(reader), outline, paragraphs.without_furniture(pages), count)


def _pages(reader: PdfReader, count: int) -> Iterator[tuple[str, ...]]:
    """The lines of each page, until there are too many letters or no time is left."""
    until = monotonic() + SECONDS
    letters = 0
    for number in range(count):
        if letters > LETTERS or monotonic() > until:
            return
        try:
            text = _words(reader.pages[number], until)
        except OutOfTimeError:
            return
        letters += len(text)
        yield tuple(text.splitlines())


def _words(page: PageObject, until: float) -> str:
    """The words of a page; the time is looked at before every operation, for drawings may call one another."""

    def watch(*_: object) -> None:
        if monotonic() > until:
            raise OutOfTimeError

    drawn = page.get_contents()
    if drawn is None or len(drawn.get_data()) > DRAWING:
        return ""
    return page.extract_text(visitor_operand_before=watch)[:LETTERS]


def _title(reader: PdfReader) -> str:
    """The title that the document gives itself, "" for one that is no title but a file's name or a program's."""
    said = reader.metadata.title if reader.metadata else None
    title = marking.plain(str(said or ""))[:TITLE]
    unreal = title.lower().startswith(("microsoft word", "untitled", "document")) or "." in title[-5:]
    return "" if unreal else title


def _language(reader: PdfReader) -> str:
    said = reader.root_object.get("/Lang")
    return str(said)[:20] if said else ""


def _outline(reader: PdfReader) -> Iterator[str]:
    """The headings that the document's outline names."""
    try:
        pending: list[object] = list(reader.outline)
    except Exception:  # noqa: BLE001 - a broken outline costs the headings, not the words
        return
    for _ in range(OUTLINE):
        if not pending:
            return
        each = pending.pop(0)
        if isinstance(each, list):
            pending = [*each[:OUTLINE], *pending]
        elif isinstance(each, Mapping):
            yield marking.plain(str(each.get("/Title", "")))


def _inside(contents: Contents, wording: Wording) -> Iterator[str]:
    if contents.count > len(contents.pages):
        said = wording.reply("attachment.pages", {"count": contents.count, "shown": len(contents.pages)})
        yield marking.element("p", said)
    for number, lines in enumerate(contents.pages, 1):
        if contents.count > 1:
            yield marking.element("h2", wording.reply("attachment.page", {"number": number, "count": contents.count}))
        made = list(paragraphs.marked(lines, contents.headings))
        yield from made or [marking.element("p", wording.reply("attachment.no_words", {}))]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what the library thinks of a file from being printed among our words."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        logger.setLevel(level)

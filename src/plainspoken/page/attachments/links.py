"""Links to documents: of which kind, how big and how long, as the page says beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plainspoken.flow import Node, Page
from plainspoken.page.attachments.kinds import SHAPELESS, Kind, of_address, of_media

LONGEST = 160
TEXTS = 12
_STOPS = frozenset({"link", "heading", "listitem", "row", "button", "term", "navigation", "contentinfo"})
_NAMES: Mapping[Kind, str] = {
    **{Kind.PDF: r"pdf", Kind.CSV: r"csv", Kind.ODT: r"odt|opendocument text|open document text"},
    **{Kind.ODS: r"ods|opendocument spreadsheet", Kind.WORD: r"(?:ms |microsoft )?word(?: document)?|docx?"},
    **{Kind.EXCEL: r"(?:ms |microsoft )?excel(?: spreadsheet)?|xlsx?", Kind.SLIDES: r"powerpoint|pptx?"},
    **{Kind.ZIP: r"zip", Kind.RTF: r"rtf"},
}
_NAMED = {kind: re.compile(rf"\b(?:{names})\b", re.IGNORECASE) for kind, names in _NAMES.items()}
_SIZE = re.compile(r"\b\d[\d,.]*\s?(?:[KMG]i?B|kB|kilobytes?|megabytes?|bytes)\b", re.IGNORECASE)
_PAGES = re.compile(r"\b(\d{1,5}) pages?\b", re.IGNORECASE)
_OPENING = re.compile(r"\s*[(\[]?\s*")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that a link leads to; `size` as the page writes it and "" where it does not, `pages` 0 likewise.

    `said` are the facts ("kind", "size", "pages") that the link's own name says, `beside` those that the words just
    after it do.
    """

    kind: Kind
    size: str = ""
    pages: int = 0
    said: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


def attachment(page: Page, link: Node) -> Attachment | None:
    """The document that a link leads to, None where it leads to a page.

    By the type that it says or the end of its address, or else by a kind and a size given in its name or in brackets
    after it.
    """
    if link.role != "link" or not link.url:
        return None
    after = _after(page, link)
    kind = _by_type(link) or _told(link.name, after)
    if kind is None:
        return None
    size = _SIZE.search(link.name) or _SIZE.search(after)
    pages = _PAGES.search(link.name) or _PAGES.search(after)
    return Attachment(
        kind,
        size[0] if size else "",
        int(pages[1]) if pages else 0,
        _facts(kind, link.name),
        _facts(kind, after),
    )


def _by_type(link: Node) -> Kind | None:
    """The kind that a link's type attribute names; where there is none, or it is shapeless, that of the address."""
    if link.media_type and link.media_type.partition(";")[0].strip() not in SHAPELESS:
        return of_media(link.media_type)
    return of_address(link.url)


def _facts(kind: Kind, words: str) -> frozenset[str]:
    found = {"kind": _NAMED[kind], "size": _SIZE, "pages": _PAGES}
    return frozenset(name for name, pattern in found.items() if pattern.search(words))


def _told(name: str, after: str) -> Kind | None:
    """The kind that a page gives along with a size, where the address says nothing."""
    opening = _OPENING.match(after)
    start = after[opening.end() if opening else 0 :]
    for kind, pattern in _NAMED.items():
        if (pattern.match(start) and _SIZE.search(after)) or (pattern.search(name) and _SIZE.search(name)):
            return kind
    return None


def _after(page: Page, link: Node) -> str:
    """The words that follow a link before anything else of its kind."""
    words = ""
    for text in _texts(page, link):
        words += text
        if len(words) > LONGEST:
            break
    return words[:LONGEST]


def _texts(page: Page, link: Node) -> Iterator[str]:
    for node in page.nodes[link.end : link.end + 3 * TEXTS]:
        if node.role in _STOPS:
            return
        if node.role == "text":
            yield f"{node.name} " if node.line != link.line else node.name

"""What came instead of a page: a document, a picture, a recording; and how big it is, in words."""

from __future__ import annotations

from collections.abc import Mapping

from plainspoken.flow import Trouble
from plainspoken.page.attachments.kinds import READ, of_body, promised

PAGES = frozenset({"", "text/html", "application/xhtml+xml", "text/plain"})

KINDS: Mapping[str, str] = {
    "application/pdf": "a PDF document",
    "application/msword": "a Word document",
    "application/vnd.openxmlformats-officedocument.wordprocessingml": "a Word document",
    "application/vnd.oasis.opendocument.text": "a text document",
    "application/rtf": "a text document",
    "application/vnd.ms-excel": "a spreadsheet",
    "application/vnd.openxmlformats-officedocument.spreadsheetml": "a spreadsheet",
    "application/vnd.oasis.opendocument.spreadsheet": "a spreadsheet",
    "text/csv": "a spreadsheet",
    "application/vnd.ms-powerpoint": "a slide show",
    "application/vnd.openxmlformats-officedocument.presentationml": "a slide show",
    "application/zip": "a folder of files",
    "application/x-zip": "a folder of files",
    "application/json": "a file of data",
    "application/xml": "a file of data",
    "text/xml": "a file of data",
    "text/calendar": "a calendar entry",
    "image/": "a picture",
    "audio/": "a sound recording",
    "video/": "a film",
}
"""How the beginning of a media type is said; any other is "a file"."""

MAGIC: Mapping[bytes, str] = {
    b"%PDF-": "application/pdf",
    b"PK\x03\x04": "application/zip",
    b"\x89PNG\r\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF8": "image/gif",
    b"RIFF": "audio/wav",
    b"OggS": "audio/ogg",
    b"\xd0\xcf\x11\xe0": "application/msword",
    b"\x1f\x8b": "application/gzip",
}
"""How files begin that servers pass off as pages."""

WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
"""How text in UTF-16 begins, which is full of zero bytes and no file for all that."""


def media_type(content_type: str) -> str:
    """The type alone, without parameters, in lower case."""
    return content_type.partition(";")[0].strip().lower()


def is_page(content_type: str, disposition: str = "") -> bool:
    """Whether the headers promise something to read: a page or plain text, and not as a file to keep."""
    return media_type(content_type) in PAGES and not disposition.strip().lower().startswith("attachment")


def is_read(url: str, content_type: str, disposition: str = "") -> bool:
    """Whether the headers promise something to read: a page, or a document of a kind that can be opened."""
    return is_page(content_type, disposition) or promised(url, content_type) in READ


def is_document(url: str, content_type: str, body: bytes) -> bool:
    """Whether what came is a document of a kind that can be opened, whatever the server calls it."""
    return of_body(body, url, content_type or "text/html") in READ


def binary_type(content_type: str, body: bytes) -> str | None:
    """The media type of what is no text although the server calls it so; None for text."""
    for start, kind in MAGIC.items():
        if body.startswith(start):
            return kind
    wide = body.startswith(WIDE_MARKS) or "utf-16" in content_type.lower()
    return "application/octet-stream" if b"\0" in body[:4096] and not wide else None


def not_a_page(url: str, content_type: str, size: int | None) -> Trouble:
    """The trouble that tells what came instead of a page; `size` in bytes, None where it is not known."""
    kind = media_type(content_type)
    words = next((words for start, words in KINDS.items() if kind.startswith(start)), "a file")
    return Trouble("web.not_a_page", (("kind", words), ("size", size_in_words(size)), ("type", kind), ("url", url)))


def size_in_words(size: int | None) -> str:
    """A size in bytes as it is said."""
    if size is None:
        return "of unknown size"
    for unit, word in ((1_000_000, "megabyte"), (1_000, "kilobyte")):
        if size >= unit:
            count = round(size / unit)
            return f"of {count} {word}" + ("" if count == 1 else "s")
    return "of less than a kilobyte"

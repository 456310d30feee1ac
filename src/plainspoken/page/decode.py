"""A page's bytes turned into text: which encoding it is in, and what that says.

Order as in the HTML standard, the transport's charset before the page's own: Content-Type, byte order mark, meta, then
UTF-8 where the bytes are valid UTF-8, else windows-1252.
Source: https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
"""

from __future__ import annotations

import codecs
import re

LOOK = 4_096
"""How far into a page its meta element is looked for; the standard's 1,024 bytes are too few for some."""

_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s\"';>]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([^\s\"'/;>]+)", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WINDOWS = frozenset({"ascii", "iso-8859-1", "iso8859-1", "latin-1", "latin1", "us-ascii", "windows-1252", "cp1252"})
_TEXTUAL = frozenset({"utf-8", "utf8", "unicode-1-1-utf-8"})

_NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7"})
"""Encodings of Python's that browsers do not know; some of them raise whatever is asked of them."""


def decode(body: bytes | str, content_type: str = "") -> tuple[str, str]:
    """Give a page's text and the name of the encoding it was in; text given as text comes back as it is.

    Bytes that do not belong to the encoding become U+FFFD; it never fails.
    """
    if isinstance(body, str):
        return body, "utf-8"
    for mark, name in _MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), "utf-8" if name == "utf-8" else name
    for label in (_said(content_type), _written(body)):
        encoding = _python_name(label)
        if encoding:
            return body.decode(encoding, "replace"), encoding
    try:
        return body.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return body.decode("windows-1252", "replace"), "windows-1252"


def _said(content_type: str) -> str:
    found = _CHARSET.search(content_type)
    return found[1] if found else ""


def _written(body: bytes) -> str:
    found = _META.search(_COMMENT.sub(b"", body[:LOOK]))
    label = found[1].decode("ascii", "replace") if found else ""
    # a page whose meta can be read as ASCII is not in UTF-16 (HTML, "prescan")
    return "utf-8" if label.lower().startswith("utf-16") else label


def _python_name(label: str) -> str:
    """Give Python's name of an encoding label, "" for one that is unknown or no text encoding."""
    lower = label.strip().lower()
    if not lower:
        return ""
    if lower in _WINDOWS:
        return "windows-1252"
    if lower in _TEXTUAL:
        return "utf-8"
    try:
        known = codecs.lookup(lower)
        b"a".decode(known.name)
    except (LookupError, UnicodeError, ValueError):
        return ""
    return "" if known.name in _NO_CHARSETS else known.name

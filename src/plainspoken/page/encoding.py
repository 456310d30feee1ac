"""An entry list written as a form sends it: urlencoded, multipart or plain, byte for byte as Chromium does.

Source: https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data and
https://url.spec.whatwg.org/#concept-urlencoded-serializer
"""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote_plus

from plainspoken.page.charsets import encoded
from plainspoken.page.entries import Entry, File

_NEWLINE = re.compile(r"\r\n|\r|\n")


def urlencoded(entries: tuple[Entry, ...], charset: str) -> str:
    """Entries as "a=1&b=2"; of a file only its name is sent."""
    return "&".join(f"{_quoted(entry.name, charset)}={_quoted(_text(entry), charset)}" for entry in entries)


def plain(entries: tuple[Entry, ...], charset: str) -> bytes:
    """Entries as lines "a=1", for people and not for programs: what is in them is not escaped."""
    lines = (f"{_lines(entry.name)}={_lines(_text(entry))}\r\n" for entry in entries)
    return encoded("".join(lines), charset)


def multipart(entries: tuple[Entry, ...], charset: str, boundary: str = "") -> tuple[bytes, str]:
    """Entries as parts between boundaries: the body and its boundary, made from the body where none is given."""
    parts = [_part(entry, charset) for entry in entries]
    boundary = boundary or _boundary(parts)
    mark = b"--" + boundary.encode("ascii", "replace")
    body = b"".join(mark + b"\r\n" + part + b"\r\n" for part in parts)
    return body + mark + b"--\r\n", boundary


def _part(entry: Entry, charset: str) -> bytes:
    head = b'Content-Disposition: form-data; name="' + _escaped(_lines(entry.name), charset) + b'"'
    if isinstance(entry.value, str):
        return head + b"\r\n\r\n" + encoded(_lines(entry.value), charset)
    head += b'; filename="' + _escaped(entry.value.name, charset) + b'"\r\nContent-Type: '
    kind = entry.value.content_type or "application/octet-stream"
    return head + kind.encode("latin-1", "replace") + b"\r\n\r\n" + entry.value.content


def _boundary(parts: list[bytes]) -> str:
    """A boundary that is in no part, the same for the same parts, so that a request can be compared and replayed."""
    digest = hashlib.sha256(b"\r\n".join(parts)).hexdigest()
    while any(digest[:16].encode() in part for part in parts):
        digest = hashlib.sha256(digest.encode()).hexdigest()
    return f"----PlainspokenFormBoundary{digest[:16]}"


def _escaped(text: str, charset: str) -> bytes:
    return encoded(text, charset).replace(b"\n", b"%0A").replace(b"\r", b"%0D").replace(b'"', b"%22")


def _quoted(text: str, charset: str) -> str:
    return quote_plus(encoded(_lines(text), charset), safe="*").replace("~", "%7E")


def _lines(text: str) -> str:
    return _NEWLINE.sub("\r\n", text)


def _text(entry: Entry) -> str:
    return entry.value.name if isinstance(entry.value, File) else entry.value

"""What `plainspoken read` is given: web addresses and files, and in words what is neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from plainspoken.flow import Site, Trouble
from plainspoken.page.attachments import MAKERS, kinds
from plainspoken.profiles import from_url
from plainspoken.web import Browser

SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)
HOST = re.compile(
    r"(www\.[\w.-]+|[\w.-]+\.(uk|gov|com|org|net|eu|scot|wales|cymru|london|ie))(:\d+)?(/.*)?", re.IGNORECASE
)
"""What looks like a web address without its beginning; other last parts are more likely a file's."""
HEAD = 1024
MARKUP_BEGINS = 64
"""In the first so many bytes of a page in UTF-16, which has zero bytes as programs and sounds have, there is a tag."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a TARGET holds and where it came from."""

    body: bytes
    url: str
    content_type: str = ""
    site: Site | None = None


def fetch(target: str) -> Fetched | Trouble:
    """What is at a web address or in a file."""
    scheme = SCHEME.match(target)
    kind = scheme[1].lower() if scheme else ""
    if kind in ("http", "https"):
        site = from_url(target)
        response = Browser(site).visit(target)
        if isinstance(response, Trouble):
            return response
        return Fetched(response.body, response.url, response.content_type, site)
    if kind == "file":
        return _of_file(target, Path(url2pathname(urlsplit(target).path)))
    if kind:
        return _unreadable(target, "only addresses that begin with https:// or http:// can be read, and files")
    return _of_file(target, Path(target)) if target else _unreadable("''", "it has no name")


def _of_file(target: str, path: Path) -> Fetched | Trouble:
    """What is in a file."""
    try:
        if path.is_dir():
            return _unreadable(target, "it is a folder; name the files in it")
        fetched = Fetched(path.read_bytes(), path.absolute().as_uri())
    except FileNotFoundError:
        guess = f". Did you mean https://{target}" if HOST.fullmatch(target) else ""
        return _unreadable(target, f"there is no such file{guess}")
    except (OSError, ValueError) as error:
        return _unreadable(target, getattr(error, "strerror", None) or str(error))
    return (
        _unreadable(target, "it is neither text nor a document of a kind that I know") if _binary(fetched) else fetched
    )


def _binary(fetched: Fetched) -> bool:
    """Whether a file is no text: it has zero bytes, does not begin with markup, and is no document that we read."""
    head = fetched.body[:HEAD]
    if b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return b"<" not in head[:MARKUP_BEGINS] and kinds.of_body(fetched.body, fetched.url, "") not in MAKERS


def _unreadable(target: str, why: str) -> Trouble:
    return Trouble("file.unreadable", (("file", target), ("why", why)))

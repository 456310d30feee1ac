"""A site that is a folder of pages, held in memory: no server, no network."""

from __future__ import annotations

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plainspoken.flow import Request, Site, Trouble, Why
from plainspoken.profiles import leaves
from plainspoken.profiles.hosts import host_of
from plainspoken.web import Response, described

PAGES = (".html", ".htm", ".xhtml")


class Folder:
    """The files of a folder by the paths of their addresses; each is read once.

    /a/b is the file a/b, a/b.html or a/b/index.html. Links to folders and files outside are not followed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self._read: dict[str, tuple[str, bytes] | None] = {}

    def find(self, path: str) -> tuple[str, bytes] | None:
        """The Content-Type and the bytes of the file that a path names; None where there is none."""
        if path not in self._read:
            self._read[path] = self._found(path)
        return self._read[path]

    def _found(self, path: str) -> tuple[str, bytes] | None:
        plain = unquote(path).strip("/")
        if "\0" in plain or "\\" in plain:
            return None
        bases = [plain, *(plain + suffix for suffix in PAGES if plain), *(f"{plain}/index{suffix}" for suffix in PAGES)]
        for base in bases:
            file = (self._folder / base.lstrip("/")).resolve()
            if file.is_relative_to(self._folder) and file.is_file():
                return _type(file), file.read_bytes()
        return None


class FolderConnection:
    """A site's connection to a folder: whatever host it has, its pages are the folder's.

    A form that is sent leads to the page at the form's address, whatever was in it.
    """

    def __init__(self, site: Site, folder: Folder) -> None:
        self._site = site
        self._folder = folder

    def visit(self, url: str, why: Why) -> Response | Trouble:
        """The page at an address."""
        told = described(url)
        if told is not None:
            return told
        host = host_of(url)
        if leaves(self._site, url):
            return Trouble("web.foreign_host", (("host", host), ("url", url)))
        found = self._folder.find(urlsplit(url).path)
        if found is None:
            return Trouble("web.not_found", (("host", host), ("status", 404), ("url", url)))
        kind, body = found
        return Response(url, 200, kind, body)

    def send(self, request: Request) -> Response | Trouble:
        """The page that answers a form."""
        return self.visit(request.url, Why.FOLLOW)

    def move(self, site: Site) -> None:
        """Belong to another site from now on."""
        self._site = site

    def close(self) -> None:
        """There is nothing to close."""


def _type(file: Path) -> str:
    """The Content-Type by the file's name; text may say its own encoding, as pages do."""
    if file.suffix.lower() in PAGES:
        return "text/html"
    return mimetypes.guess_type(file.name)[0] or "application/octet-stream"

"""Fetching a large file: in plain steps, taken up again where it broke off, and no byte more than was promised."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import requests

from plainspoken.flow import Trouble
from plainspoken.profiles.hosts import host_of
from plainspoken.web import troubles

BLOCK = 1 << 16
TIMEOUT = (10.0, 30.0)
"""Seconds to connect, and between two pieces."""
PASSING = {
    "web.no_connection": "download.no_connection",
    "web.cut_off": "download.cut_off",
    "web.timeout": "download.timeout",
}
"""Troubles after which the next try may bring more, and their words for a file, which are not a page's."""

Told = Callable[[int, int], None]
"""Told how far it is: bytes that are there, bytes in all."""


@dataclass(frozen=True, slots=True)
class Download:
    """What is to be fetched: its address, where it goes, and how many bytes it has."""

    address: str
    file: Path
    size: int

    @property
    def part(self) -> Path:
        """What there is so far, beside the file."""
        return self.file.with_name(self.file.name + ".part")

    @property
    def version(self) -> Path:
        """Which version of the file the part is of, in the server's own words (its ETag)."""
        return self.file.with_name(self.file.name + ".part.version")


def download(wanted: Download, told: Told = lambda there, size: None, tries: int = 5) -> Trouble | None:
    """Fetch a file; None once it is whole. What came stays when it fails, and the next call goes on from there.

    Each try that brings something is followed by another; `tries` in a row that bring nothing end it. OSError is raised
    where the file cannot be written.
    """
    failures = 0
    while True:
        before = _there(wanted)
        if before == wanted.size:
            break
        trouble = _on_from(wanted, before, told)
        if trouble is None:
            break
        failures = 0 if _there(wanted) > before else failures + 1
        if trouble.key not in PASSING:
            return trouble
        if failures >= tries:
            return Trouble(PASSING[trouble.key], trouble.values)
    wanted.part.replace(wanted.file)
    wanted.version.unlink(missing_ok=True)
    return None


def _there(wanted: Download) -> int:
    """How many bytes are there; a part that is longer than the file is of no use, and is dropped."""
    if not wanted.part.exists():
        return 0
    size = wanted.part.stat().st_size
    if size > wanted.size:
        wanted.part.unlink()
        return 0
    return size


def _on_from(wanted: Download, start: int, told: Told) -> Trouble | None:
    """Go on from a byte; the server sends the whole again where it has another version (RFC 9110, section 14.2)."""
    headers = {"Accept-Encoding": "identity"}
    version = wanted.version.read_text("utf-8") if start and wanted.version.exists() else ""
    if start and version:
        headers |= {"Range": f"bytes={start}-", "If-Range": version}
    host = host_of(wanted.address)
    try:
        with (
            requests.Session() as session,
            contextlib.closing(session.get(wanted.address, headers=headers, stream=True, timeout=TIMEOUT)) as reply,
        ):
            return _taken(wanted, reply, start if reply.status_code == 206 else 0, told)
    except troubles.FAILURES as problem:
        return troubles.of_exception(problem, host, wanted.address)


def _taken(wanted: Download, reply: requests.Response, start: int, told: Told) -> Trouble | None:
    """Write what a server sends behind what is there, or in its place."""
    host = host_of(wanted.address)
    wrong = troubles.of_status(reply.status_code, host, wanted.address)
    if wrong is not None:
        return wrong
    if reply.status_code not in (200, 206) or (start and not _is_from(reply, start)):
        return Trouble("web.garbled", (("host", host), ("url", wanted.address)))
    promised = reply.headers.get("Content-Length", "")
    if promised.isdecimal() and int(promised) + start != wanted.size:
        return Trouble(
            "download.other_size", (("host", host), ("size", int(promised) + start), ("wanted", wanted.size))
        )
    wanted.version.write_text(reply.headers.get("ETag") or reply.headers.get("Last-Modified") or "", "utf-8")
    with wanted.part.open("ab" if start else "wb") as part:
        there = start
        told(there, wanted.size)
        for block in reply.iter_content(BLOCK):
            there += len(block)
            if there > wanted.size:
                return _other_size(host, there, wanted)
            part.write(block)
            told(there, wanted.size)
    if there < wanted.size:
        return Trouble("web.cut_off", (("host", host), ("url", wanted.address)))
    return None


def _other_size(host: str, size: int, wanted: Download) -> Trouble:
    return Trouble("download.other_size", (("host", host), ("size", size), ("wanted", wanted.size)))


def _is_from(reply: requests.Response, start: int) -> bool:
    """Whether a partial answer begins where it was asked to."""
    return reply.headers.get("Content-Range", "").strip().startswith(f"bytes {start}-")

"""A session's script: its file read, checked and ready to be played."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from plainspoken.documents import Document, DocumentError, Fault, KeyPath, dotted, load, validated
from plainspoken.flow import Site
from plainspoken.profiles import ProfileNotFoundError, find, from_url
from plainspoken.testing.schema import NOT_UNDERSTOOD, Session, Turn

PRACTICE = "anytown"


@dataclass(frozen=True, slots=True)
class Script:
    """A session, the site it is held on, and where its keys stand in the file."""

    session: Session
    site: Site
    document: Document

    @property
    def file(self) -> str:
        """The file as it was named."""
        return self.document.name

    @property
    def practice(self) -> bool:
        """Whether it is held on the practice council, which is served on this computer."""
        return self.session.site == PRACTICE

    @property
    def opening(self) -> str:
        """Path or address of the page to begin on, "" for the site's own first page."""
        return self.session.start or (self.session.site if "://" in self.session.site else "")

    def line(self, path: KeyPath) -> int:
        """The line, from 1, of the value at a path, or of its key where the value is more than one line."""
        return self.document.place(path)[0]


def read(path: Path, commands: Collection[str] = (), name: str = "") -> Script:
    """Read a session's file; raises DocumentError with all that is wrong in it.

    `commands` are the names that `intent:` may have, any where none are given; `name` is what faults call the file.
    """
    document = load(path, name)
    session = validated(document, Session)
    faults = list(_across(document, session, commands))
    site = _site(document, session.site)
    if isinstance(site, Fault):
        faults.append(site)
    if faults or isinstance(site, Fault):
        raise DocumentError(tuple(sorted(faults, key=lambda fault: (fault.line, fault.column))))
    return Script(session, site, document)


def _site(document: Document, name: str) -> Site | Fault:
    """The site that a session names."""
    if name.startswith(("http://", "https://")):
        site = from_url(name)
        return site if site.hosts else document.fault(("site",), f"is an address without a host: {name!r}")
    try:
        return find(name)
    except ProfileNotFoundError as problem:
        return document.fault(("site",), f"names no site. {problem} Or give an address that begins with https://")
    except DocumentError as problem:
        return document.fault(("site",), f"names a profile that has faults: {problem.faults[0]}")


def _across(document: Document, session: Session, commands: Collection[str]) -> Iterator[Fault]:
    """Faults that only show between one key and another, and names that are not known."""
    if session.today is not None and session.site != PRACTICE:
        yield document.fault(("today",), f"can be chosen for {PRACTICE} alone: take it out", at_key=True)
    for index, turn in enumerate(session.turns):
        path = ("turns", index)
        if not turn.say:
            yield from _unsaid(document, turn, index)
        if turn.intent and commands and turn.intent not in (*commands, NOT_UNDERSTOOD):
            yield document.fault((*path, "intent"), _no_command(turn.intent, commands))


def _unsaid(document: Document, turn: Turn, index: int) -> Iterator[Fault]:
    """Faults of a turn in which the person says nothing."""
    path = ("turns", index)
    if index:
        where = document.place(path)
        message = "is missing: only the first turn, the welcome, may be without it"
        yield Fault(document.name, *where, dotted((*path, "say")), message)
    elif turn.intent:
        yield document.fault((*path, "intent"), "needs say: nothing is said in this turn", at_key=True)


def _no_command(name: str, commands: Collection[str]) -> str:
    """What to say of a command that there is none of."""
    nearest = difflib.get_close_matches(name, [*commands, NOT_UNDERSTOOD], n=1)
    guess = f" (did you mean {nearest[0]}?)" if nearest else ""
    some = ", ".join(sorted(commands)[:3])
    return f"is no command{guess}; allowed: {NOT_UNDERSTOOD}, or a command's name such as {some}"

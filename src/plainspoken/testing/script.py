"""A session's script: its file read, checked and ready to be played."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from plainspoken.documents import Document, DocumentError, Fault, KeyPath, load, validated
from plainspoken.flow import Site
from plainspoken.profiles import ProfileNotFoundError, find, from_url
from plainspoken.profiles import load as load_profile
from plainspoken.testing import parameters
from plainspoken.testing.including import Placed, unfolded
from plainspoken.testing.parameters import Example
from plainspoken.testing.schema import NOT_UNDERSTOOD, Session

PRACTICE = "anytown"

PAGES = "http://pages.example/"
"""The address of a site that is a folder of pages."""


@dataclass(frozen=True, slots=True)
class Script:
    """A session, or one example of it: its site, its turns, and where its keys stand in the file.

    `source` is the file itself, `document.name` how it is called; `example` is the id of the row in its table.
    """

    session: Session
    site: Site
    document: Document
    source: Path
    turns: tuple[Placed, ...]
    example: str = ""

    @property
    def name(self) -> str:
        """The session's title, with the example."""
        return f"{self.session.title}[{self.example}]" if self.example else self.session.title

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


def read(
    path: Path, commands: Collection[str] = (), name: str = "", profiles: Callable[[str], Site] = find
) -> tuple[Script, ...]:
    """Read a session's file, a script for each of its examples; raises DocumentError with all that is wrong in it.

    `commands` are the names that `intent:` may have, any where none are given; `name` is what faults call the file;
    `profiles` finds the site of a profile's name, as `profiles.find` does.
    """
    document = load(path, name)
    try:
        rows = parameters.examples(document)
    except DocumentError as problem:
        validated(document, Session)  # where more is wrong than the table, all of it is told
        raise problem from None
    return tuple(_script(document, path, row, commands, profiles) for row in rows)


def _script(
    document: Document, path: Path, row: Example, commands: Collection[str], profiles: Callable[[str], Site]
) -> Script:
    """One example, with its values put in."""
    document = parameters.filled(document, row.values)
    session = validated(document, Session)
    faults: list[Fault] = []
    turns: tuple[Placed, ...] = ()
    try:
        turns = unfolded(document, path, session.turns, row.values)
    except DocumentError as problem:
        faults += problem.faults
    faults += _across(turns, commands)
    site = Site("")
    try:
        site = site_for(document, session, path, profiles)
    except DocumentError as problem:
        faults += problem.faults
    if faults:
        here = [fault for fault in faults if fault.file == document.name]
        there = [fault for fault in faults if fault.file != document.name]
        raise DocumentError((*sorted(here, key=lambda fault: (fault.line, fault.column)), *there))
    return Script(session, site, document, path, turns, row.id)


def site_for(document: Document, session: Session, path: Path, profiles: Callable[[str], Site] = find) -> Site:
    """The site that a session names, for a folder of pages alone one of its own; raises DocumentError."""
    name = session.site
    faults = list(_place(document, session, path))
    try:
        if not name:
            title = Path(session.pages or session.tape).name
            site = Site(title, spoken=title, start=PAGES, hosts=("pages.example",))
        elif name.startswith(("http://", "https://")):
            site = from_url(name)
            if not site.hosts:
                faults.append(document.fault(("site",), f"is an address without a host: {name!r}"))
        elif name.endswith((".yaml", ".yml")):
            site = load_profile(path.parent / name)
        else:
            site = profiles(name)
    except ProfileNotFoundError as problem:
        words = f"names no site. {problem} Or give an address that begins with https://"
        faults.append(document.fault(("site",), words))
    except DocumentError as problem:
        faults.append(document.fault(("site",), f"names a profile that has faults: {problem.faults[0]}"))
    if faults:
        raise DocumentError(tuple(faults))
    return site


def _place(document: Document, session: Session, path: Path) -> Iterator[Fault]:
    """Faults of where the pages come from."""
    if session.today is not None and session.site != PRACTICE:
        yield document.fault(("today",), f"can be chosen for {PRACTICE} alone: take it out", at_key=True)
    if session.pages and not (path.parent / session.pages).is_dir():
        yield document.fault(("pages",), f"there is no folder {session.pages!r} beside {path.name}")


def _across(turns: tuple[Placed, ...], commands: Collection[str]) -> Iterator[Fault]:
    """Faults that only show between one key and another, and names that are not known."""
    for index, placed in enumerate(turns):
        turn = placed.turn
        if not turn.act:
            yield from _unsaid(placed, index)
        if turn.intent and commands and turn.intent not in (*commands, NOT_UNDERSTOOD):
            yield placed.fault(_no_command(turn.intent, commands), "intent")
        if turn.recording and not placed.recording.is_file():
            yield placed.fault(f"there is no file {turn.recording!r} beside {placed.source.name}", "recording")
        left = len(turns) - index
        if turn.within > left:
            yield placed.fault(f"reaches past the last turn: from here on there are {left}", "within")


def _unsaid(placed: Placed, index: int) -> Iterator[Fault]:
    """Faults of a turn in which the person says nothing."""
    if index:
        fault = placed.fault("is missing: only the first turn, the welcome, is without say, type, recording and key")
        yield Fault(fault.file, fault.line, fault.column, f"{fault.key}.say", fault.message)
    elif placed.turn.intent:
        yield placed.fault("needs say: nothing is said in this turn", "intent", at_key=True)


def _no_command(name: str, commands: Collection[str]) -> str:
    """What to say of a command that there is none of."""
    nearest = difflib.get_close_matches(name, [*commands, NOT_UNDERSTOOD], n=1)
    guess = f" (did you mean {nearest[0]}?)" if nearest else ""
    some = ", ".join(sorted(commands)[:3])
    return f"is no command{guess}; allowed: {NOT_UNDERSTOOD}, or a command's name such as {some}"

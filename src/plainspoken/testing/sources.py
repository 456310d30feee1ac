"""Where a session's pages come from: the practice council, a folder, a recording of a site, or the site itself."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from plainspoken.demo.server import serve
from plainspoken.demo.stage import Connection
from plainspoken.flow import Site
from plainspoken.profiles import find, rebased
from plainspoken.profiles.hosts import host_of
from plainspoken.testing.folders import Folder, FolderConnection
from plainspoken.testing.script import PRACTICE, Script
from plainspoken.testing.tapes import Tape
from plainspoken.testing.tapes import read as read_tape
from plainspoken.testing.tapes.sessions import Recordings, played, tape_of
from plainspoken.web import Browser

Connect = Callable[[Site], Connection]

AT_HOME = ("127.0.0.1", "localhost", "::1")
"""Hosts that are this computer."""


class Sources:
    """Opens sites; the practice council is served when it is first needed, and folders are read once.

    With `live`, sessions that name their site are held on the site itself in place of pages or a recording of it.
    With `record`, they are too, and what the site answers goes onto tapes, which `close` writes. `connect` opens the
    connection to a site: a Browser, or whatever holds pages of its own.
    """

    def __init__(self, connect: Connect = Browser, *, live: bool = False, record: bool = False) -> None:
        self._connect = connect
        self._live = live or record
        self._recordings = Recordings() if record else None
        self._tapes: dict[Path, Tape] = {}
        self._served: dict[datetime.date | None, str] = {}
        self._folders: dict[Path, Folder] = {}
        self._profiles: dict[str, Site] = {}
        self._open = ExitStack()
        self.written: tuple[str, ...] = ()

    def close(self) -> None:
        """Stop whatever is served, and write what was recorded; raises TapeError where that cannot be."""
        self._served.clear()
        self._open.close()
        if self._recordings is not None:
            self.written = self._recordings.write()

    def open(self, script: Script) -> tuple[Site, Connection]:
        """A session's site and a connection to it, to be closed; raises CannotServe or TapeError."""
        session = script.session
        if session.tape and not (self._live and session.site):
            return self.tape(script)
        if script.practice:
            return self.recorded(script, *self.practice(session.today))
        if session.site and (self._live or not session.pages):
            return self.recorded(script, script.site, None)
        return self.folder(script.source.parent / session.pages, script.site)

    def profile(self, name: str) -> Site:
        """The site of the profile with a name, read once; raises as `profiles.find` does."""
        if name not in self._profiles:
            self._profiles[name] = find(name)
        return self._profiles[name]

    def recorded(self, script: Script, site: Site, connection: Connection | None) -> tuple[Site, Connection]:
        """A site and a connection to it, the one that is given or a new one, which is recorded where that was asked."""
        if self._recordings is not None:
            if connection is not None:
                connection.close()
            return site, self._recordings.begin(script, site)
        return site, connection or self._connect(site)

    def tape(self, script: Script) -> tuple[Site, Connection]:
        """The site of a session as its tape has it, and a connection that is answered from the tape alone."""
        folder = tape_of(script)
        if folder not in self._tapes:
            self._tapes[folder] = read_tape(folder)
        return played(script, self._tapes[folder], folder.name)

    def practice(self, today: datetime.date | None = None) -> tuple[Site, Connection]:
        """The practice council on a day, today unless given."""
        if today not in self._served:
            self._served[today] = self._open.enter_context(serve(today=today, faults=True))
        site = rebased(self.profile(PRACTICE), f"{self._served[today]}/")
        return site, self._connect(site)

    def folder(self, folder: Path, site: Site) -> tuple[Site, Connection]:
        """A folder of pages that stands for a site."""
        key = folder.resolve()
        if key not in self._folders:
            self._folders[key] = Folder(key)
        return site, FolderConnection(site, self._folders[key])


def needs_network(script: Script, *, live: bool = False) -> bool:
    """Whether a session would ask something of another computer."""
    session = script.session
    if script.practice or not session.site or host_of(script.site.start) in AT_HOME:
        return False
    return live or not (session.pages or session.tape)

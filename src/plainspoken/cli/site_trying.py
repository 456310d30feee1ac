"""`plainspoken site try`: a conversation by typing with the site of a profile, which is read anew when it changes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Event as Flag
from threading import Thread

import click

from plainspoken.cli.shared import PRACTICE
from plainspoken.demo.server import serve
from plainspoken.demo.stage import ScriptedEar, Stage
from plainspoken.documents import DocumentError, Fault
from plainspoken.flow import Site, Transcript
from plainspoken.noting import Note
from plainspoken.profiles import rebased, site_of
from plainspoken.speaking.printed import PrintedSpeech
from plainspoken.survey import offline

SECONDS = 0.5
"""How often the file is looked at: that costs nothing, and needs no package for each platform's own way of telling."""

Told = Callable[[str], None]
Placed = Callable[[Site], Site]


class Watched:
    """A profile's file, and whether it has changed since it was last read."""

    def __init__(self, path: Path, placed: Placed) -> None:
        self.path = path
        self._placed = placed
        self._stamp = self._now()

    def changed(self) -> bool:
        """Whether the file is another than when this was last asked; one that is away for a moment is not."""
        now = self._now()
        if now is None or now == self._stamp:
            return False
        self._stamp = now
        return True

    def read(self) -> Site | tuple[Fault, ...]:
        """The site that the file describes now, or its faults."""
        try:
            return self._placed(site_of(offline.read(self.path), self.path.stem))
        except DocumentError as broken:
            return broken.faults

    def _now(self) -> tuple[int, int] | None:
        try:
            status = self.path.stat()
        except OSError:
            return None
        return status.st_mtime_ns, status.st_size


class Trial:
    """A conversation with the site of a profile's file, in text: lines in, lines out."""

    def __init__(self, path: Path, told: Told, placed: Placed = lambda site: site) -> None:
        """Raise DocumentError with the faults of a profile that has any; `placed` says where its site is served."""
        self._watched = Watched(path, placed)
        self._told = told
        site = placed(site_of(offline.read(path), path.stem))
        self._stage = Stage(site, _printed, ScriptedEar(lambda word: True, free=True), self._note)

    @property
    def over(self) -> bool:
        """Whether goodbye was said."""
        return self._stage.assistant.over

    def welcome(self) -> None:
        """Open the site's start page."""
        self._stage.assistant.welcome()
        self._stage.settle()

    def say(self, words: str) -> None:
        """Take a line that was typed, with the profile as it is now."""
        self.look()
        if words.strip():
            self._stage.hear(Transcript(words))
            self._stage.settle()

    def look(self) -> None:
        """Read the profile anew where its file has changed; one with faults is told, and the one before stays."""
        if not self._watched.changed():
            return
        found = self._watched.read()
        if isinstance(found, Site):
            self._told(f"{self._watched.path.name} has changed and is read anew.")
            self._stage.assistant.refit(found)
            self._stage.settle()
            return
        for fault in found:
            self._told(str(fault))
        self._told("The profile as it was before is still in use.")

    def close(self) -> None:
        """Forget the site's cookies and pages."""
        self._stage.close()

    def _note(self, note: Note) -> None:
        if note.kind == "said":
            self._told(f"Plainspoken: {note.text}")
        elif note.kind == "visited":
            self._told(f"({note.text})")
        elif note.kind == "broken":
            self._told(note.text)


def _printed(post: Callable[..., None]) -> PrintedSpeech:
    return PrintedSpeech(post, at_once=True)


@contextmanager
def placed(path: Path) -> Iterator[Placed]:
    """Where the site of a profile is served: the practice site on this computer meanwhile, any other as it says."""
    if path.stem != PRACTICE:
        yield lambda site: site
        return
    with serve() as address:
        yield lambda site: rebased(site, f"{address}/")


def hold(path: Path) -> None:
    """Hold a trial on the terminal until goodbye is said, or no more is typed."""
    with placed(path) as there:
        _hold(Trial(path, click.echo, there))


def _hold(trial: Trial) -> None:
    lines: SimpleQueue[str | None] = SimpleQueue()
    ended = Flag()
    reading = Thread(target=_read, args=(lines,), name="typed lines", daemon=True)
    watching = Thread(target=_watch, args=(lines, ended), name="profile watch", daemon=True)
    try:
        trial.welcome()
        reading.start()
        watching.start()
        while not trial.over and (line := lines.get()) is not None:
            trial.say(line)
    finally:
        ended.set()
        trial.close()


def _read(lines: SimpleQueue[str | None]) -> None:
    """Hand on what is typed, then that no more is."""
    shown = sys.stdin is not None and sys.stdin.isatty()
    for line in sys.stdin or ():
        if line.strip() and not shown:
            click.echo(f"You: {line.strip()}")
        lines.put(line)
    lines.put(None)


def _watch(lines: SimpleQueue[str | None], ended: Flag) -> None:
    """Have the file looked at now and then, as an empty line does."""
    while not ended.wait(SECONDS):
        lines.put("")

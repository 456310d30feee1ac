"""How deep a session is played: as text here; with sound, and from recordings of people, elsewhere.

A depth holds conversations. Text is the only one that is always at hand; `chosen` gives those that were asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from plainspoken.demo.stage import Connection, Language, Scenery
from plainspoken.flow import Site
from plainspoken.page.attachments.shelf import Shelf
from plainspoken.testing.including import Placed
from plainspoken.testing.observed import Observed
from plainspoken.testing.rehearsal import Rehearsal
from plainspoken.testing.script import Script


class Conversation(Protocol):
    """A conversation that is under way."""

    def welcome(self, opening: str, sentences: int | None) -> Observed:
        """Begin, at a path or address or else on the site's first page; so many sentences are played, or all."""

    def take(self, placed: Placed) -> Observed:
        """Do what the person does in a turn, and see what comes of it."""

    def close(self) -> None:
        """End it; the connection is closed by whoever opened it."""


class Depth(Protocol):
    """A way to hold conversations from scripts."""

    @property
    def name(self) -> str:
        """What tells it from others in a test's id and in reports; "" for text."""

    def refuses(self, script: Script) -> str:
        """Why a session cannot be played at this depth, "" where it can."""

    def begin(self, script: Script, site: Site, connection: Connection) -> Conversation:
        """Make ready to hold a session's conversation on a site, over a connection."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line; what is left empty is chosen for the tester."""

    sound: bool = False
    voices: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()
    recogniser: str = ""


class Text:
    """Words in, words out: milliseconds a turn, and no sound."""

    name = ""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._shelf = Shelf()

    def refuses(self, script: Script) -> str:
        """Why a session cannot be played as text: it has a recording, and nobody wrote down what is said in it."""
        for placed in script.turns:
            if placed.turn.recording and not placed.turn.transcript:
                where = f"{placed.file}:{placed.line('recording')}"
                return f"{where}: the recording has no transcript: give it one, or play it with sound"
        return ""

    def begin(self, script: Script, site: Site, connection: Connection) -> Conversation:
        """Make ready to hold a session's conversation."""
        manner = script.session.settings.manner
        return Rehearsal(site, Scenery(connection, self._language, manner, self._shelf))


def chosen(options: Options, language: Language) -> tuple[Depth, ...]:
    """The depths at which each session is played; raises DepthError where one cannot be."""
    if options.sound:
        raise DepthError("sessions cannot be played with sound yet")
    return (Text(language),)


class DepthError(Exception):
    """A depth cannot be had; as text, why and what to do."""

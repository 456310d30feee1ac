"""How deep a session is played: as text here; with sound, and from recordings of people, in `testing.sound`.

A depth holds conversations. Text is the only one that is always at hand; `choosing` gives those that were asked for.
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

    @property
    def beyond(self) -> tuple[str, ...]:
        """Keys of a turn whose failure does not end a session at this depth."""

    def refuses(self, script: Script) -> str:
        """Why a session cannot be played at this depth, "" where it can."""

    def begin(self, script: Script, site: Site, connection: Connection) -> Conversation:
        """Make ready to hold a session's conversation on a site, over a connection."""

    def close(self) -> None:
        """Let go of what it holds; the depths of one choice hold it together."""


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line; what is left empty is chosen for the tester.

    `seed` is the number that all noise comes from; `keep` keeps sound with the results, for a report to be listened to:
    all of it in the matrix's first cell, elsewhere that of turns that were misheard.
    """

    sound: bool = False
    voices: tuple[str, ...] = ()
    noise: tuple[str, ...] = ()
    recogniser: str = ""
    speeds: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()
    seed: int = 1
    keep: bool = False


class Text:
    """Words in, words out: milliseconds a turn, and no sound."""

    name = ""
    beyond = ()

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
        session = script.session
        scenery = Scenery(connection, self._language, session.settings.manner, self._shelf, today=session.today)
        return Rehearsal(site, scenery)

    def close(self) -> None:
        """There is nothing to let go."""


class DepthError(Exception):
    """A depth cannot be had; as text, why and what to do."""

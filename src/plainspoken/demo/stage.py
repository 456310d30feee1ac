"""A whole assistant set up to be spoken to from a script: real pages, real handlers, a clock that is simulated."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from queue import Empty, SimpleQueue
from typing import Generic, Protocol, Self, TypeVar

from plainspoken.assistant import Assistant
from plainspoken.edges import Edges, Journal, Mouth, Net
from plainspoken.flow import Event, Grammar, Manner, Place, Site, Tell, Transcript
from plainspoken.intent import Commands
from plainspoken.intent import load as load_commands
from plainspoken.page.attachments.shelf import Shelf
from plainspoken.profiles import from_url
from plainspoken.uploads import Files, NoFiles
from plainspoken.web import Browser
from plainspoken.wording import Wording, load


class ScriptedEar:
    """An ear that only notes what may be said, or with `free` not even that; the script brings the transcripts."""

    def __init__(self, knows: Callable[[str], bool], *, free: bool = False) -> None:
        self.grammar = Grammar()
        self.knows = knows
        self.free = free

    def expect(self, grammar: Grammar) -> None:
        """Note what may be said now."""
        self.grammar = grammar

    def mute(self) -> None:
        """A script is never overheard."""

    def unmute(self) -> None:
        """A script is never overheard."""


class Forgetful:
    """Keeps nothing: a practice leaves no trace of the person who practised."""

    def keep(self, place: Place) -> None:
        """Keep nothing."""

    def known(self) -> tuple[Tell, ...]:
        """Nothing is kept."""
        return ()

    def forget(self) -> None:
        """There is nothing to forget."""


class Connection(Net, Protocol):
    """What fetches a site's pages for one conversation, and is closed after it."""

    def close(self) -> None:
        """Close all connections and forget cookies and pages."""


@dataclass(frozen=True, slots=True)
class Language:
    """What is said and what can be said, loaded once for many conversations."""

    wording: Wording
    commands: Commands

    @classmethod
    def loaded(cls) -> Self:
        """The words of the program's own language."""
        wording = load()
        return cls(wording, load_commands(wording.commands))


@dataclass(frozen=True, slots=True)
class Scenery:
    """What a conversation is held with: where pages come from, the language, how the assistant speaks, pages kept.

    `today` is the day that "yesterday" is reckoned from, None for the day it is.
    """

    connection: Connection
    language: Language
    manner: Manner = field(default_factory=Manner)
    shelf: Shelf = field(default_factory=Shelf)
    files: Files = field(default_factory=NoFiles)
    today: date | None = None


AnyMouth = TypeVar("AnyMouth", bound=Mouth)


class Stage(Generic[AnyMouth]):
    """An assistant on a site, with the events that its speech posts handled in their order.

    Its pages come by a Browser of its own unless the scenery has another connection.
    """

    def __init__(
        self,
        site: Site,
        mouth: Callable[[Callable[[Event], None]], AnyMouth],
        ear: ScriptedEar,
        journal: Journal,
        scenery: Scenery | None = None,
    ) -> None:
        self._events: SimpleQueue[Event] = SimpleQueue()
        self.mouth = mouth(self._events.put)
        self.ear = ear
        scenery = scenery or Scenery(Browser(site), Language.loaded())
        self._connection, language = scenery.connection, scenery.language
        edges = replace(
            Edges(ear, self.mouth, self._connection, Forgetful(), from_url, journal, free=ear.free),
            shelf=scenery.shelf,
            files=scenery.files,
        )
        place = Place(site, manner=scenery.manner, today=scenery.today)
        self.assistant = Assistant(place, edges, language.wording, language.commands)

    def hear(self, transcript: Transcript) -> None:
        """Give the assistant something that was heard."""
        self.settle()
        self.assistant.handle(transcript)

    def settle(self) -> None:
        """Handle everything that has been posted."""
        while True:
            try:
                event = self._events.get_nowait()
            except Empty:
                return
            self.assistant.handle(event)

    def close(self) -> None:
        """Forget the site's cookies and pages."""
        self._connection.close()

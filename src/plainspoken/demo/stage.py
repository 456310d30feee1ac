"""A whole assistant set up to be spoken to from a script: real pages, real handlers, a clock that is simulated."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue

from plainspoken.assistant import Assistant
from plainspoken.edges import Edges, Journal, Mouth
from plainspoken.flow import Event, Grammar, Place, Site, Transcript
from plainspoken.intent import load as load_commands
from plainspoken.profiles import from_url
from plainspoken.web import Browser
from plainspoken.wording import load


class ScriptedEar:
    """An ear that only notes what may be said; the script brings the transcripts."""

    def __init__(self, knows: Callable[[str], bool]) -> None:
        self.grammar = Grammar()
        self.knows = knows

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

    def forget(self) -> None:
        """There is nothing to forget."""


class Stage:
    """An assistant on a site, with the events that its speech posts handled in their order."""

    def __init__(
        self,
        site: Site,
        mouth: Callable[[Callable[[Event], None]], Mouth],
        ear: ScriptedEar,
        journal: Journal,
    ) -> None:
        self._events: SimpleQueue[Event] = SimpleQueue()
        self.mouth = mouth(self._events.put)
        self.ear = ear
        self._browser = Browser(site)
        edges = Edges(ear, self.mouth, self._browser, Forgetful(), from_url, journal)
        wording = load()
        self.assistant = Assistant(Place(site), edges, wording, load_commands(wording.commands))

    def hear(self, transcript: Transcript) -> None:
        """Give the assistant something that was heard."""
        self.settle()
        self.assistant.handle(transcript)

    def settle(self) -> None:
        """Handle everything that has been posted."""
        while True:
            try:
                self.assistant.handle(self._events.get_nowait())
            except Empty:
                return

    def close(self) -> None:
        """Forget the site's cookies and pages."""
        self._browser.close()

"""An assistant that is spoken to in text, with a record of all that each turn brought about."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Protocol
from urllib.parse import urljoin

from plainspoken.assistant import Assistant
from plainspoken.demo.stage import Forgetful, ScriptedEar
from plainspoken.edges import Edges, Net, Note
from plainspoken.flow import Event, Place, Request, Site, Transcript, Trouble, Visit, Why
from plainspoken.intent import Commands
from plainspoken.profiles import from_url, leaves
from plainspoken.speaking.printed import PrintedSpeech
from plainspoken.testing.observed import Observed, Sent, main_heading, submitted, visited
from plainspoken.web import Response
from plainspoken.wording import Wording


class Connection(Net, Protocol):
    """What fetches a site's pages for one session, and is closed after it."""

    def close(self) -> None:
        """Close all connections and forget cookies and pages."""


class Recorded:
    """A connection that notes each request, but not what the browser refuses to ask for: another site, no web page."""

    def __init__(self, connection: Connection, site: Site, note: Callable[[Sent], None]) -> None:
        self._connection = connection
        self._site = site
        self._note = note

    def visit(self, url: str, why: Why) -> Response | Trouble:
        """Fetch a page; what is only shown once more on the way back is no request."""
        if why not in (Why.BACK, Why.FORWARD) and self._asks(url):
            self._note(visited(url))
        return self._connection.visit(url, why)

    def send(self, request: Request) -> Response | Trouble:
        """Send a form's request."""
        if self._asks(request.url):
            self._note(submitted(request))
        return self._connection.send(request)

    def move(self, site: Site) -> None:
        """Belong to another site from now on."""
        self._site = site
        self._connection.move(site)

    def _asks(self, url: str) -> bool:
        return url.lower().startswith(("http://", "https://")) and not leaves(self._site, url)


class Rehearsal:
    """A conversation in text: say something, see what came of it."""

    def __init__(self, site: Site, connection: Connection, wording: Wording, commands: Commands) -> None:
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._mouth = PrintedSpeech(self._events.put)
        self._notes: list[Note] = []
        self._sent: list[Sent] = []
        ear = ScriptedEar(lambda word: True)
        net = Recorded(connection, site, self._sent.append)
        edges = Edges(ear, self._mouth, net, Forgetful(), from_url, self._notes.append)
        self._assistant = Assistant(Place(site), edges, wording, commands)

    def welcome(self, opening: str = "", sentences: int | None = None) -> Observed:
        """Begin, at a path or address or else on the site's first page; so many sentences are played, or all."""
        site = self._assistant.place.site
        resume = Visit(urljoin(site.start, opening), Why.START) if opening else None
        return self._turn(lambda: self._assistant.welcome(resume), sentences)

    def say(self, words: str, sentences: int | None = None) -> Observed:
        """Say something; so many sentences of the answer are played, or all."""
        if self._assistant.over:
            return Observed(over=True)
        return self._turn(lambda: self._assistant.handle(Transcript(words)), sentences)

    def _turn(self, act: Callable[[], None], sentences: int | None) -> Observed:
        self._notes.clear()
        self._sent.clear()
        try:
            act()
            self._mouth.play(sentences)
            self._settle()
        except Exception:  # noqa: BLE001 - words are drawn as they play, outside the assistant's own guard
            self._mouth.stop()
            self._notes.append(Note("broken", traceback.format_exc()))
        return self._observed()

    def _settle(self) -> None:
        """Let the assistant handle everything that its speech has reported."""
        while True:
            try:
                event = self._events.get_nowait()
            except Empty:
                return
            self._assistant.handle(event)

    def _observed(self) -> Observed:
        intent = next((note.intent for note in self._notes if note.kind == "heard"), None)
        page = self._assistant.place.page
        return Observed(
            answers=self._told("said"),
            intent=intent.name if intent else "",
            slots=tuple(f"{name}: {value}" for name, value in intent.slots) if intent else (),
            url=page.url if page else "",
            heading=main_heading(page),
            sent=tuple(self._sent),
            troubles=self._told("trouble"),
            broken="\n".join(self._told("broken")),
        )

    def _told(self, kind: str) -> tuple[str, ...]:
        return tuple(note.text for note in self._notes if note.kind == kind)

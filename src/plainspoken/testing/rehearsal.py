"""An assistant that is spoken to in text, with a record of all that each turn brought about."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol
from urllib.parse import urljoin

from plainspoken.demo.stage import Connection, Scenery, ScriptedEar, Stage
from plainspoken.edges import Mouth
from plainspoken.flow import ENTER, Event, Page, Place, Request, Site, Transcript, Trouble, Visit, Why
from plainspoken.noting import Note
from plainspoken.profiles import leaves
from plainspoken.speaking.printed import PrintedSpeech
from plainspoken.testing.including import Placed
from plainspoken.testing.observed import Observed, Sent, main_heading, submitted, visited
from plainspoken.web import Response


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

    def close(self) -> None:
        """Leave the closing to whoever opened the connection."""

    def _asks(self, url: str) -> bool:
        return url.lower().startswith(("http://", "https://")) and not leaves(self._site, url)


class Speech(Mouth, Protocol):
    """A mouth whose speech goes on only when it is told to."""

    def play(self, sentences: int | None) -> None:
        """Speak so many sentences, or all, and report them."""


class Rehearsal:
    """A conversation in text, or with another mouth and ear: say something, see what came of it."""

    def __init__(
        self,
        site: Site,
        scenery: Scenery,
        *,
        mouth: Callable[[Callable[[Event], None]], Speech] = PrintedSpeech,
        ear: ScriptedEar | None = None,
    ) -> None:
        self._notes: list[Note] = []
        self._sent: list[Sent] = []
        recorded = Recorded(scenery.connection, site, self._sent.append)
        self._stage = Stage(
            site,
            mouth,
            ear or ScriptedEar(lambda word: True, free=True),
            self._notes.append,
            replace(scenery, connection=recorded),
        )

    def welcome(self, opening: str = "", sentences: int | None = None) -> Observed:
        """Begin, at a path or address or else on the site's first page; so many sentences are played, or all."""
        assistant = self._stage.assistant
        resume = Visit(urljoin(assistant.place.site.start, opening), Why.START) if opening else None
        return self._turn(lambda: assistant.welcome(resume), sentences)

    def take(self, placed: Placed) -> Observed:
        """Do what the person does in a turn; of a recording, its transcript is said."""
        turn = placed.turn
        if turn.type:
            return self.hear(Transcript(turn.type, typed=True), turn.after or None)
        return self.say(ENTER if turn.key == "enter" else turn.say or turn.transcript, turn.after or None)

    def say(self, words: str, sentences: int | None = None) -> Observed:
        """Say something; so many sentences of the answer are played, or all."""
        return self.hear(Transcript(words), sentences)

    def hear(self, transcript: Transcript, sentences: int | None = None) -> Observed:
        """Give the assistant what was heard; so many sentences of the answer are played, or all."""
        if self.over:
            return Observed(over=True)
        return self._turn(lambda: self._stage.hear(transcript), sentences)

    @property
    def over(self) -> bool:
        """Whether the conversation has ended."""
        return self._stage.assistant.over

    @property
    def place(self) -> Place:
        """Where the conversation is."""
        return self._stage.assistant.place

    def close(self) -> None:
        """There is nothing to end."""

    def _turn(self, act: Callable[[], None], sentences: int | None) -> Observed:
        self._notes.clear()
        self._sent.clear()
        mouth = self._stage.mouth
        try:
            act()
            mouth.play(sentences)
            self._stage.settle()
        except Exception:  # noqa: BLE001 - words are drawn as they play, outside the assistant's own guard
            mouth.stop()
            self._notes.append(Note("broken", traceback.format_exc()))
        return observed(self._notes, self._stage.assistant.place.page, self._sent)


def observed(notes: Sequence[Note], page: Page | None, sent: Sequence[Sent]) -> Observed:
    """A turn as it went, from the notes that were taken in it, the page that it led to, and what was sent."""
    heard = next((note for note in notes if note.kind == "heard"), None)
    intent = heard.intent if heard else None

    def told(kind: str) -> tuple[str, ...]:
        return tuple(note.text for note in notes if note.kind == kind)

    return Observed(
        answers=told("said"),
        heard=heard.text if heard else "",
        intent=intent.name if intent else "",
        slots=tuple(f"{name}: {value}" for name, value in intent.slots) if intent else (),
        url=page.url if page else "",
        heading=main_heading(page),
        sent=tuple(sent),
        troubles=told("trouble"),
        broken="\n".join(told("broken")),
    )

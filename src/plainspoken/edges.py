"""All that the assistant touches outside itself, as protocols: what listens, speaks, fetches, keeps, takes notes."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from plainspoken.flow import (
    Answer,
    Event,
    Grammar,
    Intent,
    Manner,
    Page,
    Place,
    Request,
    Site,
    Tell,
    Transcript,
    Trouble,
    Utterance,
    Why,
)
from plainspoken.page.attachments.shelf import Shelf
from plainspoken.uploads import Files, NoFiles
from plainspoken.web import Response


class Ear(Protocol):
    """What listens: told what may be said, and when not to listen."""

    def expect(self, grammar: Grammar) -> None:
        """Listen for this from the next utterance on."""

    def mute(self) -> None:
        """Hear nothing until `unmute`, because the assistant speaks on a loudspeaker."""

    def unmute(self) -> None:
        """Hear again."""

    def knows(self, word: str) -> bool:
        """Whether the recogniser can hear a word."""


class Mouth(Protocol):
    """What speaks: says utterances without waiting for them, and falls silent at once."""

    def say(self, utterances: Iterable[Utterance], manner: Manner, turn: int) -> None:
        """Begin to say utterances; reports Reached and Finished with the turn."""

    def stop(self) -> None:
        """Fall silent and drop what was still to be said."""

    def duck(self, soft: bool) -> None:
        """Speak softly while somebody else speaks, or as before again; what is said goes on."""

    def tone(self, name: str) -> None:
        """Play a short sound."""

    def working(self) -> AbstractContextManager[None]:
        """While inside, say by a tone that work goes on."""


class Net(Protocol):
    """What fetches pages of one site."""

    def visit(self, url: str, why: Why) -> Response | Trouble:
        """Fetch a page; going back shows it as it was."""

    def send(self, request: Request) -> Response | Trouble:
        """Send a form's request."""

    def move(self, site: Site) -> None:
        """Belong to another site from now on."""


class Keeper(Protocol):
    """What is kept about a person from one conversation to the next."""

    def keep(self, place: Place) -> None:
        """Keep the pages they asked to remember and where they are."""

    def forget(self) -> None:
        """Remove all of it."""


class Safe(Protocol):
    """What keeps a form's answers safe until it is sent."""

    def keep(self, place: Place) -> None:
        """Keep what is given now."""

    def sending(self, place: Place, request: Request) -> None:
        """Know that a request is about to be sent."""

    def sent(self, trouble: Trouble | None) -> None:
        """Know that it was answered, or what went wrong."""

    def offered(self) -> tuple[Tell, ...]:
        """What to tell at the start of what was left unfinished, nothing where nothing was."""

    def left_at(self) -> str:
        """The page at which it was left."""

    def resume(self) -> None:
        """Go on with what was left."""

    def ended(self) -> int:
        """The site has ended the session: put answers back from now on; how many there are."""

    def put_back(self, page: Page) -> tuple[Answer, ...]:
        """The answers to put back on a page."""

    def known(self) -> tuple[Tell, ...]:
        """What is kept, and where."""

    def forget(self) -> None:
        """Keep nothing of it any more."""


class NoSafe:
    """Keeps no answers safe: for practice and for tests."""

    def keep(self, place: Place) -> None:
        """Keep nothing."""

    def sending(self, place: Place, request: Request) -> None:
        """Know nothing."""

    def sent(self, trouble: Trouble | None) -> None:
        """Know nothing."""

    def offered(self) -> tuple[Tell, ...]:
        """Nothing was left."""
        return ()

    def left_at(self) -> str:
        """Nothing was left."""
        return ""

    def resume(self) -> None:
        """Nothing was left."""

    def ended(self) -> int:
        """There are no answers."""
        return 0

    def put_back(self, page: Page) -> tuple[Answer, ...]:
        """There are no answers."""
        return ()

    def known(self) -> tuple[Tell, ...]:
        """Nothing is kept."""
        return ()

    def forget(self) -> None:
        """There is nothing to forget."""


class Alarm(Protocol):
    """What tells of something when its time has come."""

    def set(self, seconds: float, event: Event) -> None:
        """Report an event after so many seconds, instead of any that waits."""

    def cancel(self) -> None:
        """Report nothing."""


class NoAlarm:
    """Never tells of anything."""

    def set(self, seconds: float, event: Event) -> None:
        """Report nothing."""

    def cancel(self) -> None:
        """Report nothing."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that happened, for whoever keeps a record: what kind of thing, in words, and its values."""

    kind: str
    text: str
    intent: Intent | None = None
    page: Page | None = None


PRIVATE = "…"
"""What is noted in place of a secret that was typed, or spoken by mistake."""


def heard_as(transcript: Transcript, intent: Intent | None, place: Place) -> Note:
    """What was heard, for whoever keeps a record; an answer that is secret is in no record."""
    secret = place.question is not None and place.question.key == "field.secret"
    if secret and (intent is None or intent.name == "answer.text"):
        return Note("heard", PRIVATE, Intent("answer.text", (), PRIVATE))
    return Note("heard", transcript.text, intent)


def report(problem: Exception) -> str:
    """Where a fault was, for the developers; without what it says, for that may have a person's answers in it."""
    return "".join(traceback.format_list(traceback.extract_tb(problem.__traceback__))) + type(problem).__name__


Journal = Callable[[Note], None]


@dataclass(frozen=True, slots=True)
class Edges:
    """All that the assistant touches outside itself.

    With `gate` the ear is muted while the assistant speaks; with `free` it takes any words, so that it need not be told
    what may be said. `shelf` keeps pages that came before.
    """

    ear: Ear
    mouth: Mouth
    net: Net
    keeper: Keeper
    site_of: Callable[[str], Site]
    journal: Journal
    gate: bool = False
    free: bool = False
    shelf: Shelf = field(default_factory=Shelf)
    files: Files = field(default_factory=NoFiles)
    safe: Safe = field(default_factory=NoSafe)
    alarm: Alarm = field(default_factory=NoAlarm)

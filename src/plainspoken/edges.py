"""All that the assistant touches outside itself, as protocols: what listens, speaks, fetches, keeps, takes notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from plainspoken.attention import Attention, NoAttention
from plainspoken.flow import (
    Grammar,
    Manner,
    Place,
    Request,
    Site,
    Tell,
    Trouble,
    Utterance,
    VoiceDescription,
    Why,
)
from plainspoken.noting import Note
from plainspoken.page.attachments.shelf import Shelf
from plainspoken.safekeeping import Alarm, NoAlarm, NoSafe, Safe
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

    def voices(self) -> tuple[VoiceDescription, ...]:
        """The voices that there are to speak with; none where nothing is spoken aloud."""

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

    def known(self) -> tuple[Tell, ...]:
        """What is kept, to be told on asking."""

    def forget(self) -> None:
        """Remove all of it."""


Journal = Callable[[Note], None]


@dataclass(frozen=True, slots=True)
class Edges:
    """All that the assistant touches outside itself.

    With `gate` the ear is muted while the assistant speaks; `wary`, it may hear the assistant, and what it hears
    meanwhile must surely be a command. With `free` it takes any words, so that it need not be told what may be said.
    `shelf` keeps pages that came before. `alarm` tells that a session ends, `doze` that it is quiet.
    """

    ear: Ear
    mouth: Mouth
    net: Net
    keeper: Keeper
    site_of: Callable[[str], Site]
    journal: Journal
    gate: bool = False
    wary: bool = False
    free: bool = False
    shelf: Shelf = field(default_factory=Shelf)
    files: Files = field(default_factory=NoFiles)
    safe: Safe = field(default_factory=NoSafe)
    alarm: Alarm = field(default_factory=NoAlarm)
    doze: Alarm = field(default_factory=NoAlarm)
    attention: Attention = field(default_factory=NoAttention)

"""What plays sound, on a loudspeaker or on tape: the same things in the same order, only the clock differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from plainspoken.flow import Event, Mark, Reached, Sound

Post = Callable[[Event], None]
"""Where events go; called from the player's own thread, it may only put them on a queue."""


def nowhere(_: Event) -> None:
    """Take an event that nobody asked for."""


@dataclass(frozen=True, slots=True)
class Item:
    """Sound to play, what to report when it begins to be heard, and what when it has been heard to its end.

    `text` are the words that it says, "" where it says none.
    """

    sound: Sound
    begun: Event | None = None
    ended: Event | None = None
    text: str = ""


def spoken(sound: Sound, mark: Mark | None = None, turn: int = 0, text: str = "") -> Item:
    """A sentence as an item, which reports its mark."""
    return Item(sound, None if mark is None else Reached(mark, turn), text=text)


class Witness(Protocol):
    """Who is told what is heard from the loudspeaker, as it is heard; from any thread, and quickly done."""

    def sounds(self, text: str, seconds: float) -> None:
        """Some words begin to be heard, and are for so many seconds if nothing stops them."""

    def silenced(self) -> None:
        """Nothing is heard from now on; what was being said may be `resumed`."""

    def resumed(self) -> None:
        """What was silenced goes on."""

    def dropped(self) -> None:
        """Nothing is heard from now on, and what was being said is not said to its end."""


class Tap(Protocol):
    """Who is told what a player hands to its device; from the sound's own thread, and quickly done."""

    def began(self) -> None:
        """The device begins anew."""

    def played(self, pcm: bytes, rate: int) -> None:
        """Some samples were handed over: 16-bit mono."""


class Output(Protocol):
    """A player: plays items in order, and falls silent at once."""

    volume: float
    """Loudness from 0 to 1, heard at once."""

    @property
    def ahead(self) -> int:
        """How many items have not begun yet."""

    @property
    def lost(self) -> bool:
        """Whether there is nothing to play on any more, for now."""

    def connect(self, post: Post) -> None:
        """Report events here from now on."""

    def play(self, item: Item) -> None:
        """Play an item after all those before it."""

    def overlay(self, sound: Sound) -> None:
        """Play a short sound at once, over whatever is playing."""

    def stop(self) -> None:
        """Fall silent at once, drop everything, and report nothing of it any more."""

    def pause(self) -> None:
        """Fall silent at once and keep the place."""

    def resume(self) -> None:
        """Play on from where `pause` fell silent."""

    def close(self) -> None:
        """Fall silent for good."""

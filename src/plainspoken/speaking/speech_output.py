"""What the conversation speaks through, whether on a loudspeaker or on tape."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from plainspoken.flow import Manner, Utterance, VoiceDescription


class SpeechOutput(Protocol):
    """Says utterances without being waited for, falls silent at once, and reports how far it got."""

    def say(self, utterances: Iterable[Utterance], manner: Manner, turn: int) -> None:
        """Say utterances after all that is being said; posts Reached at each mark, and Finished at the end.

        The iterable is drawn from lazily, perhaps on another thread. Finished of a turn comes once for all that was
        said in it without a `stop` between.
        """

    def stop(self) -> None:
        """Fall silent at once; what was to be said is dropped, its iterable abandoned, its events never come."""

    def pause(self) -> None:
        """Fall silent at once and keep the place."""

    def resume(self) -> None:
        """Speak on from where `pause` fell silent."""

    def duck(self, soft: bool) -> None:
        """Speak softly while somebody else speaks, or as before again; what is said goes on."""

    def tone(self, name: str) -> None:
        """Play one of SOUNDS at once, unless the manner last spoken in has it among its silent ones."""

    def voices(self) -> tuple[VoiceDescription, ...]:
        """The voices that there are to speak with; none where nothing is spoken aloud."""

    def working(self) -> AbstractContextManager[None]:
        """While inside, let it be heard that work goes on."""

    def wait(self) -> None:
        """Return when all has been said."""

    def close(self) -> None:
        """Fall silent for good and let go of the player and the voice."""

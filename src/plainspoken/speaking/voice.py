"""What a voice is: it turns one sentence into sound, and never plays it."""

from __future__ import annotations

from typing import Protocol

from plainspoken.flow import Manner, Sound, Trouble, VoiceDescription


class Voice(Protocol):
    """What makes sound of sentences.

    Playing, pausing and stopping are the player's, so that no engine can hold up the conversation; so is loudness,
    so that a change of it is heard at once.
    """

    @property
    def name(self) -> str:
        """What it is registered as."""

    def render(self, text: str, language: str, manner: Manner) -> Sound | Trouble:
        """One sentence as sound, "" as no sound at all; never raises, never hangs.

        At the manner's rate and pitch, with its voice where it has one that speaks the language.

        Trouble: voice.none (there is no working voice), voice.failed (not this sentence), voice.too_long, voice.closed.
        """

    def voices(self) -> tuple[VoiceDescription, ...]:
        """The voices it can speak with, none where it does not work."""

    def close(self) -> None:
        """Let go of all it holds; safe at any time, from any thread, and more than once."""


__all__ = ["Voice", "VoiceDescription"]

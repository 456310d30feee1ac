"""What attends to how a person wants to be listened to, as the assistant knows it; and what attends to nothing."""

from __future__ import annotations

from typing import Protocol

from plainspoken.flow import Listening


class Attention(Protocol):
    """Listens when, and with the devices, that a person wants."""

    def follow(self, listening: Listening) -> None:
        """Listen so from now on; what is as it was is left alone."""

    def microphones(self) -> tuple[str, ...]:
        """The names of the microphones that there are now."""

    def loudspeakers(self) -> tuple[str, ...]:
        """The names of the loudspeakers and headphones that there are now."""

    def buttons(self) -> bool:
        """Whether the buttons of a headset can be heard of on this computer."""


class NoAttention:
    """Attends to nothing: for typing, for practice and for tests."""

    def follow(self, listening: Listening) -> None:
        """Leave everything as it is."""

    def microphones(self) -> tuple[str, ...]:
        """There are none."""
        return ()

    def loudspeakers(self) -> tuple[str, ...]:
        """There are none."""
        return ()

    def buttons(self) -> bool:
        """They cannot."""
        return False

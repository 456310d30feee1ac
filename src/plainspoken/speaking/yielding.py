"""Whether the voice pauses for whoever speaks: not where it has paused in vain again and again, as for a television."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable

VAIN = 3
"""So many pauses running for what was no command, and the next is none: the voice only speaks more softly."""

MEMORY_SECONDS = 60.0
"""How long one of them counts: a television that is off, and visitors who are gone, are forgotten."""


class Yielding:
    """Remembers for how much talk the voice has given way that was no command."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._vain: deque[float] = deque(maxlen=VAIN)

    @property
    def pauses(self) -> bool:
        """Whether to pause for what begins to be spoken now."""
        return len(self._vain) < VAIN or self._vain[0] < self._clock() - MEMORY_SECONDS

    def in_vain(self) -> None:
        """What was spoken was no command."""
        self._vain.append(self._clock())

    def obeyed(self) -> None:
        """What was spoken was a command, so that somebody speaks who is to be given way to."""
        self._vain.clear()

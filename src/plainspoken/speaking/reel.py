"""The reel: items in order, cut into the blocks that a clock asks for, and what is to be reported when."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from plainspoken.flow import Event, Sound
from plainspoken.speaking.output import Item
from plainspoken.speaking.samples import Samples, mixed, samples, scaled


@dataclass(frozen=True, slots=True)
class _Part:
    """An item as samples."""

    wave: Samples
    begun: Event | None
    ended: Event | None


class Reel:
    """What is still to be played at `rate` samples a second; not safe to use from two threads at a time.

    What is taken is heard `latency` samples later; events are due when their sound is heard, not when it is taken.
    """

    def __init__(self, rate: int, latency: int = 0) -> None:
        self.rate = rate
        self.latency = latency
        self.volume = 1.0
        self.held = False
        """Whether only what lies over the rest is played, while that waits."""
        self._parts: deque[_Part] = deque()
        self._at = 0
        self._taken = 0
        self._due: deque[tuple[int, Event]] = deque()
        self._over: Samples = np.zeros(0, np.int16)

    @property
    def ahead(self) -> int:
        """How many items have not begun yet."""
        return len(self._parts) - (1 if self._parts and self._at else 0)

    @property
    def left(self) -> int:
        """Samples until the item that is playing ends; 0 where none is waiting."""
        return len(self._parts[0].wave) - self._at if self._parts else 0

    @property
    def over_left(self) -> int:
        """Samples until the sound that lies over the rest ends."""
        return len(self._over)

    @property
    def done(self) -> bool:
        """Whether all has been taken, heard and reported, but for what is held."""
        return not len(self._over) and (self.held or not (self._parts or self._due))

    def add(self, item: Item) -> None:
        """Put an item at the end."""
        self._parts.append(_Part(samples(item.sound, self.rate), item.begun, item.ended))

    def overlay(self, sound: Sound) -> None:
        """Put a sound over whatever is taken next."""
        self._over = samples(sound, self.rate)

    def clear(self) -> None:
        """Drop all that is waiting and all that is due."""
        self._parts.clear()
        self._due.clear()
        self._at = 0
        self._over = self._over[:0]

    def drop(self) -> list[Event]:
        """Drop all and return what is still to be reported of it: endings, but no beginnings that nobody heard."""
        endings = [event for _, event in self._due]
        endings += [part.ended for part in self._parts if part.ended is not None]
        self.clear()
        return endings

    def rewind(self, count: int) -> None:
        """Go back within the item that is playing, by what was taken and will not be heard."""
        self._at = max(0, self._at - count)

    def take(self, count: int) -> tuple[Samples, list[Event]]:
        """The next `count` samples, silence where there are none, and the events that are due by their end."""
        block = np.zeros(count, np.int16)
        filled = 0
        while not self.held and self._parts and (filled < count or not len(self._parts[0].wave)):
            filled += self._fill(block, filled)
        if len(self._over):
            block = mixed(block, self._over[:count])
            self._over = self._over[count:]
        self._taken += 0 if self.held else count
        return scaled(block, self.volume), self._reports()

    def _fill(self, block: Samples, filled: int) -> int:
        """Fill a block from the first part; how many samples."""
        part = self._parts[0]
        if self._at == 0 and part.begun is not None:
            self._remember(filled, part.begun)
        size = min(len(block) - filled, len(part.wave) - self._at)
        block[filled : filled + size] = part.wave[self._at : self._at + size]
        self._at += size
        if self._at >= len(part.wave):
            self._parts.popleft()
            self._at = 0
            if part.ended is not None:
                self._remember(filled + size, part.ended)
        return size

    def _remember(self, filled: int, event: Event) -> None:
        self._due.append((self._taken + filled + self.latency, event))

    def _reports(self) -> list[Event]:
        found: list[Event] = []
        while self._due and self._due[0][0] <= self._taken:
            found.append(self._due.popleft()[1])
        return found

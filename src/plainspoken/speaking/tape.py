"""The tape: a player without a loudspeaker, whose clock goes only when it is told to."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator

import numpy as np

from plainspoken.flow import Event, Sound
from plainspoken.speaking.output import Item, Post, nowhere
from plainspoken.speaking.reel import Reel
from plainspoken.speaking.samples import Samples

RATE = 22050


class Tape:
    """Plays to a recording: the same sounds and the same moments every time, as fast as the machine can.

    `play` and `queue` only line up; `play_for` lets time pass, and reports events in the moment they are due. Whoever
    is told of an event may call anything here but `play_for` and `rest`.
    """

    def __init__(self, rate: int = RATE) -> None:
        self.rate = rate
        self._reel = Reel(rate)
        self._coming: deque[Iterator[Item]] = deque()
        self._recorded: list[Samples] = []
        self._length = 0
        self._paused = False
        self._post: Post = nowhere

    @property
    def volume(self) -> float:
        """Loudness from 0 to 1."""
        return self._reel.volume

    @volume.setter
    def volume(self, value: float) -> None:
        self._reel.volume = value

    @property
    def now(self) -> float:
        """Seconds since the tape began."""
        return self._length / self.rate

    @property
    def recording(self) -> Samples:
        """All that was played, silences too: 16-bit samples at `rate`."""
        return np.concatenate([*self._recorded, np.zeros(0, np.int16)])

    @property
    def ahead(self) -> int:
        """How many items have been drawn and not begun."""
        return self._reel.ahead

    @property
    def idle(self) -> bool:
        """Whether there is nothing left to play."""
        return not self._coming and self._reel.done

    @property
    def lost(self) -> bool:
        """Never: a tape does not run out."""
        return False

    def connect(self, post: Post) -> None:
        """Report events here from now on."""
        self._post = post

    def play(self, item: Item) -> None:
        """Line an item up."""
        self.queue((item,))

    def queue(self, items: Iterable[Item]) -> None:
        """Line items up, each drawn only when those before it have ended."""
        self._coming.append(iter(items))

    def overlay(self, sound: Sound) -> None:
        """Line up a short sound over whatever is played next."""
        self._reel.overlay(sound)

    def stop(self) -> None:
        """Drop everything."""
        coming, self._coming = self._coming, deque()
        self._reel.clear()
        for each in coming:
            _abandon(each)

    def pause(self) -> None:
        """Play silence until `resume`."""
        self._paused = True

    def resume(self) -> None:
        """Play on."""
        self._paused = False

    def close(self) -> None:
        """Drop everything; the recording stays."""
        self.stop()

    def play_for(self, seconds: float | None = None) -> float:
        """Play until so much time has passed, or until all has been played and reported; how many seconds passed."""
        end = None if seconds is None else self._length + round(seconds * self.rate)
        begun = self._length
        while (end is None or self._length < end) and not (self._paused and end is None):
            if not self._draw():
                break
            self._step(end)
        return (self._length - begun) / self.rate

    def rest(self, seconds: float) -> None:
        """Let time pass to its end, in silence where there is nothing to play."""
        left = seconds - self.play_for(seconds)
        self._record(np.zeros(max(0, round(left * self.rate)), np.int16))

    def _step(self, end: int | None) -> None:
        """Record up to the end of the item that plays, or to `end`."""
        room = end - self._length if end is not None else None
        if self._paused:
            self._record(np.zeros(room or 0, np.int16))
            return
        wanted = self._reel.left or self._reel.over_left
        block, events = self._reel.take(wanted if room is None else min(room, wanted))
        self._record(block)
        self._tell(events)

    def _draw(self) -> bool:
        """Have an item on the reel; whether there is any sound or event left at all."""
        while self._coming and not self._reel.left:
            coming = self._coming[0]
            item = next(coming, None)
            if not self._coming or self._coming[0] is not coming:  # drawing it stopped the tape
                _abandon(coming)
            elif item is None:
                self._coming.popleft()
            else:
                self._begin(item)
        return not self._reel.done

    def _begin(self, item: Item) -> None:
        """Put an item on the reel and report its beginning at once: on tape, what is next is what is heard."""
        self._reel.add(Item(item.sound, None, item.ended))
        if item.begun is not None:
            self._tell([item.begun])
        if not self._reel.left:  # an item without sound, which only reports
            self._tell(self._reel.take(0)[1])

    def _record(self, block: Samples) -> None:
        self._recorded.append(block)
        self._length += len(block)

    def _tell(self, events: Iterable[Event]) -> None:
        for event in events:
            self._post(event)


def _abandon(items: Iterator[Item]) -> None:
    """Close a generator that nobody will draw from any more, unless it is the one that is running."""
    close: Callable[[], None] | None = getattr(items, "close", None)
    if close is not None:
        try:
            close()
        except ValueError:
            return  # "generator already executing": it stops the tape itself, and nobody asks it again

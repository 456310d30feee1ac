"""Being heard to work: nobody is left in silence while something takes its time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from enum import Enum
from types import TracebackType


class Cue(Enum):
    """What is heard of work that goes on."""

    TONE = "tone"
    WORDS = "words"


TONE_AFTER = 0.3
"""Seconds of silence that are no worry yet."""

WORDS_AFTER = 3.0
"""Seconds after which tones alone worry."""

TONE_EVERY, WORDS_EVERY = 3.0, 15.0
"""Seconds from tone to tone and from words to words, once there were words: often enough to trust, not to annoy."""


def cues() -> Iterator[tuple[float, Cue]]:
    """What is heard and when, in seconds from the beginning, for as long as the work goes on."""
    yield TONE_AFTER, Cue.TONE
    yield WORDS_AFTER, Cue.WORDS
    at, words_next = WORDS_AFTER, WORDS_EVERY
    while True:
        at += TONE_EVERY
        yield at, Cue.WORDS if at >= words_next else Cue.TONE
        words_next += WORDS_EVERY if at >= words_next else 0.0


def tones() -> Iterator[tuple[float, Cue]]:
    """The same without words, for when it is the voice that is waited for."""
    return ((at, Cue.TONE) for at, _ in cues())


def follow(moments: Iterable[tuple[float, Cue]], over: Callable[[float], bool], act: Callable[[Cue], None]) -> None:
    """Act at each moment until `over`, which waits so many seconds and tells whether the work has ended meanwhile."""
    now = 0.0
    for at, cue in moments:
        if over(at - now):
            return
        act(cue)
        now = at


class Working:
    """A context in which a tone is played after 0.3 s, words are said after 3 s, and so on at sensible spaces.

    Leaving it ends that at once: nothing is played or said after.
    """

    def __init__(self, act: Callable[[Cue], None], moments: Iterable[tuple[float, Cue]] | None = None) -> None:
        """Let it be heard by `act`, at `moments`: those of `cues` where none are given."""
        self._act = act
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(
            target=follow, args=(moments or cues(), self._over.wait, self._acted), daemon=True, name="working"
        )

    def __enter__(self) -> None:
        """Begin to wait."""
        self._thread.start()

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        """End it; a tone that is being started now is started first."""
        with self._lock:
            self._over.set()

    def _acted(self, cue: Cue) -> None:
        with self._lock:
            if not self._over.is_set():
                self._act(cue)

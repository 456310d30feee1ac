"""Being heard to work: nobody is left in silence while something takes its time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import TracebackType

TONE_AFTER = 0.3
"""Seconds of silence that are no worry yet."""

WORDS_AFTER = 3.0
"""Seconds after which tones alone worry."""

AGAIN_AFTER = 3.0
"""Seconds from tone to tone after the words."""


class Working:
    """A context in which a tone is played after 0.3 s, words are said after 3 s, and tones follow every 3 s.

    Leaving it ends that at once: nothing is played or said after.
    """

    def __init__(
        self, play: Callable[[], None], say: Callable[[], None], pauses: tuple[float, ...] = (TONE_AFTER, WORDS_AFTER)
    ) -> None:
        """`pauses` are the seconds from the beginning to the tone and to the words."""
        self._play = play
        self._say = say
        self._pauses = pauses
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, daemon=True, name="working")

    def __enter__(self) -> None:
        """Begin to wait."""
        self._thread.start()

    def __exit__(self, kind: type[BaseException] | None, value: BaseException | None, at: TracebackType | None) -> None:
        """End it; a tone that is being started now is started first."""
        with self._lock:
            self._over.set()

    def _run(self) -> None:
        tone_after, words_after = self._pauses
        if not self._after(tone_after, self._play) or not self._after(words_after - tone_after, self._say):
            return
        while self._after(AGAIN_AFTER, self._play):
            continue

    def _after(self, seconds: float, act: Callable[[], None]) -> bool:
        """Do something after so many seconds; False where it was over before."""
        if self._over.wait(seconds):
            return False
        with self._lock:
            if self._over.is_set():
                return False
            act()
        return True

"""The ear of those who type: lines in, the same events out as the listener's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Event as Flag
from threading import Thread

from plainspoken.flow import Event, Grammar, Trouble
from plainspoken.hearing.recogniser import Recogniser


class TypedListener:
    """Reads lines and posts a Transcript for each; a line with nothing in it is none.

    `ended` is called when there are no more lines: the conversation is over. `close` cannot break off the reading of a
    terminal, which ends with the process.
    """

    def __init__(
        self, lines: Iterable[str], recogniser: Recogniser, post: Callable[[Event], None], ended: Callable[[], None]
    ) -> None:
        self._lines = lines
        self._recogniser = recogniser
        self._post = post
        self._ended = ended
        self._closed = Flag()
        self._thread = Thread(target=self._run, name="typed listener", daemon=True)

    def start(self) -> None:
        """Begin to read."""
        self._thread.start()

    def expect(self, grammar: Grammar) -> None:
        """Anything may be typed."""

    def mute(self) -> None:
        """Typing is heard while the assistant speaks."""

    def unmute(self) -> None:
        """Typing is heard always."""

    def knows(self, word: str) -> bool:
        """Whether a word can be typed: every one can."""
        return self._recogniser.knows(word)

    def close(self) -> None:
        """Post nothing more."""
        self._closed.set()

    def _run(self) -> None:
        """Read to the end."""
        try:
            for line in self._lines:
                if self._closed.is_set():
                    return
                self._typed(line)
        except (OSError, ValueError) as problem:  # the terminal is gone, or what was typed is no text
            self._post(Trouble("hearing.failed", (("why", str(problem)),)))
        if not self._closed.is_set():
            self._ended()

    def _typed(self, line: str) -> None:
        self._recogniser.hear(line.encode("utf-8", "replace"))
        transcript = self._recogniser.finish()
        if transcript.text:
            self._post(transcript)

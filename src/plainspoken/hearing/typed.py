"""Typing in place of speaking, so that the loop is the same for all."""

from __future__ import annotations

from pathlib import Path

from plainspoken.flow import Grammar, Transcript


class TypedRecogniser:
    """Its frames are the UTF-8 bytes of a line that was typed; its transcript is that line."""

    name = "typed"
    rate = 16000

    def __init__(self, model: Path | None = None) -> None:
        self._line = bytearray()

    def expect(self, grammar: Grammar) -> None:
        """Anything may be typed, whatever the grammar."""

    def hear(self, frames: bytes) -> None:
        """Take some more bytes of the line; a letter may be cut between two calls."""
        self._line += frames

    def finish(self) -> Transcript:
        """The line without the blanks around it, surely heard; bytes that are not UTF-8 become a sign for unknown."""
        line = bytes(self._line).decode("utf-8", "replace").strip()
        self._line.clear()
        return Transcript(line, typed=True)

    def knows(self, word: str) -> bool:
        """Whether a word can be typed: every one can."""
        return True

    def close(self) -> None:
        """Forget a line that was begun."""
        self._line.clear()

"""A line as it is typed, where the terminal leaves that to us. Pure."""

from __future__ import annotations

from plainspoken.hearing.keys.decoding import Key, Move

ERASE = "\b \b"


class LineEditor:
    """Gathers a line from keys, and tells what to show of each."""

    def __init__(self) -> None:
        self._typed: list[str] = []

    @property
    def empty(self) -> bool:
        """Whether nothing has been typed yet."""
        return not self._typed

    def take(self, key: Key) -> tuple[str, str | None]:
        """What to show for a key, and the whole line where the key ends it."""
        if key.move is Move.RELEASE:
            return "", None
        if key.text:
            self._typed.append(key.text)
            return key.text, None
        if key.name == "enter":
            line = "".join(self._typed)
            self._typed.clear()
            return "\n", line
        if key.name == "backspace" and self._typed:
            self._typed.pop()
            return ERASE, None
        if key.name == "clear":
            count = len(self._typed)
            self._typed.clear()
            return ERASE * count, None
        return "", None

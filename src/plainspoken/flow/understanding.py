"""What a transcript means: a command with its slots, or words that are none."""

from __future__ import annotations

from dataclasses import dataclass

Value = str | int
Values = tuple[tuple[str, Value], ...]
"""Named values, in order, so that what bears them can be compared and kept."""


@dataclass(frozen=True, slots=True)
class Intent:
    """A command understood: its name in commands.yaml, the values of its slots, the words it was taken from."""

    name: str
    slots: Values = ()
    heard: str = ""

    def slot(self, name: str) -> Value | None:
        """The value of a slot, or None where the person left it out."""
        return dict(self.slots).get(name)

    def text(self, name: str) -> str:
        """A slot's value as text, "" where it was left out."""
        value = self.slot(name)
        return "" if value is None else str(value)

    def number(self, name: str) -> int | None:
        """A slot's value as a whole number, None where it was left out or is no number."""
        value = self.slot(name)
        return value if isinstance(value, int) else None


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Words that are no command here, with the likeliest things that were meant, best first."""

    heard: str
    suggestions: tuple[Intent, ...] = ()

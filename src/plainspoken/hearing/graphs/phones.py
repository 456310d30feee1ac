"""The phones of a model: silence, and every phone of the dictionary in four positions of a word.

Vosk finds where words begin and end in a path by the phones' positions (word_boundary.int), so AA at the beginning of a
word, inside it, at its end and alone are four phones that sound the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

SILENCE = 1
"""The number of the silence phone."""

HMM_STATES = 3
"""States of a phone, passed one after the other, each of which can be stayed in, where nothing else is said.

A phone of a network that looks at 30 ms at a time has a single state, for the shortest sounds last no longer.
"""


class Position(Enum):
    """Where in a word a phone stands; the value is its word in word_boundary.int."""

    BEGIN = "begin"
    INSIDE = "internal"
    END = "end"
    ALONE = "singleton"


_PLACES = {position: place for place, position in enumerate(Position)}


@cache
def _firsts(names: tuple[str, ...]) -> dict[str, int]:
    """The number of each name's phone that begins words."""
    return {name: 2 + place * len(Position) for place, name in enumerate(names)}


@dataclass(frozen=True, slots=True)
class PhoneTable:
    """Numbers the phones from 1: silence, then each name in each position."""

    names: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many phones there are, silence among them."""
        return 1 + len(self.names) * len(Position)

    def number(self, name: str, position: Position) -> int:
        """The phone's number; ValueError for a name the model lacks."""
        try:
            return _firsts(self.names)[name] + _PLACES[position]
        except KeyError:
            raise ValueError(f"the model has no phone {name}") from None

    def name(self, phone: int) -> str | None:
        """The dictionary's name for a phone's sound; None for silence."""
        return None if phone == SILENCE else self.names[(phone - 2) // len(Position)]

    def in_word(self, pronunciation: Sequence[str]) -> tuple[int, ...]:
        """A word's phones by number."""
        if len(pronunciation) == 1:
            return (self.number(pronunciation[0], Position.ALONE),)
        first, *middle, last = pronunciation
        return (
            self.number(first, Position.BEGIN),
            *(self.number(name, Position.INSIDE) for name in middle),
            self.number(last, Position.END),
        )

    def word_boundary(self) -> str:
        """The text of word_boundary.int."""
        lines = [f"{SILENCE} nonword"]
        lines += [f"{self.number(name, position)} {position.value}" for name in self.names for position in Position]
        return "\n".join(lines) + "\n"


def stay_label(phone: int, state: int, states: int = HMM_STATES) -> int:
    """Kaldi's transition number for staying in a state (from 0) of a phone that has so many."""
    return 2 * (states * (phone - 1) + state) + 1


def move_label(phone: int, state: int, states: int = HMM_STATES) -> int:
    """Kaldi's transition number for moving on from a phone's state; it stands for the first frame in that state."""
    return stay_label(phone, state, states) + 1

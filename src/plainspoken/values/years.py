"""Days, months and years as single numbers: "the fifth", "april" or "oh four", "nineteen sixty" or "sixty"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from plainspoken.values.characters import digits
from plainspoken.values.numbers import cardinal
from plainspoken.values.words import Words

EARLIEST, LATEST = 1800, 2100
"""The years that answers to forms may be of."""

AHEAD = 10
"""How many years from now two figures may mean; further ahead they mean the century before."""


def day_of(tokens: Sequence[str], words: Words) -> int | None:
    """The day of a month that words say, 1 to 31."""
    found = _small(tokens, words)
    return found if found is not None and 1 <= found <= 31 else None


def month_of(tokens: Sequence[str], words: Words) -> int | None:
    """The month that words say, by its name, its short name or its number."""
    if len(tokens) == 1 and tokens[0] in words.months:
        return words.months[tokens[0]]
    found = _small(tokens, words)
    return found if found is not None and 1 <= found <= 12 else None


def year_of(tokens: Sequence[str], words: Words, today: date, *, born: bool = False) -> int | None:
    """The year that words say, of two figures the likely century; `born`: never one to come."""
    if not tokens:
        return None
    if len(tokens) == 1 and tokens[0].strip("'").isdecimal():
        figures = tokens[0].strip("'")
        return _likely(figures, today, born) if len(figures) in (2, 4) else None
    data = words.spoken
    bare = [token for token in tokens if token != data.number_and]
    if data.thousand[0] in tokens:
        found = cardinal(bare, words)
        return found if found is not None and EARLIEST <= found <= LATEST else None
    if data.hundred[0] in tokens:
        found = cardinal(bare, words)
        return found if found is not None and EARLIEST <= found <= LATEST else None
    said = digits(" ".join(bare), words)
    return None if said.unknown or len(bare) != len(tokens) else _likely(said.text, today, born)


def _likely(figures: str, today: date, born: bool) -> int | None:
    """A year of four figures, or the one that two most likely mean."""
    if len(figures) == 4:
        year = int(figures)
        return year if EARLIEST <= year <= LATEST else None
    if len(figures) != 2:
        return None
    latest = today.year if born else today.year + AHEAD
    year = today.year // 100 * 100 + int(figures)
    return year if year <= latest else year - 100


def _small(tokens: Sequence[str], words: Words) -> int | None:
    """A number of one or two figures, a plain one, an ordinal or with a nought before it."""
    if not tokens:
        return None
    last = words.cardinal.get(tokens[-1], tokens[-1])
    said = [*tokens[:-1], last]
    if len(said) == 1 and said[0].isdecimal():
        return int(said[0]) if len(said[0]) <= 2 else None
    found = cardinal(said, words)
    if found is not None:
        return found
    return words.small.get(said[1]) if len(said) == 2 and words.small.get(said[0]) == 0 else None

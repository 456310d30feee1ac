"""The part of a value that words name: "the third letter", "the last four digits", "group two", "the month"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plainspoken.values.kinds import Kind
from plainspoken.values.numbers import number_of
from plainspoken.values.words import Words, either

SECOND = frozenset({"domain", "pence", "minute"})
"""Named parts that come second of two."""

DATES = (Kind.DATE, Kind.BIRTH_DATE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a value: what is counted ("letter", "group", ...), from which of them, how many.

    `first` counts from 1, from the end where it is below nought; `said` is how it was called.
    """

    counted: str
    first: int = 1
    many: int = 1
    said: str = ""


def part_of(text: str, kind: Kind, words: Words) -> Part | None:
    """The part that words name, None where they name none."""
    text = re.sub(rf"^{either(words.spoken.articles)} ", "", text.strip())
    return _named(text, kind, words) or _counted(text, words)


def _named(text: str, kind: Kind, words: Words) -> Part | None:
    """A part with a name of its own: the day, the month and the year of a date, the sides of an e-mail address."""
    data = words.spoken
    names: dict[str, tuple[str, ...]] = {}
    if kind in DATES:
        names = {"day": data.day_part, "month": data.month_part, "year": data.year_part}
    elif kind is Kind.EMAIL:
        names = {"local": data.local_part, "domain": data.domain_part}
    elif kind is Kind.MONEY:
        names = {"pounds": data.pounds_part, "pence": data.pence_part}
    elif kind is Kind.TIME:
        names = {"hour": data.hour_part, "minute": data.minute_part}
    found = next((name for name, every in names.items() if text in every), None)
    return None if found is None else Part(found, 2 if found in SECOND else 1, said=text)


def _counted(text: str, words: Words) -> Part | None:
    """A part by its place: "third letter", "letter three", "last four digits", "last but one digit"."""
    kinds = {name: kind for kind, names in words.spoken.parts.items() for name in names}
    tokens = text.split()
    if not tokens:
        return None
    if tokens[-1] in kinds:
        place = _place(" ".join(tokens[:-1]), words)
        return None if place is None else Part(kinds[tokens[-1]], *place, said=text)
    if tokens[0] in kinds:
        number = number_of(" ".join(tokens[1:]))
        return Part(kinds[tokens[0]], number, said=text) if number else None
    return None


def _place(text: str, words: Words) -> tuple[int, int] | None:
    """Which of what is counted, and how many: "third" is (3, 1), "last four" (-4, 4)."""
    data = words.spoken
    if text in data.but_one:
        return -2, 1
    if text in data.last_part:
        return -1, 1
    number = number_of(text, ordinal=True)
    if number:
        return number, 1
    head, _, tail = text.partition(" ")
    many = number_of(tail) if tail else None
    if many and many < 20 and head in data.last_part:
        return -many, many
    return (1, many) if many and many < 20 and head == data.ordinal_ones[1] else None


def span(value: str, part: Part) -> tuple[int, int] | None:
    """Where in a value the letters, digits or characters of a part begin and end; None where it has none such."""
    places = [at for at, each in enumerate(value) if _counts(each, part.counted)]
    if part.counted == "letter" and len(places) < abs(part.first):
        places = [at for at, each in enumerate(value) if each.isalnum()]
    return _stretch([(at, at + 1) for at in places], part)


def span_of_group(value: str, groups: tuple[str, ...], part: Part) -> tuple[int, int] | None:
    """Where in a value the groups of a part begin and end."""
    return _stretch(list(_placed(value, groups)), part)


def _placed(value: str, groups: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    at = 0
    for group in groups:
        at = value.find(group, at)
        if at < 0:
            return
        yield at, at + len(group)
        at += len(group)


def _stretch(places: list[tuple[int, int]], part: Part) -> tuple[int, int] | None:
    first = part.first - 1 if part.first > 0 else len(places) + part.first
    last = first + part.many - 1
    return (places[first][0], places[last][1]) if 0 <= first <= last < len(places) else None


def _counts(character: str, counted: str) -> bool:
    if counted == "letter":
        return character.isalpha()
    return character.isdecimal() if counted == "digit" else not character.isspace()


def joints(words: Words) -> str:
    """A pattern of what stands between a part and what it should be."""
    return either(words.spoken.change_into)

"""Values as people say them: digits in a row, letters, the NATO alphabet, numbers and money, dates, names."""

from __future__ import annotations

import random

from .word_lists import word_lists


def digits(chance: random.Random) -> str:
    """One digit up to a telephone number, with "oh" and now and then "double"."""
    count = chance.choice((1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 10, 11))
    said: list[str] = []
    while len(said) < count:
        digit = chance.choice((_one(chance, "digits"), _one(chance, "digits"), _one(chance, "digits"), "oh"))
        said += [chance.choice(("double", "double", "triple")), digit] if chance.random() < 0.06 else [digit]
    return " ".join(said)


def spelled(chance: random.Random) -> str:
    """Letters in a row, with digits or signs among them."""
    kind = chance.random()
    lists = ("letters", "signs") if kind < 0.15 else ("letters", "digits") if kind < 0.4 else ("letters",)
    return " ".join(_one(chance, *lists) for _ in range(chance.randint(1, 7)))


def nato(chance: random.Random) -> str:
    """The NATO alphabet, alone, in a row with digits, or as "a as in alpha"."""
    if chance.random() < 0.3:
        word = _one(chance, "nato")
        return f"{word[0]} {chance.choice(('as in', 'for'))} {word}"
    count = chance.choice((1, 1, 1, 2, 3, 4, 6))
    return " ".join(_one(chance, "nato", "nato", "digits") for _ in range(count))


def amount(chance: random.Random) -> str:
    """A number, a sum of money, a share, an ordinal."""
    form = chance.choice(("{}", "{} pounds", "{} pounds {}", "{} percent", "number {}", "{} pence", "the"))
    if form == "the":
        return f"the {_one(chance, 'ordinals')}"
    return form.format(_number(chance), _one(chance, "tens"))


def date(chance: random.Random) -> str:
    """A day and a month, mostly with a year."""
    day = _one(chance, "ordinals") if chance.random() < 0.8 else f"twenty {chance.choice(_list('ordinals')[:9])}"
    said = f"{chance.choice(('', 'the '))}{day} {chance.choice(('of ', ''))}{_one(chance, 'months')}"
    if chance.random() < 0.3:
        return said
    decade = _one(chance, "tens", "teens")
    year = f"{chance.choice(('nineteen', 'twenty'))} {decade}"
    one = decade in _list("tens") and chance.random() < 0.6
    return f"{said} {year} {chance.choice(_list('digits')[1:])}" if one else f"{said} {year}"


def names(chance: random.Random) -> str:
    """A person's names."""
    return " ".join(_one(chance, "names") for _ in range(chance.randint(1, 3)))


def _number(chance: random.Random) -> str:
    one = chance.choice(_list("digits")[1:])
    small = chance.choice((one, _one(chance, "teens"), _one(chance, "tens"), f"{_one(chance, 'tens')} {one}"))
    kind = chance.random()
    if kind < 0.3:
        return f"{one} hundred" + (f" and {small}" if chance.random() < 0.7 else "")
    if kind < 0.45:
        return f"{small} thousand" + (f" {one} hundred" if chance.random() < 0.5 else "")
    return small


def _one(chance: random.Random, *lists: str) -> str:
    return chance.choice(_list(chance.choice(lists)))


def _list(name: str) -> tuple[str, ...]:
    return word_lists()[name]

"""The words of a language as they are looked up: which number, letter, sign or month a word is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from plainspoken.wording import Spoken, spoken

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Words:
    """A language's words and what they mean, looked up by word.

    `small` are the numbers below twenty, `round` the tens; `cardinal` gives an ordinal's number word, `ordinal` the
    other way; `letters` are the words that stand for one letter (NATO), `named` the letters by their own names.
    """

    spoken: Spoken
    small: Mapping[str, int]
    round: Mapping[str, int]
    cardinal: Mapping[str, str]
    ordinal: Mapping[str, str]
    letters: Mapping[str, str]
    named: Mapping[str, str]
    months: Mapping[str, int]


@cache
def words(language: str = ENGLISH) -> Words:
    """The words of a language; read when they are first needed."""
    data = spoken(language)
    ordinals = [*zip(data.ones, data.ordinal_ones, strict=True), *zip(data.tens, data.ordinal_tens, strict=True)]
    ordinals += [(each[0], each[1]) for each in (data.hundred, data.thousand, data.million)]
    return Words(
        data,
        {word: number for number, word in enumerate(data.ones)} | dict.fromkeys(data.noughts, 0),
        {word: 10 * number for number, word in enumerate(data.tens, 2)},
        {ordinal: cardinal for cardinal, ordinal in ordinals},
        dict(ordinals),
        _turned(data.nato),
        _turned(data.letter_names),
        {name: number for number, name in enumerate(data.months, 1)} | dict(data.month_short),
    )


def either(phrases: Iterable[str]) -> str:
    """A pattern for any of some phrases, the longest first, each a whole word or several."""
    ordered = sorted(phrases, key=len, reverse=True)
    return r"(?<![\w'])(?:" + "|".join(re.escape(each) for each in ordered) + r")(?![\w'])"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def without(text: str, phrases: Iterable[str]) -> str:
    """A text without some phrases, its spaces tidied."""
    return " ".join(_compiled(either(phrases)).sub(" ", text).split())


def replaced(text: str, phrases: Iterable[str], by: str) -> str:
    """A text with some phrases each replaced."""
    return _compiled(either(phrases)).sub(lambda _: by, text)


def plain(said: str) -> str:
    """What was said in small letters, with straight apostrophes, single spaces and no full stop at its end."""
    text = said.casefold().replace("’", "'").replace("‘", "'").replace("–", "-").replace("—", "-")
    return " ".join(text.split()).rstrip(".?!,;: ")


def _turned(names: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {name: letter for letter, every in names.items() for name in every}

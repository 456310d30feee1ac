"""Dates as people say them, written as a date field wants them: "the fifth of April 2026" is 2026-04-05."""

from __future__ import annotations

import re
from datetime import date

MONTHS: tuple[str, ...] = ("january", "february", "march", "april", "may", "june", "july")
MONTHS += ("august", "september", "october", "november", "december")
UNITS: tuple[str, ...] = (
    "nought",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
UNITS += ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
ORDINALS |= {"twentieth": 20, "thirtieth": 30}
WORDS = {word: value for value, word in enumerate(UNITS)} | {word: 10 * n for n, word in enumerate(TENS, 2)} | ORDINALS
ISO = re.compile(r"\d{4}-\d\d-\d\d")


def as_date(said: str) -> str:
    """A date with day, month and year, in that order, as YYYY-MM-DD; other words as they stand."""
    if ISO.fullmatch(said.strip()):
        return said.strip()
    numbers = _numbers(re.findall(r"\d+|[a-z]+", said.casefold()))
    if len(numbers) < 3:
        return said
    day, month, *year = numbers
    try:
        return date(_year(year), month, day).isoformat()
    except (ValueError, OverflowError):
        return said


def _numbers(words: list[str]) -> list[int]:
    """The numbers that words are, "twenty" and "seventh" as one; none where a word is neither number nor month."""
    found: list[int] = []
    tens = False
    for word in words:
        value = _number(word)
        if value is None and word not in ("the", "of", "and", "st", "nd", "rd", "th"):
            return []
        if value is None:
            continue
        if tens and 0 < value < 10:
            found[-1] += value
        else:
            found.append(value)
        tens = word in TENS
    return found


def _number(word: str) -> int | None:
    if word.isascii() and word.isdigit():
        return int(word[:6])
    if len(word) >= 3 and (month := next((n for n, name in enumerate(MONTHS, 1) if name.startswith(word)), 0)):
        return month
    if word in ("hundred", "thousand"):
        return 100 if word == "hundred" else 1000
    return WORDS.get(word, WORDS.get(word.removesuffix("th")))


def _year(parts: list[int]) -> int:
    """A year of its parts: 1978, nineteen seventy-eight, two thousand (and) four, twenty twenty-six."""
    match parts:
        case [year]:
            return year
        case [2, 1000, *rest]:
            return 2000 + sum(rest)
        case [19, 100, *rest]:
            return 1900 + sum(rest)
        case [century, rest] if 10 <= century <= 99 and rest <= 99:
            return century * 100 + rest
        case [19 | 20 as century, 0, rest]:
            return century * 100 + rest
    raise ValueError("no year")

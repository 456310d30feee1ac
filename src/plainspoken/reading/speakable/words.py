"""Numbers, digits and letters in British words, for text made speakable."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from unicode_rbnf import RbnfEngine

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]
"""What to look for, and what is said instead."""

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LARGEST = 999_999_999_999
DATED = range(1010, 2100)
"""Numbers that are said as years are: "nineteen sixty-six"."""


@cache
def _engine() -> RbnfEngine:
    """Unicode's own rules for English numbers (CLDR, rule-based number formatting), read when first needed."""
    return RbnfEngine.for_language("en")


def cardinal(number: int) -> str:
    """A whole number in words with the British "and": 1250 -> "one thousand two hundred and fifty"."""
    return _ruled(number, "spellout-cardinal-verbose")


def ordinal(number: int) -> str:
    """A whole number's place in words: 21 -> "twenty-first"."""
    return _ruled(number, "spellout-ordinal-verbose")


def year(number: int) -> str:
    """A year as it is said: 1998 -> "nineteen ninety-eight", 2005 -> "two thousand and five"."""
    if number // 10 == 200 or number not in DATED:
        return cardinal(number)
    return _ruled(number, "spellout-numbering-year").replace("oh-", "oh ")


def decimal(text: str) -> str:
    """A number as it is written, commas and decimals and all: "2.50" -> "two point five zero"."""
    whole, _, part = text.replace(",", "").partition(".")
    if not whole.isdecimal() or int(whole) > LARGEST:
        return digits(text)
    return cardinal(int(whole)) + (f" point {digits(part)}" if part else "")


def digits(text: str) -> str:
    """Digits one by one ("zero", for "oh" is a letter too): "045" -> "zero four five"."""
    return " ".join(DIGITS[int(each)] for each in text if each.isdecimal())


def grouped(text: str) -> str:
    """Many digits in groups that can be kept in mind: threes, and a four at the end rather than a one."""
    found = [each for each in text if each.isdecimal()]
    groups: list[str] = []
    while found:
        size = 4 if len(found) == 4 else 2 if len(found) == 5 and groups else 3
        groups.append("".join(found[:size]))
        found = found[size:]
    return ", ".join(digits(each) for each in groups)


def letters(text: str) -> str:
    """Capitals as eSpeak, SAPI and macOS all spell them: "VAT" -> "V.A.T."; one alone stays as it is."""
    found = [each.upper() for each in text if each.isalpha()]
    return found[0] if len(found) == 1 else "".join(f"{each}." for each in found)


def spelled(text: str) -> str:
    """Letters and digits one by one: "SW1A" -> "S.W. one A".

    Where an A stands before more, a comma follows it, or it would be read as the article.
    """
    parts = [letters(each) if each.isalpha() else digits(each) for each in re.findall(r"[A-Za-z]+|\d+", text)]
    said = " ".join(f"{each}," if each == "A" else each for each in parts)
    return said.removesuffix(",")


def _ruled(number: int, rules: str) -> str:
    if not 0 <= number <= LARGEST:
        return digits(str(number))
    return _engine().format_number(number, ruleset_names=[rules]).text

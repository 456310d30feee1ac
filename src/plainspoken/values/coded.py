"""Letters and digits put into a pattern: an O that was heard where a digit belongs is a nought, and the reverse."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from plainspoken.values.characters import Spelt, spelt
from plainspoken.values.words import Words, either, plain, without

MOST_DOUBTS = 8
"""Letters O and noughts that are tried both ways; more than these no code has."""


def bare(said: str, words: Words) -> str:
    """What was said without words that introduce it or hesitate: "my number is, er, five" is "five"."""
    data = words.spoken
    text = plain(said)
    lead = re.match(rf"^.*?{either(data.introductions)}(?! for\b)[\s:,]+(?=\S)", text)
    text = text[lead.end() :] if lead else text
    return without(text, data.hesitations) or text


def code(said: str, words: Words) -> Spelt:
    """The letters and digits of a code in capitals, without the signs that part its groups.

    What is written in capitals with figures is meant to the letter: the JAY of a number plate is no J.
    """
    if said.isupper() and any(each.isdecimal() for each in said):
        return Spelt("".join(each for each in said if each.isascii() and each.isalnum()))
    signs = {sign: words.spoken.signs[sign] for sign in ("-", "/", " ", ",")}
    found = spelt(re.sub(r"[-/.,()]", " ", bare(said, words)), words, signs=signs)
    return Spelt("".join(each for each in found.text.upper() if each.isalnum()), found.unknown)


def fitted(text: str, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """A code that fits a pattern, with as few as possible of its Os and noughts taken the other way."""
    return next((found for each in _variants(text) if (found := pattern.fullmatch(each))), None)


def _variants(text: str) -> Iterator[str]:
    """A code with its Os and noughts each way, as it was heard first."""
    doubts = [at for at, each in enumerate(text) if each in "O0"]
    if len(doubts) > MOST_DOUBTS:
        yield text
        return
    changes = sorted(product((False, True), repeat=len(doubts)), key=sum)
    for turned in changes:
        letters = list(text)
        for at, other in zip(doubts, turned, strict=True):
            if other:
                letters[at] = "0" if letters[at] == "O" else "O"
        yield "".join(letters)

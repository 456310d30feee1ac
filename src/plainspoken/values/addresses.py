"""Lines of an address as they are spoken: "flat three, twelve a mill lane" is "Flat 3, 12a Mill Lane"."""

from __future__ import annotations

import re

from plainspoken.values.characters import number_at
from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.words import Words

LONGEST = 300


def address_line(said: str, words: Words) -> Understood | Refused:
    """A line of an address with its house numbers in figures; what is typed with capitals stays as it is."""
    text = " ".join(said.replace("’", "'").split()).strip(" .;")
    if not any(each.isalnum() for each in text) or len(text) > LONGEST:
        return refused("value.address.not", said)
    if text == text.casefold():
        text = ", ".join(_part(each, words) for each in text.split(",") if each.strip())
    return Understood(text, (text,))


def _part(text: str, words: Words) -> str:
    """A part of a line between commas."""
    data = words.spoken
    tokens, at = text.split(), 0
    written: list[str] = []
    if len(tokens) > 1 and tokens[0] in data.by_number and number_at(tokens, 1, words)[0]:
        tokens = tokens[1:]
    while at < len(tokens):
        flat = at > 0 and tokens[at - 1] in data.flats
        counted = at == 0 or flat or written[-1].isdecimal()
        used, figures = number_at(tokens, at, words) if counted and tokens[at] != "o" else (0, "")
        if used:
            at += used
            at, figures = (at, figures) if flat else _digits_after(tokens, at, figures, words)
            letter = tokens[at] if at + 1 < len(tokens) and re.fullmatch("[a-h]", tokens[at]) else ""
            written.append(figures + letter)
            at += 1 if letter else 0
            continue
        written.append(_capital(tokens[at], words, first=at == 0))
        at += 1
    return " ".join(written)


def _digits_after(tokens: list[str], at: int, figures: str, words: Words) -> tuple[int, str]:
    """A house number said digit by digit or in groups: "one oh four" is 104, "two twenty" 220."""
    while at < len(tokens) and tokens[at] not in ("o",) and (found := number_at(tokens, at, words))[0]:
        figures, at = figures + found[1], at + found[0]
    return at, figures


def _capital(word: str, words: Words, *, first: bool) -> str:
    data = words.spoken
    if word in data.initials:
        return word.upper()
    if word in data.small_words and not first:
        return word
    return "-".join(each[:1].upper() + each[1:] for each in word.split("-"))

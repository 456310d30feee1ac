"""How a word that no dictionary has may be said: by British and American speakers, as letters, in Welsh."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plainspoken.hearing.pronouncing.phones import Accent, phones

BRITISH, AMERICAN, CYMRAEG = "gmw/en", "gmw/en-US", "cel/cy"
"""eSpeak NG's voices that are asked."""

SAYABLE = re.compile(r"[a-z0-9](?:[a-z0-9'.-]*[a-z0-9.])?")
LONGEST = 40
"""Letters of a word that is still asked about; the longest place name of Wales has 58, and is not said so either."""

WAYS = 6
SPELLED_ALWAYS, SPELLED_AT_MOST = 4, 6
"""Letters of words that may all be abbreviations; of those that may be where they cannot be said as a word."""

VOWEL = re.compile(r"[aeiouy]")
UNSAYABLE = re.compile(r"[^aeiouy\W\d]{4}|^(?!s[cpt]r|spl|[cst]hr|sch)[^aeiouy\W\d]{3}")
WELSH = re.compile(r"^(?:ll|ff|gw|rh|y[ns])|dd(?:[aeiouwy]|$)|au$|ae|wy|yw|[bcdfghlmnprt]w(?:[bcdfglmnprst]|$)")
"""Spellings that are common in Welsh names and rare in English."""

Asked = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word as eSpeak NG is asked for it: whole, and letter by letter where it may stand for them ("" else)."""

    word: str
    letters: str
    welsh: bool


def sayable(word: str) -> bool:
    """Whether a word is of letters and digits that eSpeak NG reads as English."""
    folded = fold(word)
    return len(folded) <= LONGEST and bool(SAYABLE.fullmatch(folded)) and any(sign.isalnum() for sign in folded)


def fold(word: str) -> str:
    """A word without its accents, which the English voices pass over or name, nor an apostrophe at its end."""
    parted = unicodedata.normalize("NFKD", word.casefold().replace("’", "'"))
    return "".join(sign for sign in parted if not unicodedata.combining(sign)).removesuffix("'")


def spelling(word: str) -> Spelling:
    """How a word is to be asked for."""
    folded = fold(word)
    stem = folded.removesuffix("'s")
    short = stem.isalpha() and 1 < len(stem) <= SPELLED_AT_MOST and stem in word.casefold()
    spelled = short and (len(stem) <= SPELLED_ALWAYS or not VOWEL.search(stem) or bool(UNSAYABLE.search(stem)))
    return Spelling(folded, ", ".join(stem) + folded[len(stem) :] if spelled else "", bool(WELSH.search(folded)))


def questions(spellings: Iterable[Spelling]) -> dict[str, list[str]]:
    """What each voice is asked for the words, without repeats."""
    english: dict[str, None] = {}
    welsh: dict[str, None] = {}
    for each in spellings:
        english |= dict.fromkeys(filter(None, (each.word, each.letters)))
        if each.welsh:
            welsh[each.word] = None
    return {BRITISH: list(english), AMERICAN: list(english), CYMRAEG: list(welsh)}


def ways(each: Spelling, traces: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """How a word may be said, phones parted by a space, from the traces of each voice by what was asked; at most 6."""
    found = dict.fromkeys(" ".join(way) for way in _ways(each, traces) if way)
    return tuple(found)[:WAYS]


def _ways(each: Spelling, traces: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, ...]]:
    british, american = traces[BRITISH], traces[AMERICAN]
    yield phones(british[each.word], Accent.NON_RHOTIC)
    if each.welsh:
        yield phones(traces[CYMRAEG][each.word], Accent.RHOTIC)
    if each.letters:
        yield phones(british[each.letters], Accent.NON_RHOTIC)
    yield phones(american[each.word], Accent.RHOTIC)
    yield phones(british[each.word], Accent.RHOTIC)
    if each.letters:
        yield phones(american[each.letters], Accent.RHOTIC)

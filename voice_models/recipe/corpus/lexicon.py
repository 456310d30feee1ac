"""How words are said: PocketSphinx's dictionary, our own pronunciations, and British ways beside American.

The CMU Pronouncing Dictionary (BSD licence) is American. For each pronunciation with an R that no vowel follows a
second one without it is added, as most of England says it; both are learnt and both are heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from plainspoken.hearing.pocketsphinx.decoder import model_folder
from plainspoken.hearing.pronunciations import pronunciations

VOWELS = frozenset(("AA", "AE", "AH", "AO", "AW", "AY", "EH", "ER", "EY", "IH", "IY", "OW", "OY", "UH", "UW"))
CONSONANTS = (
    "B",
    "CH",
    "D",
    "DH",
    "F",
    "G",
    "HH",
    "JH",
    "K",
    "L",
    "M",
    "N",
    "NG",
    "P",
    "R",
    "S",
    "SH",
    "T",
    "TH",
    "V",
    "W",
    "Y",
    "Z",
    "ZH",
)
PHONES = (*sorted(VOWELS), *CONSONANTS)
GLIDING = frozenset({"IH", "IY", "UH", "UW", "AY", "AW", "EH"})
"""Vowels after which a lost R leaves a murmur: "here", "tour", "fire", "hour", "hair"."""
VARIANT = re.compile(r"\(\d+\)$")
WORD = re.compile(r"[a-z][a-z'.-]*[a-z0-9.]?|[a-z0-9]+")

Pronunciation = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in small letters and their pronunciations in ARPAbet without stress, the first the commonest."""

    ways: Mapping[str, tuple[Pronunciation, ...]]

    def has_all(self, sentence: str) -> bool:
        """Whether all words of a sentence are there."""
        return all(word in self.ways for word in sentence.split())

    def write(self, path: Path) -> None:
        """Write it as a dictionary that PocketSphinx reads."""
        with path.open("w", encoding="utf-8") as written:
            for word, ways in self.ways.items():
                for number, way in enumerate(ways, start=1):
                    written.write(f"{word}{f'({number})' if number > 1 else ''} {' '.join(way)}\n")


def lexicon() -> Lexicon:
    """The dictionary with our own words and British pronunciations."""
    ways: dict[str, dict[Pronunciation, None]] = {}
    for word, way in (*_dictionary(), *_own()):
        ways.setdefault(word, {})[way] = None
    for word, known in ways.items():
        for way in list(known):
            known[non_rhotic(way)] = None
        ways[word] = known
    return Lexicon({word: tuple(known) for word, known in ways.items()})


def non_rhotic(way: Pronunciation) -> Pronunciation:
    """The same without the Rs that no vowel follows (Wells, Accents of English, 1982, 3.2.2)."""
    said: list[str] = []
    for at, phone in enumerate(way):
        before_vowel = at + 1 < len(way) and way[at + 1] in VOWELS
        if phone == "R" and said and said[-1] in VOWELS and not before_vowel:
            said += ["AH"] if said[-1] in GLIDING else []
        elif phone == "ER" and at + 1 == len(way) and said:
            said.append("AH")
        else:
            said.append(phone)
    return tuple(said)


def _dictionary() -> Iterator[tuple[str, Pronunciation]]:
    with (model_folder() / "cmudict-en-us.dict").open(encoding="utf-8") as lines:
        for line in lines:
            word, *phones = line.split()
            yield VARIANT.sub("", word), tuple(phone.rstrip("012") for phone in phones)


def _own() -> Iterator[tuple[str, Pronunciation]]:
    for word, ways in pronunciations("en").items():
        for way in ways:
            yield word, tuple(way.split())

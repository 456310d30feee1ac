"""How words are said: those of pronunciations.yaml, plurals and possessives of words that are known, and guesses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files

from plainspoken.documents import Document, DocumentError, load
from plainspoken.hearing.pronouncing import Pronouncer

WORD = re.compile(r"[^\W_][\w'.-]*\Z")
HISSING = frozenset({"S", "Z", "SH", "ZH", "CH", "JH"})
VOICELESS = frozenset({"P", "T", "K", "F", "TH"})
ALLOWED = "should be sounds in ARPAbet, such as P OW S T K OW D, or a list of them"
ENDINGS = ("'s", "s'", "es", "s")


def pronunciations(language: str = "en") -> dict[str, tuple[str, ...]]:
    """A language's own pronunciations: a word in small letters to its ways of being said, phones parted by a space.

    Raises DocumentError where the file is broken; a language without the file has none.
    """
    file = files("plainspoken.wording").joinpath(language, "pronunciations.yaml")
    return read(load(file, name=f"{language}/pronunciations.yaml")) if file.is_file() else {}


def read(document: Document) -> dict[str, tuple[str, ...]]:
    """The pronunciations of a document; raises DocumentError with a fault for each entry that is none."""
    value = document.value if isinstance(document.value, dict) else {}
    faults = [document.fault((word,), ALLOWED) for word, said in value.items() if not _phones(said)]
    if faults:
        raise DocumentError(tuple(faults))
    return {word: _phones(said) for word, said in value.items()}


def _phones(said: object) -> tuple[str, ...]:
    """The ways of saying a word; none at all where one of them is no row of phones."""
    ways = said if isinstance(said, list) else [said]
    if all(isinstance(way, str) and re.fullmatch(r"[A-Z]{1,2}( [A-Z]{1,2})*", way) for way in ways):
        return tuple(str(way) for way in ways)
    return ()


class Lexicon:
    """The words that a recogniser can be given: its own dictionary's, ours, what follows from them, and any others.

    Without a `pronouncer` there are no others.
    """

    def __init__(
        self,
        lookup: Callable[[str], str | None],
        ours: Mapping[str, tuple[str, ...]],
        pronouncer: Pronouncer | None = None,
    ) -> None:
        self._lookup = lookup
        self._ours = ours
        self._pronouncer = pronouncer

    def listed(self, word: str) -> bool:
        """Whether the word is in the dictionary as it is now."""
        return bool(WORD.match(word)) and self._lookup(word) is not None

    def has(self, word: str) -> bool:
        """Whether the word is in the dictionary or can be put there."""
        if not WORD.match(word):
            return False
        if self._lookup(word) is not None or self._own(word):
            return True
        return self._pronouncer is not None and self._pronouncer.can_say(word)

    def missing(self, words: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """The ways of saying words that are to be put into the dictionary for them; without those nobody knows."""
        lacking = [word for word in words if WORD.match(word) and self._lookup(word) is None]
        found = {word: self._own(word) for word in lacking}
        unknown = [word for word, ways in found.items() if not ways]
        if self._pronouncer and unknown:
            found |= self._pronouncer.say(unknown)
        return {word: ways for word, ways in found.items() if ways}

    def _own(self, word: str) -> tuple[str, ...]:
        """What we know of a word that the dictionary lacks."""
        return self._ours.get(word) or self._derived(word)

    def _derived(self, word: str) -> tuple[str, ...]:
        """A plural or a possessive of a known word."""
        for ending in ENDINGS:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < 3:
                continue
            said = self._lookup(stem) or next(iter(self._ours.get(stem, ())), None)
            if said is None and ending == "s'":
                said = self._lookup(f"{stem}s")
                return (said,) if said else ()
            if said:
                return (f"{said} {_plural(said.split()[-1])}",)
        return ()


def _plural(last: str) -> str:
    """How an s sounds after a phone."""
    return "IH Z" if last in HISSING else "S" if last in VOICELESS else "Z"

"""How words are said: those of pronunciations.yaml, and plurals and possessives of words that are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from importlib.resources import files

from plainspoken.documents import Document, DocumentError, load

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
    """The words that a recogniser can be given: its own dictionary's, ours, and what follows from them."""

    def __init__(self, lookup: Callable[[str], str | None], ours: Mapping[str, tuple[str, ...]]) -> None:
        self._lookup = lookup
        self._ours = ours

    def has(self, word: str) -> bool:
        """Whether the word is in the dictionary or can be put there."""
        return bool(WORD.match(word)) and (self._lookup(word) is not None or bool(self.missing(word)))

    def missing(self, word: str) -> tuple[str, ...]:
        """The ways of saying a word that are to be put into the dictionary for it; none where nobody knows one."""
        if not WORD.match(word) or self._lookup(word) is not None:
            return ()
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

"""What people say beside what they mean: "er, could you open the bins, please"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from plainspoken.flow import Fillers
from plainspoken.intent.normal import normal
from plainspoken.wording import spoken

ENGLISH = "en"


@cache
def fillers(language: str = ENGLISH) -> Fillers:
    """A language's fillers, in normal form."""
    said = spoken(language).fillers
    return Fillers(*(tuple(map(normal, some)) for some in (said.before, said.within, said.after)))


def bared(text: str, some: Fillers) -> Iterator[str]:
    """Words as they are, then with ever fewer fillers, in normal form: each once, and none without a word.

    Hesitations go first, then what is before, then what is after, so that the "now" of "er start now" is kept as long
    as it may belong to a name.
    """
    yield text
    every = normal(text).split()
    kept = [word for word in every if word not in some.within]
    begun = _without(kept, _longest_first(some.before))
    ended = _without(begun[::-1], _longest_first(some.after, backwards=True))[::-1]
    last = every
    for words in (kept, begun, ended):
        if words and words != last:
            yield " ".join(words)
            last = words


def hesitates(text: str, some: Fillers) -> bool:
    """Whether words are nothing but hesitation."""
    words = normal(text).split()
    return bool(words) and all(word in some.within for word in words)


@cache
def _longest_first(phrases: tuple[str, ...], *, backwards: bool = False) -> tuple[list[str], ...]:
    """The words of phrases, those of the longest first; `backwards` from the last word to the first."""
    words = (phrase.split()[::-1] if backwards else phrase.split() for phrase in phrases)
    return tuple(sorted(words, key=len, reverse=True))


def _without(words: list[str], longest: Sequence[list[str]]) -> list[str]:
    """Words without the phrases with which they begin, the longest first; not without all of them."""
    while first := next((each for each in longest if words[: len(each)] == each and len(words) > len(each)), None):
        words = words[len(first) :]
    return words

"""Phrases of a profile that a recogniser would not hear, or would take for one another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rapidfuzz import fuzz

from plainspoken.documents import Fault, KeyPath
from plainspoken.intent.normal import key, normal
from plainspoken.intent.sounds import sounded
from plainspoken.profiles.merging import Layers
from plainspoken.profiles.phrases import Phrased, phrases_of

Knows = Callable[[str], bool]

TOO_NEAR = 94.0
"""How alike (0 to 100) two phrases may sound; from here on, a recogniser takes the one for the other."""

SHORT = 3
"""Letters, as sounds, below which any two words are alike."""


def unheard(read: Layers, knows: Knows) -> tuple[Fault, ...]:
    """Faults of phrases that sound like another's with another meaning, and of words that are in no dictionary."""
    return (*_alike(read), *_unknown(read, knows), *_taught(read, knows))


def _alike(read: Layers) -> Iterator[Fault]:
    """Phrases of the file that sound like one before them or like one that is handed down, but do something else."""
    below = list(phrases_of(read.inherited)) if read.inherited is not None else []
    own = list(phrases_of(read.own))
    overridden = {normal(phrased.words) for phrased in own}
    before = [(sound(each.words), each) for each in below if normal(each.words) not in overridden]
    for phrased in own:
        heard = sound(phrased.words)
        near = next((each for other, each in before if _is_near(heard, other, phrased, each)), None)
        if near is not None:
            message = f"sounds like {near.words!r}, which does something else: choose words further apart"
            yield read.document.fault(phrased.path, message, at_key=phrased.at_key)
        before.append((heard, phrased))


def _is_near(heard: str, other: str, one: Phrased, two: Phrased) -> bool:
    if one.does == two.does or normal(one.words) == normal(two.words) or min(len(heard), len(other)) < SHORT:
        return False
    return key(one.words) == key(two.words) or fuzz.ratio(heard, other) >= TOO_NEAR


def sound(phrase: str) -> str:
    """A phrase as letters that stand for its sounds."""
    return "".join(sounded(word) for word in normal(phrase).split())


def _unknown(read: Layers, knows: Knows) -> Iterator[Fault]:
    taught = {normal(word) for word in read.whole.words}
    for phrased in phrases_of(read.own):
        words = normal(phrased.words)
        for each in sorted(taught, key=len, reverse=True):
            words = f" {words} ".replace(f" {each} ", " ").strip()
        for word in words.split():
            if not knows(word):
                message = f"has the word {word!r}, which is in no dictionary and guessed: say under words how it sounds"
                yield read.document.fault(phrased.path, message, at_key=phrased.at_key)


def _taught(read: Layers, knows: Knows) -> Iterator[Fault]:
    """Sounds that are spelled in words which are not known themselves."""
    sounds: Mapping[str, str] = read.own.words
    for written, said in sounds.items():
        strange = [word for word in normal(said).split() if not knows(word)]
        if strange:
            path: KeyPath = ("words", written)
            message = f"is told by {strange[0]!r}, which is in no dictionary either: use words that everybody knows"
            yield read.document.fault(path, message)

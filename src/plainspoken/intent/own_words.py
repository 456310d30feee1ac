"""Whether what was heard is only what the loudspeaker was saying, by the likeness of words and by their time.

An echo comes a moment after the words that it repeats, for the loudspeaker and the room take no longer. A person who
repeats what was just read, to open it, has first heard it to its end and taken breath: that is no echo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from plainspoken.intent.normal import normal
from plainspoken.intent.sounds import sounded

LATE = 0.6
"""Seconds after its words at which an echo may still begin: Bluetooth and television sets are that late."""

EARLY = 0.3
"""Seconds by which it may seem to begin before them: when each word of a sentence is said is reckoned, not known."""

ALIKE = 0.75
"""How much of what was heard must be among the words spoken, in their order."""

SAME = 75.0
"""How near (0 to 100) the sounds of two words are that a recogniser may take for each other."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words that the loudspeaker said, when they began to be heard, and for how many seconds they were."""

    text: str
    began: float
    seconds: float


@dataclass(frozen=True, slots=True)
class _Word:
    sound: str
    at: float


def is_own(heard: str, began: float, spoken: Sequence[Spoken]) -> bool:
    """Whether words heard from a moment on are those that were being spoken then; moments in seconds of one clock."""
    sounds = [sounded(word) for word in normal(heard).split()]
    words = sorted((word for each in spoken for word in _words(each)), key=lambda word: word.at)
    room = len(sounds) + len(sounds) // 3
    for first, word in enumerate(words):
        late = began - word.at
        if sounds and -EARLY <= late <= LATE and _likeness(sounds, words[first : first + room]) >= ALIKE:
            return True
    return False


def _words(spoken: Spoken) -> Iterator[_Word]:
    """The words of what was spoken, each at the moment that its letters' share of the time makes likely."""
    words = normal(spoken.text).split()
    letters = sum(len(word) + 1 for word in words)
    before = 0
    for word in words:
        yield _Word(sounded(word), spoken.began + spoken.seconds * before / letters)
        before += len(word) + 1


def _likeness(sounds: Sequence[str], words: Sequence[_Word]) -> float:
    """The share of the sounds, 0 to 1, that are among the words in the same order (their longest common part)."""
    best = [0] * (len(words) + 1)
    for sound in sounds:
        before = best[:]
        for at, word in enumerate(words, start=1):
            same = before[at - 1] + 1 if fuzz.ratio(sound, word.sound) >= SAME else 0
            best[at] = max(same, before[at], best[at - 1])
    return best[-1] / len(sounds)

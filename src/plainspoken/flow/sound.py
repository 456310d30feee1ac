"""What is heard: sound, the ways of listening, what may be said, what was recognised."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono sound: 16-bit signed little-endian samples at `rate` samples a second."""

    pcm: bytes
    rate: int

    @property
    def seconds(self) -> float:
        """How long the sound lasts."""
        return len(self.pcm) / 2 / self.rate


class Mode(Enum):
    """How to listen; the Place says which."""

    COMMAND = "command"
    ANSWER = "answer"
    SPELLING = "spelling"
    DICTATION = "dictation"


@dataclass(frozen=True, slots=True)
class Fillers:
    """What people say beside what they mean: before it, within it ("er"), after it ("please"); in normal form."""

    before: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grammar:
    """What may be said now, as normalised phrases; no phrases at all means open listening.

    `pause` is by how many seconds longer than usual a pause may be before it ends an utterance.
    `strung` are those of them that may follow each other, as the words of a date or the letters of a postcode do.
    `shapes` are what codes are made of, each a row of places with the words that may stand there: a letter, a letter,
    six digits, a letter. A recogniser that takes none hears the same words by its phrases.
    `fillers` may be said besides and mean nothing: a recogniser that can passes over them, as over silence.
    """

    phrases: tuple[str, ...] = ()
    mode: Mode = Mode.COMMAND
    pause: float = 0.0
    strung: tuple[str, ...] = ()
    shapes: tuple[tuple[tuple[str, ...], ...], ...] = ()
    fillers: Fillers = Fillers()

    @property
    def open(self) -> bool:
        """Whether anything at all may be said."""
        return not self.phrases


@dataclass(frozen=True, slots=True)
class Transcript:
    """What a recogniser heard: "" for nothing; confidence 0 to 1; `seconds` of sound it was taken from.

    `spoken` is for how many of these somebody spoke, from the first sound to the last, 0 where that is not known.

    `typed` where it was not heard but typed: it is sure, and an answer in it is meant to the letter.
    """

    text: str
    confidence: float = 1.0
    alternatives: tuple[str, ...] = ()
    seconds: float = 0.0
    typed: bool = False
    spoken: float = 0.0


ENTER = "stop"
"""What the key Enter alone says."""

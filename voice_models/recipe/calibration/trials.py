"""What a recogniser is tried on: utterances against grammars that have them, and against grammars that have not.

About half of what is said is meant, and half is not; at home more is not, which the fit reckons with.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plainspoken.flow import Fillers, Grammar, Mode
from plainspoken.intent.fillers import fillers

from ..corpus.people import Recording

DIGITS = ("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
SHORT = 8
"""Words of the longest phrase that may stand in a grammar: labels of links are rarely longer."""

SIZES = (2, 6, 20, 60, 150)
"""Phrases of a grammar: yes or no, options, a short page, all commands, a long page."""

NOISES = ("", "", "", "pink", "babble")
DECIBELS = (30.0, 20.0, 15.0, 10.0, 5.0)
OPEN, LOOPED = 0.06, 0.2
"""How many utterances are heard with no grammar, and how many that are no row against a loop of digits or letters."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who says what: a recording of a person, or a synthetic voice (eSpeak NG's) at words a minute.

    `aloud` is what the voice really says where there are fillers in it ("er, go back please"), else "".
    """

    words: str
    recording: Recording | None = None
    voice: str = ""
    pace: int = 170
    aloud: str = ""

    @property
    def speaker(self) -> str:
        """Whose voice it is."""
        return self.recording.speaker if self.recording else self.voice

    @property
    def loop(self) -> tuple[str, ...]:
        """The words of which this is a row of two or more: digits, letters; else none."""
        said = self.words.split()
        return () if len(said) < 2 else next((loop for loop in (DIGITS, LETTERS) if set(said) <= set(loop)), ())


@dataclass(frozen=True, slots=True)
class Trial:
    """An utterance over a noise ("" for none) so many decibels below it, and what the recogniser expects."""

    spoken: Spoken
    grammar: Grammar
    noise: str = ""
    decibels: float = 0.0
    seed: int = 0


def trials(spoken: Sequence[Spoken], commands: Sequence[str], chance: random.Random) -> Iterator[Trial]:
    """Each utterance against a grammar that has it and one that has not; what is long only against what has not."""
    labels = sorted({each.words for each in spoken if len(each.words.split()) <= SHORT and not each.loop})
    for each in spoken:
        for grammar in _grammars(each, (labels, commands), chance):
            noise = chance.choice(NOISES)
            some = Fillers() if grammar.mode is Mode.SPELLING else fillers()
            heard_by = replace(grammar, fillers=some)
            yield Trial(each, heard_by, noise, chance.choice(DECIBELS) if noise else 0.0, chance.randrange(1 << 30))


def _grammars(said: Spoken, texts: Sequence[Sequence[str]], chance: random.Random) -> Iterator[Grammar]:
    yield _closed(said.words, texts, chance, there=False)
    if said.loop:
        yield _row(said.loop)
    elif len(said.words.split()) <= SHORT:
        yield _closed(said.words, texts, chance, there=True)
    if not said.loop and chance.random() < LOOPED:
        yield _row(chance.choice((DIGITS, LETTERS)))
    if chance.random() < OPEN:
        yield Grammar((), Mode.DICTATION)


def _row(words: tuple[str, ...]) -> Grammar:
    return Grammar(words, Mode.ANSWER if words == DIGITS else Mode.SPELLING)


def _closed(words: str, texts: Sequence[Sequence[str]], chance: random.Random, *, there: bool) -> Grammar:
    """A grammar of phrases that may be said alone, with these words or without them."""
    size = chance.choice(SIZES)
    others = {text for some in texts for text in chance.sample(list(some), min(size, len(some)))} - {words}
    chosen = chance.sample(sorted(others), min(size - there, len(others)))
    return Grammar(tuple(sorted((*chosen, words) if there else chosen)))

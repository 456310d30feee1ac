"""Searches with a whole Vosk model: for anything, or for the phrases that libvosk itself makes a bigram model of."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from plainspoken.hearing.phrases import Parts, hearable, nearest, strung
from plainspoken.hearing.vosk.results import UNKNOWN, Word, evidence, words_of
from plainspoken.hearing.vosk.search import NOTHING, Found, KaldiRecogniser

BREATH = frozenset({"", "the", "huh"})
"""What Vosk makes of silence and breath."""
ALIKE = 0.75
"""Likeness from which a phrase is taken for what was said: one that the bigram model put together otherwise."""
STRUNG_TOGETHER = 90


class WholeSearch:
    """Libvosk's own recogniser of a model; without grammars it listens to anything and the nearest phrase is taken."""

    def __init__(self, recogniser: KaldiRecogniser, knows: Callable[[str], bool], *, takes_grammars: bool) -> None:
        """`knows` tells the model's words."""
        self._vosk = recogniser
        self._knows = knows
        self._takes_grammars = takes_grammars
        self._words: list[Word] = []
        self.parts = Parts((), ())
        self.left_out: tuple[str, ...] = ()

    def expect(self, asked: Parts) -> None:
        """Give the model the phrases (about 1 ms for 300)."""
        wanted, self.left_out = hearable(asked, {word for word in asked.words if self._knows(word)})
        if wanted == self.parts:
            return
        self.parts = wanted
        if self._takes_grammars:
            # "[]" is open listening; anything but a list of texts of known words can end the process.
            self._vosk.SetGrammar(json.dumps(list(self._phrases()), ensure_ascii=False))

    def hear(self, frames: bytes) -> None:
        """Search some more; where libvosk itself takes a pause for an end, what it heard so far is kept."""
        if frames and self._vosk.AcceptWaveform(frames):
            self._words += words_of(self._vosk.Result())

    def finish(self, seconds: float) -> Found:
        """What was heard: the phrase that it is or is nearest to, or the words as they came."""
        words = [*self._words, *words_of(self._vosk.FinalResult())]
        self._words = []
        text = " ".join(word.text for word in words if word.text != UNKNOWN)
        whole, repeated = self.parts.whole, self.parts.repeated
        if text in BREATH and text not in whole and text not in repeated:
            return NOTHING
        phrase, likeness, others = self._matched(text)
        told = evidence(words, seconds, likeness, self.parts.count)
        return Found(phrase, told, told["sure"] * told["known"] * likeness**2, others)

    def _matched(self, text: str) -> tuple[str, float, tuple[str, ...]]:
        """The phrase nearest to a text, how like it is, and what else it may have been."""
        whole, repeated = self.parts.whole, self.parts.repeated
        if not (whole or repeated) or text in whole or strung(text, repeated):
            return text, 1.0, ()
        phrase, likeness = nearest(text, (*whole, *repeated))
        if likeness < ALIKE:
            return text, likeness, (phrase,)
        return phrase, likeness, (text,)

    def _phrases(self) -> Iterator[str]:
        """What libvosk is given: the phrases, and what is strung together in every order of two."""
        if not (self.parts.whole or self.parts.repeated):
            return
        yield from self.parts.whole
        yield from self.parts.repeated
        words = [phrase for phrase in self.parts.repeated if " " not in phrase][:STRUNG_TOGETHER]
        yield from _pairs(words)
        if self._knows(UNKNOWN):
            yield UNKNOWN


def _pairs(words: list[str]) -> Iterator[str]:
    """Every word after every other, so that libvosk's bigram model finds the one as likely as the other."""
    for first in words:
        yield " ".join(part for second in words for part in (first, second))

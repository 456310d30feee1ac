"""Vosk with a model of the person's own: free speech well, and grammars where the model takes them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from plainspoken.flow import Grammar, Transcript
from plainspoken.hearing.calibration import FILE, Listening, calibration, listening
from plainspoken.hearing.graphs.makings import has_makings
from plainspoken.hearing.model_files import ModelFiles
from plainspoken.hearing.phrases import Parts, nearest, parts, strung
from plainspoken.hearing.pronouncing import Pronouncer
from plainspoken.hearing.recogniser import ModelError, RecogniserError
from plainspoken.hearing.vosk_model import check_once, load
from plainspoken.hearing.vosk_pages import VoskPages
from plainspoken.hearing.vosk_results import UNKNOWN, Word, evidence, words_of

NOTHING = frozenset({"", "the", "huh"})
"""What Vosk makes of silence and breath."""
ALIKE = 0.75
"""Likeness from which a phrase is taken for what was said: one that the bigram model put together otherwise."""
STRUNG_TOGETHER = 90


class VoskRecogniser:
    """Libvosk, given 16-bit mono sound at 16,000 samples a second as it comes.

    Raises ModelError for a model that is missing or broken. Words that a model of ours lacks are heard by a page's own
    (VoskPages). `left_out` tells the phrases of the grammar with words that can't be heard, as any that an official
    model lacks; a model without HCLr.fst and Gr.fst listens to anything and the nearest phrase is taken. How sure it is
    of what it heard is what the model's conf/calibration.json makes of `evidence`, without that libvosk's word.
    """

    name = "vosk"
    rate = 16000

    def __init__(
        self,
        model: Path | None,
        stamps: Path | None = None,
        pronouncer: Pronouncer | None = None,
        cache: Path | None = None,
    ) -> None:
        if model is None:
            raise ModelError("vosk needs a model: put one into voice_models (plainspoken model list says where)")
        check_once(model, stamps)
        self._model, self._vosk = load(model, self.rate)
        self._whole = self._vosk
        self._takes_grammars = ModelFiles(model).takes_grammars
        self._pages: VoskPages | None = None
        if self._takes_grammars and has_makings(model / "graph"):
            self._pages = VoskPages(model, lambda folder: load(folder, self.rate)[1], pronouncer, cache)
        self._parts = Parts((), ())
        self._calibration = calibration(model / FILE) if (model / FILE).exists() else None
        self._words: list[Word] = []
        self._samples = 0
        self.left_out: tuple[str, ...] = ()
        self.evidence: dict[str, float] = {}
        self.listening = Listening.OPEN

    def expect(self, grammar: Grammar) -> None:
        """Give the model the phrases (about 1 ms for 300; some 50 ms more for a page with words that it lacks)."""
        asked = parts(grammar)
        heard_by, known = self._heard_by(
            {word for phrase in (*asked.whole, *asked.repeated) for word in phrase.split()}
        )
        wanted = self._hearable(asked, known)
        if wanted == self._parts and heard_by is self._vosk:
            return
        self._parts, self._vosk = wanted, heard_by
        if self._takes_grammars:
            # "[]" is open listening; anything but a list of texts of known words can end the process.
            self._vosk.SetGrammar(json.dumps(list(self._phrases()), ensure_ascii=False))

    def hear(self, frames: bytes) -> None:
        """Search some more; where libvosk itself takes a pause for an end, what it heard so far is kept."""
        self._samples += len(frames) // 2
        try:
            if frames and self._vosk.AcceptWaveform(frames):
                self._words += words_of(self._vosk.Result())
        except Exception as problem:  # the library raises nothing narrower
            raise RecogniserError(f"Vosk could not go on with an utterance: {problem}") from problem

    def finish(self) -> Transcript:
        """What was heard: the phrase that it is or is nearest to, or the words as they came."""
        words = [*self._words, *words_of(self._vosk.FinalResult())]
        seconds = self._samples / self.rate
        self._words, self._samples, self.evidence = [], 0, {}
        text = " ".join(word.text for word in words if word.text != UNKNOWN)
        if text in NOTHING and text not in self._parts.whole and text not in self._parts.repeated:
            return Transcript("", 0.0, seconds=seconds)
        return self._judged(text, words, seconds)

    def knows(self, word: str) -> bool:
        """Whether the model has the word, or a page's model can be given it."""
        return self._has(word) or (self._pages is not None and self._pages.can_say(word))

    def _has(self, word: str) -> bool:
        # 0 is <eps>, which ends the process as part of a grammar.
        return bool(word) and not word.startswith(("<", "[", "#")) and self._model.vosk_model_find_word(word) > 0

    def close(self) -> None:
        """Free the model and those of pages."""
        if self._pages:
            self._pages.close()
        self.__dict__.pop("_vosk", None)
        self.__dict__.pop("_whole", None)
        self.__dict__.pop("_model", None)

    def _judged(self, text: str, words: list[Word], seconds: float) -> Transcript:
        """The phrase nearest to a text, and how sure it is."""
        phrase, likeness, others = self._matched(text)
        whole, repeated = self._parts.whole, self._parts.repeated
        self.listening = listening(self._parts, phrase)
        self.evidence = evidence(words, seconds, likeness, len(whole) + len(repeated))
        if self._calibration is None:
            sure = self.evidence["sure"] * self.evidence["known"] * likeness**2
        else:
            sure = self._calibration.likelihood(self.listening, self.evidence)
        return Transcript(phrase, sure, others, seconds)

    def _matched(self, text: str) -> tuple[str, float, tuple[str, ...]]:
        """The phrase nearest to a text, how like it is, and what else it may have been."""
        whole, repeated = self._parts.whole, self._parts.repeated
        if not (whole or repeated) or text in whole or strung(text, repeated):
            return text, 1.0, ()
        phrase, likeness = nearest(text, (*whole, *repeated))
        return (text, likeness, (phrase,)) if likeness < ALIKE else (phrase, likeness, (text,))

    def _heard_by(self, words: set[str]) -> tuple[Any, Collection[str]]:
        """Libvosk's recogniser that hears most of these words, the whole model's or a page's, and which it hears."""
        known = {word for word in words if self._has(word)}
        page = self._pages.opened(known, words - known) if self._pages and known != words else None
        return (page.recogniser, page.words) if page else (self._whole, known)

    def _hearable(self, asked: Parts, words: Collection[str]) -> Parts:
        """The phrases of which all words can be heard."""
        known = set(words)
        kept = Parts(
            tuple(phrase for phrase in asked.whole if known.issuperset(phrase.split())),
            tuple(phrase for phrase in asked.repeated if known.issuperset(phrase.split())),
        )
        there = {*kept.whole, *kept.repeated}
        self.left_out = tuple(phrase for phrase in (*asked.whole, *asked.repeated) if phrase not in there)
        return kept

    def _phrases(self) -> Iterator[str]:
        """What libvosk is given: the phrases, and what is strung together in every order of two."""
        if not (self._parts.whole or self._parts.repeated):
            return
        yield from self._parts.whole
        yield from self._parts.repeated
        words = [phrase for phrase in self._parts.repeated if " " not in phrase][:STRUNG_TOGETHER]
        yield from _pairs(words)
        if self._model.vosk_model_find_word(UNKNOWN) > 0:
            yield UNKNOWN


def _pairs(words: list[str]) -> Iterator[str]:
    """Every word after every other, so that libvosk's bigram model finds the one as likely as the other."""
    for first in words:
        yield " ".join(part for second in words for part in (first, second))

"""Vosk with a model of the person's own: free speech well, and grammars where the model takes them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plainspoken.flow import Grammar, Transcript
from plainspoken.hearing.model_files import ModelFiles
from plainspoken.hearing.phrases import Parts, nearest, parts, strung
from plainspoken.hearing.recogniser import ModelError, RecogniserError
from plainspoken.hearing.vosk_model import check_once, library

NOTHING = frozenset({"", "the", "huh"})
"""What Vosk makes of silence and breath."""
UNKNOWN = "[unk]"
ALIKE = 0.75
"""Likeness from which a phrase is taken for what was said: one that the bigram model put together otherwise."""
STRUNG_TOGETHER = 90


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an utterance as libvosk reports it: its words and how sure it is of each."""

    words: tuple[str, ...]
    confidences: tuple[float, ...]


class VoskRecogniser:
    """Libvosk, given 16-bit mono sound at 16,000 samples a second as it comes.

    Raises ModelError for a model that is missing or broken. `left_out` tells the phrases of the grammar with words that
    the model lacks; a model without HCLr.fst and Gr.fst listens to anything and the nearest phrase is taken.
    """

    name = "vosk"
    rate = 16000

    def __init__(self, model: Path | None, stamps: Path | None = None) -> None:
        if model is None:
            raise ModelError("vosk needs a model: put one into voice_models (plainspoken model list says where)")
        check_once(model, stamps)
        vosk = library()
        try:
            self._model = vosk.Model(str(model))
            self._vosk = vosk.KaldiRecognizer(self._model, self.rate)
        except Exception as problem:  # the library raises nothing narrower
            raise ModelError(f"The Vosk model {model.name} cannot be loaded: {problem}") from problem
        self._vosk.SetWords(True)
        self._takes_grammars = ModelFiles(model).takes_grammars
        self._parts = Parts((), ())
        self._pieces: list[Piece] = []
        self._samples = 0
        self.left_out: tuple[str, ...] = ()

    def expect(self, grammar: Grammar) -> None:
        """Give the model the phrases (about 1 ms for 300)."""
        wanted = self._hearable(parts(grammar))
        if wanted == self._parts:
            return
        self._parts = wanted
        if self._takes_grammars:
            # "[]" is open listening; anything but a list of texts of known words can end the process.
            self._vosk.SetGrammar(json.dumps(list(self._phrases()), ensure_ascii=False))

    def hear(self, frames: bytes) -> None:
        """Search some more; where libvosk itself takes a pause for an end, what it heard so far is kept."""
        self._samples += len(frames) // 2
        try:
            if frames and self._vosk.AcceptWaveform(frames):
                self._pieces.append(_piece(self._vosk.Result()))
        except Exception as problem:  # the library raises nothing narrower
            raise RecogniserError(f"Vosk could not go on with an utterance: {problem}") from problem

    def finish(self) -> Transcript:
        """What was heard: the phrase that it is or is nearest to, or the words as they came."""
        self._pieces.append(_piece(self._vosk.FinalResult()))
        words = [word for piece in self._pieces for word in piece.words]
        sure = [each for piece in self._pieces for each in piece.confidences]
        seconds = self._samples / self.rate
        self._pieces, self._samples = [], 0
        known = [word for word in words if word != UNKNOWN]
        text = " ".join(known)
        if text in NOTHING and text not in self._parts.whole and text not in self._parts.repeated:
            return Transcript("", 0.0, seconds=seconds)
        return self._matched(text, sum(sure) / max(len(sure), 1) * len(known) / len(words), seconds)

    def knows(self, word: str) -> bool:
        """Whether the model has the word."""
        # 0 is <eps>, which ends the process as part of a grammar.
        return bool(word) and not word.startswith(("<", "[", "#")) and self._model.vosk_model_find_word(word) > 0

    def close(self) -> None:
        """Free the model."""
        self.__dict__.pop("_vosk", None)
        self.__dict__.pop("_model", None)

    def _matched(self, text: str, confidence: float, seconds: float) -> Transcript:
        """The phrase nearest to a text, its confidence lessened by what differs."""
        whole, repeated = self._parts.whole, self._parts.repeated
        if not (whole or repeated) or text in whole or strung(text, repeated):
            return Transcript(text, confidence, seconds=seconds)
        phrase, likeness = nearest(text, (*whole, *repeated))
        if likeness < ALIKE:
            return Transcript(text, confidence * likeness**2, (phrase,), seconds)
        return Transcript(phrase, confidence * likeness**2, (text,), seconds)

    def _hearable(self, asked: Parts) -> Parts:
        """The phrases of which the model has all words."""
        words = {word for phrase in (*asked.whole, *asked.repeated) for word in phrase.split()}
        known = {word for word in words if self.knows(word)}
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


def _piece(result: str) -> Piece:
    """A result of libvosk."""
    found = json.loads(result)
    words = found.get("result", [])
    if not words and found.get("text"):
        return Piece(tuple(found["text"].split()), ())
    return Piece(tuple(each["word"] for each in words), tuple(float(each.get("conf", 1.0)) for each in words))

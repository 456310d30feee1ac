"""A search for exactly the phrases of a grammar, beside one for any sounds at all that tells how well they fit."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plainspoken.hearing.calibration import Feature, Fit
from plainspoken.hearing.phrases import Parts, said_by
from plainspoken.hearing.vosk.results import UNKNOWN
from plainspoken.hearing.vosk.search import NOTHING, Found, KaldiRecogniser

PATHS = 8
"""How many paths are looked through: some are the same but for an "er"."""

ALTERNATIVES = 2
"""How many other phrases are told that it may have been."""

FRAMES_A_SECOND = 100
FARTHEST = 1.0
"""How far apart, for a frame, the best and the second path are at the most; so far where there is no second."""
UNFITTED = Fit(bias=3.0, features={"fit": Feature(weight=20.0, least=-5.0, most=5.0)})
"""How sure to be for the fit to the sounds where a model brings no calibration: half at -0.15 a frame."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A path through an utterance: its words, its score (a natural logarithm), and how many seconds its words last.

    `passed` is how many seconds fillers last; the text is without them.
    """

    text: str
    score: float
    seconds: float
    passed: float = 0.0


class SoundsSearch:
    """What of an utterance its sounds alone make: a loop over all phones, by which every path is judged."""

    def __init__(self, recogniser: KaldiRecogniser) -> None:
        """`recogniser` hears [unk] and nothing else."""
        recogniser.SetMaxAlternatives(1)
        self._vosk = recogniser
        self._score = 0.0

    def hear(self, frames: bytes) -> None:
        """Search some more sound."""
        if frames and self._vosk.AcceptWaveform(frames):
            self._score += _paths(self._vosk.Result())[0].score

    def finish(self) -> float:
        """The score of an utterance; begins the next."""
        score, self._score = self._score, 0.0
        return score + _paths(self._vosk.FinalResult())[0].score


class PageSearch:
    """Hears by a page's own model."""

    def __init__(
        self,
        recogniser: KaldiRecogniser,
        sounds: SoundsSearch,
        parts: Parts,
        left_out: tuple[str, ...],
        phones: Mapping[str, int],
    ) -> None:
        """`recogniser` hears the parts and nothing else; `phones` is how many each word has."""
        recogniser.SetMaxAlternatives(PATHS)
        self._vosk = recogniser
        self._sounds = sounds
        self._phones = phones
        self._before: list[Heard] = []
        self.parts = parts
        self.left_out = left_out

    def hear(self, frames: bytes) -> None:
        """Search some more; what libvosk takes for the end of an utterance of over 20 s is kept."""
        self._sounds.hear(frames)
        if frames and self._vosk.AcceptWaveform(frames):
            self._before.append(_paths(self._vosk.Result())[0])

    def finish(self, seconds: float) -> Found:
        """The phrase that fits best, whether it fits well or badly; nothing where no phrase came to its end."""
        paths = _paths(self._vosk.FinalResult())
        sounds, before, self._before = self._sounds.finish(), self._before, []
        best, *others = _distinct(_joined([*before, path]) for path in paths)
        if not said_by(best.text, self.parts):
            return NOTHING
        told = self._evidence(best, others, sounds, seconds)
        sure = UNFITTED.likelihood(told)
        said = tuple(other.text for other in others[:ALTERNATIVES] if said_by(other.text, self.parts))
        return Found(best.text, told, sure, said)

    def _evidence(self, best: Heard, others: Sequence[Heard], sounds: float, seconds: float) -> dict[str, float]:
        """What speaks for the best path and against it.

        `fit`: its score less that of the sounds alone; `apart`: less that of the next path; both for a frame. `pace`:
        seconds a phone. `cover`: the share of the sound in which there are words or fillers; `passed`: the share of
        those that are fillers. `length`: how many phones, and `phrases`: how many phrases might have been said, both in
        natural logarithms.
        """
        frames = max(1.0, seconds * FRAMES_A_SECOND)
        phones = sum(self._phones.get(word, 0) for word in best.text.split())
        spoken = best.seconds + best.passed
        apart = (best.score - others[0].score) / frames if others else FARTHEST
        return {
            "fit": (best.score - sounds) / frames,
            "apart": min(apart, FARTHEST),
            "pace": best.seconds / max(phones, 1),
            "cover": spoken / max(seconds, 0.01),
            "passed": best.passed / max(spoken, 0.01),
            "length": math.log(1 + phones),
            "phrases": math.log(1 + self.parts.count),
        }


def _paths(result: str) -> list[Heard]:
    """The paths of one of libvosk's results, which is JSON, the likeliest first; one without words for silence."""
    return [_path(each) for each in json.loads(result).get("alternatives", [])] or [Heard("", 0.0, 0.0)]


def _path(told: Mapping[str, Any]) -> Heard:
    """One of the alternatives of a result."""
    text = " ".join(word for word in told.get("text", "").split() if word != UNKNOWN)
    lasted = {True: 0.0, False: 0.0}
    for word in told.get("result", []):
        lasted[word["word"] == UNKNOWN] += float(word["end"]) - float(word["start"])
    return Heard(text, float(told.get("confidence", 0.0)), lasted[False], lasted[True])


def _joined(pieces: Sequence[Heard]) -> Heard:
    text = " ".join(piece.text for piece in pieces if piece.text)
    score, seconds = sum(piece.score for piece in pieces), sum(piece.seconds for piece in pieces)
    return Heard(text, score, seconds, sum(piece.passed for piece in pieces))


def _distinct(paths: Iterable[Heard]) -> list[Heard]:
    """The likeliest path of each text."""
    found: dict[str, Heard] = {}
    for path in paths:
        found.setdefault(path.text, path)
    return list(found.values())

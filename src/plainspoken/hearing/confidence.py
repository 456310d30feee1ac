"""How sure PocketSphinx may be of what it heard: its path against what the sounds alone would make of the utterance."""

from __future__ import annotations

import math
from dataclasses import dataclass

BIAS, BY_SPEECH, BY_COVER, BY_WORST = 0.501, 0.0186, 3.0527, 0.0748
"""Logistic weights, fitted to 304 trials of human commands and 266 of unrelated speech: five-fold AUC 0.94, 0.91 by the
first feature alone. On the same clips, 92 % of right commands, 4 % of sentences and 24 % of other words reach 0.3."""

MANY = 6
"""Words that only a code or a number has: few commands do."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A word or a phone of a path: first and last frame, acoustic score in logarithms, whether it is silence."""

    start: int
    end: int
    score: float
    silent: bool

    @property
    def frames(self) -> int:
        """How many frames it lasts."""
        return self.end - self.start + 1


def confidence(words: tuple[Segment, ...], phones: tuple[Segment, ...], *, closed: bool = True) -> float:
    """How likely it is that the words were said, 0 to 1: 0.5 is where as many right as wrong ones are lost.

    `words` is the grammar's path, `phones` that of a loop of all phones over the same frames. An utterance that is none
    of the grammar's is scored far below its phones, its words cover little of what was spoken, and one word fits ill.
    Where anything may be said (not `closed`), and in a long code, all words count for the last: one misheard among many
    is no noise.
    """
    spoken = [word for word in words if not word.silent]
    if not spoken or not phones:
        return 0.0
    frames = sum(word.frames for word in spoken)
    voiced = sum(phone.frames for phone in phones if not phone.silent)
    whole = (sum(word.score for word in words) - sum(phone.score for phone in phones)) / frames
    alone = closed and len(spoken) < MANY
    fits = min(word.score / word.frames for word in spoken) if alone else sum(word.score for word in spoken) / frames
    return _logistic(
        BIAS
        + BY_SPEECH * _within(whole, -150, 20)
        + BY_COVER * _within(frames / max(voiced, 1), 0, 1.3)
        + BY_WORST * _within(fits, -400, 0)
    )


def _within(value: float, least: float, most: float) -> float:
    return min(max(value, least), most)


def _logistic(value: float) -> float:
    return 1 / (1 + math.exp(-value))

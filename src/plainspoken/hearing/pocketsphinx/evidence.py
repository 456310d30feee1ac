"""What tells of how well PocketSphinx heard: its path against what the sounds alone make of the utterance. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel


@dataclass(frozen=True, slots=True)
class Segment:
    """A word or a phone of a path: first and last frame, acoustic score in logarithms, whether it is silence.

    `phones` are those of the word, as the dictionary has it, or the one phone.
    """

    start: int
    end: int
    score: float
    silent: bool
    phones: tuple[str, ...] = ()

    @property
    def frames(self) -> int:
        """How many frames it lasts."""
        return self.end - self.start + 1


def evidence(words: Sequence[Segment], phones: Sequence[Segment], phrases: int = 0) -> dict[str, float]:
    """What speaks for the words and against them; nothing where there are none.

    `words` is the grammar's path, `phones` that of a loop of all phones over the same frames, `phrases` how many there
    are in the grammar. An utterance that is none of them is scored far below its phones, its words cover little of what
    was spoken, and one word fits ill. All scores are for a frame:

    `whole`: the path less the phones, silences in both. `worst`: the word that fits worst; `average`: of all words.
    `against`: the word that is scored farthest below the phones in the same frames. `alike`: how like the dictionary's
    phones are those that were heard, 0 to 1. `cover`: frames of words to frames in which phones were heard. `pace`:
    frames a phone. `length`: how many phones, and `phrases`, both in natural logarithms.
    """
    spoken = [word for word in words if not word.silent]
    if not spoken or not phones:
        return {}
    frames = sum(word.frames for word in spoken)
    heard = [phone for phone in phones if not phone.silent]
    expected = [name for word in spoken for name in word.phones]
    return {
        "whole": (sum(word.score for word in words) - sum(phone.score for phone in phones)) / frames,
        "worst": min(word.score / word.frames for word in spoken),
        "average": sum(word.score for word in spoken) / frames,
        "against": min(_against(word, phones) for word in spoken),
        "alike": Indel.normalized_similarity(expected, [name for phone in heard for name in phone.phones]),
        "cover": frames / max(sum(phone.frames for phone in heard), 1),
        "pace": frames / max(len(expected), 1),
        "length": math.log(1 + len(expected)),
        "phrases": math.log(1 + phrases),
    }


def _against(word: Segment, phones: Sequence[Segment]) -> float:
    """A word's score less that of the phones in its frames, for a frame."""
    beside = 0.0
    for phone in phones:
        shared = min(word.end, phone.end) - max(word.start, phone.start) + 1
        beside += phone.score * max(0, shared) / phone.frames
    return (word.score - beside) / word.frames

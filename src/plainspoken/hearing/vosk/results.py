"""What libvosk reports of an utterance, and what that tells of how well it heard. Pure."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

UNKNOWN = "[unk]"


@dataclass(frozen=True, slots=True)
class Word:
    """A word as libvosk reports it: how sure it is of it, 0 to 1, and how many seconds it lasts (0 where not told)."""

    text: str
    confidence: float = 1.0
    seconds: float = 0.0


def words_of(result: str) -> tuple[Word, ...]:
    """The words of one of libvosk's results, which is JSON."""
    found = json.loads(result)
    words = found.get("result", [])
    if not words:
        return tuple(Word(text) for text in found.get("text", "").split())
    return tuple(
        Word(
            each["word"],
            float(each.get("conf", 1.0)),
            max(0.0, float(each.get("end", 0.0)) - float(each.get("start", 0.0))),
        )
        for each in words
    )


def evidence(words: Sequence[Word], seconds: float, likeness: float = 1.0, phrases: int = 0) -> dict[str, float]:
    """What tells of how well an utterance of so many seconds was heard, in which `words` were reported.

    `sure`: libvosk's own confidence, of a word on average; `least_sure`: of the word that it is least sure of.
    `known`: the share of words that are no [unk]. `likeness`: how like the phrase is that was taken for them, 0 to 1.
    `letters`: how many there are, and `phrases`: how many might have been said, both in natural logarithms.
    `pace`: seconds a letter; `uneven`: of the word that is slowest for its length against the fastest, in logarithms.
    `cover`: the share of the sound in which there are words.
    """
    known = [word for word in words if word.text != UNKNOWN]
    letters = sum(len(word.text) for word in known)
    lasted = sum(word.seconds for word in known)
    paces = [math.log((word.seconds + 0.03) / (len(word.text) + 1)) for word in known]
    return {
        "sure": sum(word.confidence for word in words) / max(len(words), 1),
        "least_sure": min((word.confidence for word in words), default=0.0),
        "known": len(known) / max(len(words), 1),
        "likeness": likeness,
        "letters": math.log(1 + letters),
        "phrases": math.log(1 + phrases),
        "pace": lasted / max(letters, 1),
        "uneven": max(paces, default=0.0) - min(paces, default=0.0),
        "cover": lasted / max(seconds, 0.01),
    }

"""What a search by libvosk is to the recogniser: the grammar that it hears, and what it found. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from plainspoken.hearing.calibration import Evidence
from plainspoken.hearing.phrases import Parts


@dataclass(frozen=True, slots=True)
class Found:
    """What was heard ("" for nothing), the evidence for it, how sure it is uncalibrated, and what else it may be."""

    text: str
    evidence: Evidence
    sure: float = 0.0
    others: tuple[str, ...] = ()


NOTHING = Found("", {})


class KaldiRecogniser(Protocol):
    """What we use of libvosk's recogniser, by libvosk's names; its results are JSON."""

    def SetMaxAlternatives(self, count: int) -> None:
        """Tell so many paths with their scores, and no confidences."""

    def SetGrammar(self, grammar: str) -> None:
        """Listen for a list of phrases, as JSON."""

    def AcceptWaveform(self, frames: bytes) -> int:
        """Search some more; other than 0 where it takes this for the end of an utterance."""

    def Result(self) -> str:
        """What was heard up to an end that it found itself."""

    def FinalResult(self) -> str:
        """What was heard; begins the next utterance."""


class Search(Protocol):
    """Hears utterances by one grammar: `parts` are what of it can be heard, `left_out` the phrases that cannot."""

    parts: Parts
    left_out: tuple[str, ...]

    def hear(self, frames: bytes) -> None:
        """Search some more sound."""

    def finish(self, seconds: float) -> Found:
        """What was heard in an utterance that lasted so long; begins the next."""

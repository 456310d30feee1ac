"""One PocketSphinx decoder behind types of our own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from plainspoken.hearing.finite_state import END, START, Transition
from plainspoken.hearing.pocketsphinx.evidence import Segment
from plainspoken.hearing.recogniser import RecogniserError

FRAMES_A_SECOND = 100
PATHS = 100
"""How many paths are looked through for other words."""

NOT_SAID = re.compile(r"<.*>|\[.*\]|\(NULL\)|SIL|\+.*\+")
VARIANT = re.compile(r"\(\d+\)")


class SphinxSegment(Protocol):
    """What PocketSphinx tells of a segment: frames, and its acoustic score as a power."""

    word: str
    start_frame: int
    end_frame: int
    ascore: float


@dataclass(frozen=True, slots=True)
class BestPath:
    """What a decoder made of an utterance: the words, and the segments of its best path, silences among them."""

    text: str = ""
    segments: tuple[Segment, ...] = ()


def model_folder() -> Path:
    """The US English model that arrives with PocketSphinx; raises RecogniserError where it is not installed."""
    try:
        import pocketsphinx  # noqa: PLC0415 - loads the recogniser
    except ImportError as problem:
        raise RecogniserError(f"PocketSphinx cannot be loaded ({problem}): pip install pocketsphinx") from problem
    return Path(pocketsphinx.__file__).parent / "model" / "en-us"


class SphinxDecoder:
    """A decoder with its searches: grammars by name, and the one it was made with (words at large, or phones)."""

    def __init__(self, **options: str | float | None) -> None:
        folder = model_folder()
        from pocketsphinx import Decoder  # noqa: PLC0415 - loads the recogniser

        # cmn=live with the mean set back each time: a mean taken from the utterance itself counts the silence around
        # it (79 of 118 right, not 88), and one carried over makes what is heard depend on what was heard before.
        # bestpath costs up to 10 s for one result.
        fixed = {"hmm": str(folder / "en-us"), "cmn": "live", "bestpath": False, "loglevel": "FATAL"}
        try:
            self._decoder = Decoder(**fixed, **options)
        except (RuntimeError, ValueError) as problem:
            raise RecogniserError(f"PocketSphinx's model in {folder} cannot be loaded: {problem}") from problem
        self._mean: str = self._decoder.get_cmn(False)
        self._hears_phones = "allphone" in options

    def lookup(self, word: str) -> str | None:
        """How the dictionary says a word, phones parted by a space; None where it has not got it."""
        found: str | None = self._decoder.lookup_word(word)
        return found

    def add_word(self, word: str, ways: Iterable[str]) -> None:
        """Put a word's ways of being said into the dictionary, beside those that it has."""
        has = [self.lookup(word)]
        while has[-1] is not None:
            has.append(self.lookup(f"{word}({len(has) + 1})"))
        for number, way in enumerate((way for way in ways if way not in has), start=len(has)):
            self._decoder.add_word(word if number == 1 else f"{word}({number})", way, False)

    def add_grammar(self, name: str, transitions: list[Transition]) -> None:
        """Add a search of a finite-state grammar; its words must be in the dictionary."""
        self._decoder.add_fsg(name, self._decoder.create_fsg(name, START, END, transitions))

    def remove(self, name: str) -> None:
        """Remove a search."""
        self._decoder.remove_search(name)

    def use(self, name: str) -> None:
        """Search by this grammar from the next utterance on."""
        self._decoder.activate_search(name)

    def begin(self) -> None:
        """Begin an utterance."""
        self._decoder.set_cmn(self._mean)
        self._decoder.start_utt()

    def hear(self, frames: bytes) -> None:
        """Search some more of the utterance, which has begun."""
        self._decoder.process_raw(frames, False, False)

    def end(self) -> BestPath:
        """End the utterance: the best path through it."""
        self._decoder.end_utt()
        best = self._decoder.hyp()
        if best is None:
            return BestPath()
        text, segments = VARIANT.sub("", best.hypstr), tuple(self._segment(each) for each in self._decoder.seg())
        return BestPath(text, segments)

    def others(self, best: str, count: int) -> tuple[str, ...]:
        """What else may have been said in the utterance that has ended: the likeliest words but the best, each once.

        Most paths say the same words at other moments. Takes 0.1 s as a rule, and up to a second: all that was searched
        is gone through for it.
        """
        found: dict[str, None] = {}
        for path in islice(self._decoder.nbest() or (), PATHS):
            text = VARIANT.sub("", path.hypstr) if path is not None and path.hypstr else ""
            if text and text != best:
                found[text] = None
            if len(found) == count:
                break
        return tuple(found)

    def _segment(self, segment: SphinxSegment) -> Segment:
        """A segment of the path; PocketSphinx hands out powers, of which we take the logarithm again."""
        score = self._decoder.logmath.log(segment.ascore) if segment.ascore > 0 else -1e9
        silent = bool(NOT_SAID.fullmatch(segment.word))
        said = segment.word if self._hears_phones or silent else self.lookup(segment.word)
        return Segment(segment.start_frame, segment.end_frame, score, silent, tuple((said or "").split()))

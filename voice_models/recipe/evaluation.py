"""How well a model hears the recordings that it did not learn from: what its settings are chosen by.

Not the yardstick (tests/benchmarks/hearing.py): that one is looked at when everything is chosen.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plainspoken.flow import Grammar
from plainspoken.hearing.recogniser import Recogniser
from plainspoken.hearing.vosk import VoskRecogniser

from .corpus.gathering import held_out
from .corpus.people import Recording

LIST = 100
"""Phrases of a closed list, at most."""
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Heard:
    """One recording heard: whether the list had what was said, whether that or anything came out, how sure."""

    listed: bool
    right: bool
    anything: bool
    confidence: float


def evaluate(model: Path, people: Path) -> Iterator[str]:
    """A line for each collection of the recordings held out, and one for what was said and not listed."""
    recogniser = VoskRecogniser(model)
    every: list[Heard] = []
    for name, some in sorted(_by_collection(held_out(people)).items()):
        found = [*_heard(recogniser, some)]
        every += found
        yield f"{name}: {_told(found)}"
    yield f"all: {_told(every)}"
    recogniser.close()


def _by_collection(some: Iterable[Recording]) -> dict[str, list[Recording]]:
    groups: dict[str, list[Recording]] = defaultdict(list)
    for each in some:
        groups[each.collection].append(each)
    return groups


def _heard(recogniser: Recogniser, some: list[Recording]) -> Iterator[Heard]:
    """Each recording against the collection's commonest sentences, be its own among them or not."""
    listed = [words for words, _ in Counter(each.words for each in some).most_common(LIST)]
    for place, each in enumerate(some):
        missing = place % 3 == 0  # every third is talk that is on no list
        recogniser.expect(Grammar(tuple(words for words in listed if not (missing and words == each.words))))
        recogniser.hear((each.samples() * 32767).clip(-32768, 32767).astype("int16").tobytes())
        found = recogniser.finish()
        there = each.words in listed and not missing
        yield Heard(there, there and found.text == each.words, bool(found.text), found.confidence)


def _told(found: list[Heard]) -> str:
    listed = [each for each in found if each.listed]
    others = [each for each in found if not each.listed]
    right = sum(each.right for each in listed)
    kept = sum(each.right and each.confidence >= SURE for each in listed)
    false = sum(each.anything and each.confidence >= SURE for each in others)
    wrong = sum(each.anything and not each.right for each in listed)
    return (
        f"{right} of {len(listed)} right ({kept} surer than {SURE}), {wrong} wrong; "
        f"{false} of {len(others)} that were not on the list accepted"
    )

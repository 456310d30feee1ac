"""What sessions come to once words that they expect are rewritten, from what was observed when they were played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from plainspoken.documents import KeyPath
from plainspoken.testing.expectations import ExpectedFailure, Words
from plainspoken.testing.including import Placed
from plainspoken.testing.judging import Judge, whole
from plainspoken.testing.parameters import REFERENCE
from plainspoken.testing.results import Failure, Outcome, SessionResult
from plainspoken.testing.script import Script

Place = tuple[Path, KeyPath]
"""Something that must be heard: its file, and its path there, by its number in `hear`."""

ONLY_WORDS = "only words that are heard are rewritten"
NOT_WORDS = ("at", "heading", "intent", "sent", "not_sent", "not_heard", "never")
"""Keys that say what must come of a turn, and that nothing but a person should change."""


def rejudged(result: SessionResult, words: Mapping[Place, str]) -> SessionResult:
    """The result with other words to be heard, all turns that were played held against what is expected of them."""
    judge = Judge(result.script)
    turns = tuple(judge.turn(_reworded(turn.placed, words), turn.observed) for turn in result.turns)
    failures = tuple(each for each in result.failures if each.path != ("expected_failure",))
    return replace(result, turns=turns, failures=failures, expected=False) if turns else result


def _reworded(placed: Placed, words: Mapping[Place, str]) -> Placed:
    """A turn with other words in hear, its parameters' values put in."""
    source, heard = placed.source.resolve(), list(placed.turn.hear)
    for index, each in enumerate(heard):
        new = words.get((source, (*placed.path, "hear", index)))
        if new is not None:
            text = REFERENCE.sub(lambda found: found[1] or placed.values[found[2]], new)
            heard[index] = Words.model_validate({"exact" if each.exact else "contains": text})
    return replace(placed, turn=placed.turn.model_copy(update={"hear": heard}))


def shortened(result: SessionResult) -> SessionResult:
    """The result up to the turn at which the session ends when it is played again, and what it is as a whole."""
    for number, turn in enumerate(result.turns, 1):
        if turn.outcome is Outcome.FAILED and {"hear", "expected_failure"} & {each.key for each in turn.failures}:
            unplayed = result.unplayed + len(result.turns) - number
            return whole(replace(result, turns=result.turns[:number], unplayed=unplayed))
    return whole(result) if result.turns else result


def still_unheard(result: SessionResult) -> Iterator[tuple[Place, Failure]]:
    """The words that are not heard, and that nobody expects to fail."""
    sources = {turn.placed.file: turn.placed.source.resolve() for turn in result.turns}
    for turn in result.turns:
        if turn.outcome is Outcome.FAILED:
            for each in turn.failures:
                if each.key == "hear":
                    yield (sources[each.file], each.path), each


def left(result: SessionResult, reasons: Mapping[Place, str]) -> Iterator[tuple[Failure, str]]:
    """What still fails in a session and might be thought to be rewritten, and why it is not."""
    for place, each in still_unheard(result):
        yield each, reasons.get(place) or _why(each, result)
    yield from ((each, ONLY_WORDS) for each in result.failures if each.key in NOT_WORDS)
    for turn in result.turns:
        expected = turn.turn.expected_failure
        if turn.outcome is Outcome.FAILED:
            for each in turn.failures:
                if each.key in NOT_WORDS and not (expected and each.key in expected.failing):
                    yield each, ONLY_WORDS


def _why(failure: Failure, result: SessionResult) -> str:
    """Why words that were not heard could not be rewritten."""
    index = failure.path[-1]
    where = (failure.file, failure.path[:-2])
    turn = next(each.turn for each in result.turns if (each.placed.file, each.placed.path) == where)
    if isinstance(index, int) and turn.hear[index].matches:
        return f"matches is a regular expression: {ONLY_WORDS}"
    if known(turn.expected_failure, result.script):
        return "expected_failure says that it is known to fail"
    if turn.within > 1:
        return f"it had {turn.within} turns to be heard in (within), and which was meant is not known"
    return "nothing more was said"


def known(expected: ExpectedFailure | None, script: Script) -> bool:
    """Whether the file says, of the turn or of the session, that words that should be heard are not."""
    every = (expected, script.session.expected_failure)
    return any(each is not None and (not each.failing or "hear" in each.failing) for each in every)

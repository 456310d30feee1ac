"""A session's result in plain lines: the conversation, with what failed where it failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from plainspoken.testing.expecting import shown_address
from plainspoken.testing.results import Outcome, SessionResult, TurnResult

SHOWN = 8
"""How many things that were said are shown of a turn that went well, where the report is about another."""

ASSISTANT = "     Plainspoken: "


def conversation(result: SessionResult, *, whole: bool = True) -> Iterator[str]:
    """The conversation, a line an utterance; the person's lines begin with their number in the file.

    What failed follows on its turn. Where it is not to be `whole`, long answers in turns that went well are cut.
    """
    yield from _said(result.welcome.answers, whole=whole)
    for turn in result.turns:
        if turn.turn.say:
            yield f"{turn.line:>4} You: {turn.turn.say}"
        yield from _said(turn.observed.answers, whole=whole or turn.outcome is Outcome.FAILED)
        yield from _failures(turn)
    if result.unplayed:
        yield f"     {_count(result.unplayed, 'more turn')} not played."


def failure(result: SessionResult) -> str:
    """A report of the turn that failed: where and what first, then the conversation up to it."""
    failed = result.failed
    failures = failed.failures if failed else ()
    heads = [f"{result.script.file}:{each.line}: {each.key}: {each.message}" for each in failures]
    broken = [f"     {line}" for line in failed.observed.broken.splitlines()] if failed else []
    return "\n".join((*heads, "", *conversation(result, whole=False), *broken))


def summary(results: Sequence[SessionResult]) -> str:
    """How many sessions came out how, and how many turns were played."""
    counted = Counter(result.outcome for result in results)
    outcomes = ", ".join(f"{counted[outcome]} {outcome.value}" for outcome in Outcome if counted[outcome])
    turns = sum(len(result.turns) for result in results)
    return f"{_count(len(results), 'session')}, {_count(turns, 'turn')}: {outcomes}."


def _said(answers: Iterable[str], *, whole: bool) -> Iterator[str]:
    every = list(answers)
    shown = every if whole or len(every) <= SHOWN else every[: SHOWN - 1]
    yield from (f"{ASSISTANT}{answer}" for answer in shown)
    if len(shown) < len(every):
        yield f"     ({len(every) - len(shown)} more things were said)"


def _failures(turn: TurnResult) -> Iterator[str]:
    if turn.outcome is Outcome.PASSED:
        return
    word = "FAILED" if turn.outcome is Outcome.FAILED else "Failed as expected"
    if turn.outcome is Outcome.FAILED:
        yield from _facts(turn)
    for each in turn.failures:
        yield f"{each.line:>4} {word}: {each.key}: {each.message}"
    if turn.outcome is Outcome.EXPECTED:
        yield f"     Expected, because: {turn.turn.expected_failure}"


def _facts(turn: TurnResult) -> Iterator[str]:
    """What else there is to know of a turn that failed."""
    seen = turn.observed
    if turn.turn.say and not seen.over:
        yield f"     Understood: {', '.join((seen.intent, *seen.slots)) if seen.intent else 'no command'}."
    yield from (f"     Sent: {sent}" for sent in seen.sent)
    yield from (f"     Trouble: {trouble}" for trouble in seen.troubles)
    if seen.url:
        yield f"     At: {shown_address('/', seen.url)}, {seen.heading or 'no main heading'}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

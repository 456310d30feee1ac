"""A session's result in plain lines: the conversation, with what failed where it failed."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from plainspoken.testing.expecting import shown_address
from plainspoken.testing.results import Failure, Outcome, SessionResult, TurnResult

SHOWN = 8
"""How many things that were said are shown of a turn that went well, where the report is about another."""

ALIKE = 0.4
"""How alike two texts must be for marks under what differs to help."""

ASSISTANT = "     Plainspoken: "


def conversation(result: SessionResult, *, whole: bool = True) -> Iterator[str]:
    """The conversation, a line an utterance; the person's lines begin with their number in the file.

    What failed follows on its turn. Where it is not to be `whole`, long answers in turns that went well are cut.
    """
    if result.skipped:
        yield f"     {result.skipped}"
        return
    yield from _said(result.welcome.answers, whole=whole)
    file = result.script.file
    for turn in result.turns:
        if turn.placed.file != file:
            file = turn.placed.file
            yield f"     (from here on, lines of {file})"
        if turn.turn.act:
            yield f"{turn.line:>4} You: {turn.turn.act}"
        yield from _said(turn.observed.answers, whole=whole or turn.outcome is Outcome.FAILED)
        yield from _failures(turn, file)
    yield from (_marked(each, "FAILED", file) for each in result.failures)
    if result.expected and result.script.session.expected_failure:
        yield f"     Expected of this session, because: {result.script.session.expected_failure.reason}"
    if result.unplayed:
        yield f"     {_count(result.unplayed, 'more turn')} not played."


def failure(result: SessionResult) -> str:
    """A report of the turn that failed: where and what first, then the conversation up to it."""
    failed = result.failed
    failures = (*(failed.failures if failed else ()), *result.failures)
    heads = [f"{each.file}:{each.line}: {each.key}: {each.message}" for each in failures]
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


def _failures(turn: TurnResult, file: str) -> Iterator[str]:
    if turn.outcome is Outcome.PASSED:
        return
    word = "FAILED" if turn.outcome is Outcome.FAILED else "Failed as expected"
    if turn.outcome is Outcome.FAILED:
        yield from _facts(turn)
    for each in turn.failures:
        yield _marked(each, word, file)
        yield from difference(each)
    if turn.outcome is Outcome.EXPECTED:
        yield from (f"     Expected, because: {reason}" for reason in turn.reasons)


def _marked(each: Failure, word: str, file: str) -> str:
    """A failure at its line, with the file where that is another than the lines around it are of."""
    where = "" if each.file == file else f" {each.file}:"
    return f"{each.line:>4} {word}:{where} {each.key}: {each.message}"


def difference(failure: Failure) -> Iterator[str]:
    """What was expected over what there was, with marks under what differs; nothing where they are not alike."""
    if not (failure.expected and failure.found):
        return
    matcher = difflib.SequenceMatcher(None, failure.expected, failure.found, autojunk=False)
    if matcher.ratio() < ALIKE:
        return
    before = "".join(
        ("^" if tag in ("delete", "replace") else " ") * (b - a) for tag, a, b, _, _ in matcher.get_opcodes()
    )
    after = "".join(
        ("^" if tag in ("insert", "replace") else " ") * (d - c) for tag, _, _, c, d in matcher.get_opcodes()
    )
    for head, words, marks in (("Expected: ", failure.expected, before), ("Found:    ", failure.found, after)):
        yield f"     {head}{words}"
        if marks.strip():
            yield f"     {' ' * len(head)}{marks.rstrip()}"


def _facts(turn: TurnResult) -> Iterator[str]:
    """What else there is to know of a turn that failed."""
    seen = turn.observed
    if turn.turn.act and not seen.over:
        yield f"     Understood: {', '.join((seen.intent, *seen.slots)) if seen.intent else 'no command'}."
    yield from (f"     Sent: {sent}" for sent in seen.sent)
    yield from (f"     Trouble: {trouble}" for trouble in seen.troubles)
    if seen.url:
        yield f"     At: {shown_address('/', seen.url)}, {seen.heading or 'no main heading'}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"

"""Holding a conversation, turn by turn, against what its script expects of each turn, of several, and of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from plainspoken.testing.expectations import ExpectedFailure
from plainspoken.testing.expecting import Unmet, forbidden_requests, forbidden_words, unmet
from plainspoken.testing.including import Placed
from plainspoken.testing.observed import Observed
from plainspoken.testing.results import Failure, Outcome, SessionResult, TurnResult
from plainspoken.testing.script import Script

PATIENT = ("hear", "at", "heading", "sent")
"""Keys whose expectation may still come true in a later turn."""


@dataclass(slots=True)
class _Held:
    """A turn whose expectations are open, up to and including the turn number `last`."""

    placed: Placed
    last: int
    observed: Observed = field(default_factory=Observed)
    arrived: set[str] = field(default_factory=set)
    begun: bool = False

    def take(self, observed: Observed) -> list[Unmet]:
        """Add what happened in a turn; all that is not met by what happened so far."""
        said, sent = (*self.observed.answers, *observed.answers), (*self.observed.sent, *observed.sent)
        first = self.observed if self.begun else observed
        self.observed = replace(observed, answers=said, sent=sent, intent=first.intent, heard=first.heard)
        self.begun = True
        found = list(unmet(self.placed.turn, self.observed))
        keys = {str(each.path[0]) for each in found}
        self.arrived |= {"at", "heading"} - keys
        return [each for each in found if each.path[0] not in self.arrived]


class Judge:
    """Takes the turns of one conversation, in their order."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._held: list[_Held] = []
        self._number = -1

    def welcome(self, observed: Observed) -> tuple[Failure, ...]:
        """What happened in a welcome that is no turn of the script, and must never happen."""
        return tuple(self._never(observed))

    def turn(self, placed: Placed, observed: Observed) -> TurnResult:
        """What a turn came to: its own expectations, and those of turns before that had to come true by now."""
        self._number += 1
        self._held.append(_Held(placed, self._number + placed.turn.within - 1))
        failures = list(self._never(observed))
        known: list[Failure] = []
        reasons: list[str] = []
        for held in tuple(self._held):
            found = self._found(held, observed)
            if found is None:
                continue
            self._held.remove(held)
            reason = held.placed.turn.expected_failure
            unexpected = _judged(held.placed, found, reason)
            failures += unexpected
            if reason and not unexpected:
                known += found
                reasons.append(reason.reason)
        outcome = Outcome.FAILED if failures else Outcome.EXPECTED if known else Outcome.PASSED
        return TurnResult(placed, observed, tuple(failures or known), outcome, tuple(reasons))

    def _found(self, held: _Held, observed: Observed) -> list[Failure] | None:
        """What a turn failed in, once it is decided; None while it may still come true."""
        found = held.take(observed)
        due = self._number >= held.last or observed.over
        final = [each for each in found if each.path[0] not in PATIENT]
        if not due and (held.placed.turn.expected_failure or not final):
            return None
        late = f", in {held.placed.turn.within} turns" if held.placed.turn.within > 1 else ""
        failures = [_failure(held.placed, each, late) for each in (found if due else final)]
        return sorted(failures, key=lambda failure: failure.line)

    def _never(self, observed: Observed) -> Iterator[Failure]:
        """What must not happen in any turn, and happened in this one."""
        never, document = self._script.session.never, self._script.document
        if never is None:
            return
        for each in (
            *forbidden_words(never.hear, observed, ("never", "hear")),
            *forbidden_requests(never.sent, observed, ("never", "sent")),
        ):
            line = self._script.line(each.path)
            yield Failure(document.name, line, "never", f"{each.message}, which must never be", each.path)


def as_expected(failures: Sequence[Failure], expected: ExpectedFailure) -> bool:
    """Whether it fails in the way in which it is known to fail."""
    keys = {failure.key for failure in failures}
    return bool(keys) and (not expected.failing or keys == set(expected.failing))


def otherwise(failures: Sequence[Failure], expected: ExpectedFailure, what: str) -> str:
    """In words, how it did not fail in the way in which it is known to fail."""
    if not failures:
        return f"this {what} was expected to fail, but it passed: take this key out"
    keys = ", ".join(dict.fromkeys(failure.key for failure in failures))
    return f"this {what} was expected to fail in {', '.join(expected.failing)}, but it failed in {keys}"


def whole(result: SessionResult) -> SessionResult:
    """The result where the file says that the session as a whole fails today."""
    expected = result.script.session.expected_failure
    if expected is None:
        return result
    failures = [*result.failures, *(result.failed.failures if result.failed else ())]
    if as_expected(failures, expected):
        return replace(result, failures=(), expected=True)
    line, path = result.script.line(("expected_failure",)), ("expected_failure",)
    wrong = Failure(result.script.file, line, "expected_failure", otherwise(failures, expected, "session"), path)
    return replace(result, failures=(*result.failures, wrong))


def _judged(placed: Placed, found: list[Failure], expected: ExpectedFailure | None) -> list[Failure]:
    """The failures of a turn that nobody expects."""
    if expected is None:
        return found
    if as_expected(found, expected):
        return []
    return [*found, _failure(placed, Unmet(("expected_failure",), otherwise(found, expected, "turn")))]


def _failure(placed: Placed, each: Unmet, late: str = "") -> Failure:
    return Failure(
        file=placed.file,
        line=placed.line(*each.path),
        key=str(each.path[0]),
        message=each.message + (late if each.path[0] in PATIENT else ""),
        path=(*placed.path, *each.path),
        expected=each.expected,
        found=each.found,
    )

"""What came of a session: a result a turn, each failure with its line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from plainspoken.testing.including import Placed
from plainspoken.testing.observed import Observed
from plainspoken.testing.schema import Turn
from plainspoken.testing.script import Script


class Outcome(Enum):
    """How a turn, or a session, came out.

    EXPECTED is a failure that the file says there is today; SKIPPED is a session that cannot be played as it was to be.
    """

    PASSED = "passed"
    FAILED = "failed"
    EXPECTED = "failed as expected"
    SKIPPED = "not played"


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that did not come as expected: its place, its key, and what there was instead.

    `path` is where it stands in the file's document; `expected` and `found` are the words to be compared, "" where
    there is nothing near to compare with.
    """

    file: str
    line: int
    key: str
    message: str
    path: tuple[str | int, ...] = ()
    expected: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class TurnResult:
    """A turn, how it went, all that failed by its end, and why that was expected where it was.

    A failure may be an earlier turn's, which had until this one to come true, or one of what must never happen.
    """

    placed: Placed
    observed: Observed
    failures: tuple[Failure, ...] = ()
    outcome: Outcome = Outcome.PASSED
    reasons: tuple[str, ...] = ()

    @property
    def turn(self) -> Turn:
        """The turn as it is written."""
        return self.placed.turn

    @property
    def line(self) -> int:
        """The line on which the turn begins."""
        return self.placed.line()


@dataclass(frozen=True, slots=True)
class SessionResult:
    """A session's turns as far as they were played, and how many were left out because one failed.

    `welcome` is what was said before the first turn; nothing where that turn is the welcome itself. `failures` are
    those of the session as a whole, `skipped` why it was not played.
    """

    script: Script
    welcome: Observed
    turns: tuple[TurnResult, ...]
    unplayed: int = 0
    failures: tuple[Failure, ...] = ()
    expected: bool = False
    skipped: str = ""
    depth: str = ""

    @property
    def outcome(self) -> Outcome:
        """Failed where a turn failed; else failed as expected where one did that; else passed."""
        if self.skipped:
            return Outcome.SKIPPED
        if self.failures:
            return Outcome.FAILED
        if self.expected:
            return Outcome.EXPECTED
        outcomes = {turn.outcome for turn in self.turns}
        return next((outcome for outcome in (Outcome.FAILED, Outcome.EXPECTED) if outcome in outcomes), Outcome.PASSED)

    @property
    def failed(self) -> TurnResult | None:
        """The turn that ended the session, None where it was played to its end."""
        return next((turn for turn in self.turns if turn.outcome is Outcome.FAILED), None)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why this failed as expected, in the file's words."""
        whole = self.script.session.expected_failure
        found = [reason for turn in self.turns for reason in turn.reasons]
        return tuple([whole.reason] if self.expected and whole else found)

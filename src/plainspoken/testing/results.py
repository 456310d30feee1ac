"""What came of a session: a result a turn, each failure with its line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from plainspoken.testing.observed import Observed
from plainspoken.testing.schema import Turn
from plainspoken.testing.script import Script


class Outcome(Enum):
    """How a turn, or a session, came out; EXPECTED is a failure that the file says there is today."""

    PASSED = "passed"
    FAILED = "failed"
    EXPECTED = "failed as expected"


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that did not come as expected: its line in the file, its key, and what there was instead."""

    line: int
    key: str
    message: str


@dataclass(frozen=True, slots=True)
class TurnResult:
    """A turn, the line on which it begins, how it went, and all in it that failed."""

    turn: Turn
    line: int
    observed: Observed
    failures: tuple[Failure, ...] = ()
    outcome: Outcome = Outcome.PASSED


@dataclass(frozen=True, slots=True)
class SessionResult:
    """A session's turns as far as they were played, and how many were left out because one failed.

    `welcome` is what was said before the first turn; nothing where that turn is the welcome itself.
    """

    script: Script
    welcome: Observed
    turns: tuple[TurnResult, ...]
    unplayed: int = 0

    @property
    def outcome(self) -> Outcome:
        """Failed where a turn failed; else failed as expected where one did that; else passed."""
        outcomes = {turn.outcome for turn in self.turns}
        return next((outcome for outcome in (Outcome.FAILED, Outcome.EXPECTED) if outcome in outcomes), Outcome.PASSED)

    @property
    def failed(self) -> TurnResult | None:
        """The turn that ended the session, None where it was played to its end."""
        return next((turn for turn in self.turns if turn.outcome is Outcome.FAILED), None)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why turns failed as expected, in the file's words."""
        return tuple(turn.turn.expected_failure for turn in self.turns if turn.outcome is Outcome.EXPECTED)

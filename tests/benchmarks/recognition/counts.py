"""What many outcomes come to."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .outcomes import Outcome


@dataclass(frozen=True, slots=True)
class Count:
    """Of some clips: how many were right, wrong, nothing; and how many right and wrong ones were surely heard."""

    clips: int
    right: int
    wrong: int
    kept_right: int
    kept_wrong: int

    @property
    def nothing(self) -> int:
        """Clips of which nothing was heard."""
        return self.clips - self.right - self.wrong

    def share(self, number: int) -> str:
        """A number of the clips in per cent."""
        return f"{100 * number / self.clips:.0f} %" if self.clips else "-"


def count(outcomes: Iterable[Outcome], threshold: float) -> Count:
    """The outcomes counted; surely heard are those of a confidence of at least `threshold`."""
    outcomes = tuple(outcomes)
    sure = [outcome for outcome in outcomes if outcome.confidence >= threshold]
    return Count(
        len(outcomes),
        sum(outcome.right for outcome in outcomes),
        sum(outcome.wrong for outcome in outcomes),
        sum(outcome.right for outcome in sure),
        sum(outcome.wrong for outcome in sure),
    )


def grouped(outcomes: Iterable[Outcome], by: Callable[[Outcome], str]) -> dict[str, list[Outcome]]:
    """Outcomes by a word about them, in the order in which the words first come."""
    found: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        found.setdefault(by(outcome), []).append(outcome)
    return found


def waits(outcomes: Iterable[Outcome]) -> tuple[int, float, float] | None:
    """Of the clips that were noticed at all: how many, and the median and 95th percentile of their waits in seconds."""
    found = sorted(outcome.wait for outcome in outcomes if outcome.wait is not None and outcome.heard)
    if not found:
        return None
    return len(found), statistics.median(found), percentile(found, 95)


def percentile(ordered: Sequence[float], part: int) -> float:
    """The value below which so many of a hundred lie."""
    return ordered[min(len(ordered) - 1, len(ordered) * part // 100)]


def real_time_factor(outcomes: Iterable[Outcome]) -> float:
    """Seconds of one core's work a second of sound."""
    outcomes = [outcome for outcome in outcomes if outcome.wait is None]
    return sum(outcome.work for outcome in outcomes) / max(sum(outcome.seconds for outcome in outcomes), 1e-9)

"""What a sound run found: in how much of the matrix each turn survives, and how accents differ. Arithmetic alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

from plainspoken.testing.sound.cells import Cell

NORMAL_95 = 1.959964
"""Standard deviations on each side that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A turn in a cell: where it stands, what was said and heard, and whether that was taken for what was meant.

    `taken` is the command that it was taken for, "" for none; `recorded` tells that a person's recording spoke, which
    has no voice of the matrix; `confidence` is how surely it was heard, 0 to 1. Turns that stand in one place and say
    the same are one turn.
    """

    place: str
    said: str
    cell: Cell
    heard: str
    taken: str
    survived: bool
    recorded: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of so many survived."""

    survived: int
    tried: int

    @property
    def rate(self) -> float:
        """The share, from 0 to 1."""
        return self.survived / self.tried if self.tried else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Between which shares the true one lies, with a confidence of 95 %.

        The score interval (Wilson, 1927, "Probable inference, the law of succession, and statistical inference").
        """
        if not self.tried:
            return 0.0, 1.0
        count, square = self.tried, NORMAL_95**2
        middle = (self.rate + square / (2 * count)) / (1 + square / count)
        wide = NORMAL_95 / (1 + square / count) * sqrt(self.rate * (1 - self.rate) / count + square / (4 * count**2))
        return max(0.0, middle - wide), min(1.0, middle + wide)


@dataclass(frozen=True, slots=True)
class Gap:
    """How far groups lie apart, in shares from 0 to 1: the two that lie farthest, and the mean over all pairs."""

    best: str
    worst: str
    largest: float
    mean: float


def shares(trials: Iterable[Trial], key: Callable[[Trial], str]) -> dict[str, Share]:
    """The share that survived of each group of trials, in the order in which groups first come."""
    found: dict[str, Share] = {}
    for trial in trials:
        before = found.get(key(trial), Share(0, 0))
        found[key(trial)] = Share(before.survived + trial.survived, before.tried + 1)
    return found


def by_accent(trials: Iterable[Trial]) -> dict[str, Share]:
    """The share that survived for each accent; recordings have none of the matrix."""
    return shares((trial for trial in trials if not trial.recorded), lambda trial: trial.cell.person.accent)


def gap(groups: Mapping[str, Share]) -> Gap | None:
    """How far groups lie apart; None where there are fewer than two."""
    if len(groups) < 2:
        return None
    best = max(groups, key=lambda name: groups[name].rate)
    worst = min(groups, key=lambda name: groups[name].rate)
    apart = [abs(one.rate - other.rate) for one, other in combinations(groups.values(), 2)]
    return Gap(best, worst, max(apart), sum(apart) / len(apart))


def turns(trials: Iterable[Trial]) -> dict[tuple[str, str], tuple[Trial, ...]]:
    """The trials of each turn, by its place and words, in their order."""
    found: dict[tuple[str, str], list[Trial]] = {}
    for trial in trials:
        found.setdefault((trial.place, trial.said), []).append(trial)
    return {turn: tuple(each) for turn, each in found.items()}


def cells(trials: Sequence[Trial]) -> tuple[Cell, ...]:
    """The cells that were tried, in their order."""
    return tuple(dict.fromkeys(trial.cell for trial in trials))

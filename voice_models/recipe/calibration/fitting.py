"""Logistic regression by Newton's method, enough for some hundreds of trials and a few features."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plainspoken.hearing.calibration import Feature, Fit

STEPS = 40
RIDGE = 5.0
"""How strongly weights are drawn to nothing, in trials: of 150, others' are told apart better so than with 1."""

ODDS = 5.0
"""How many utterances that are not meant a recogniser hears for one that is: a television is on, people talk."""

LEAST = 20
"""Right trials, and wrong ones, without which nothing is fitted."""

FOLDS = 5
CUT = 1.0
"""Of a hundred values, how many at each end may be beyond a feature's bounds: what is farther off says no more."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a trial: the evidence, whether it was heard rightly, and who spoke."""

    evidence: Mapping[str, float]
    right: bool
    speaker: str


@dataclass(frozen=True, slots=True)
class Quality:
    """How well a fit tells right from wrong on speakers that it was not fitted to.

    `area` is the likelihood that a right one is rated above a wrong one; `kept` is the share of right ones that are
    kept at the threshold that lets a twentieth of the wrong ones through.
    """

    trials: int
    right: int
    area: float
    kept: float


def enough(tried: Sequence[Tried]) -> bool:
    """Whether there are so many right and wrong trials that a fit says something."""
    right = sum(each.right for each in tried)
    return min(right, len(tried) - right) >= LEAST


def fitted(tried: Sequence[Tried]) -> Fit:
    """The fit of some trials, for a home in which there are ODDS wrong ones to one that is right.

    Where all were right, or all wrong, or there are too few, there is nothing to tell them apart by: their share.
    """
    right = np.array([each.right for each in tried], dtype=np.float64)
    if len(tried) < FOLDS * 2 or not 0 < right.sum() < len(right):
        share = (right.sum() + 1) / (len(right) + 2)
        return Fit(bias=float(np.log(share / (1 - share))), features={})
    names = sorted({name for each in tried for name in each.evidence})
    values = np.array([[each.evidence.get(name, 0.0) for name in names] for each in tried])
    least, most = np.percentile(values, [CUT, 100 - CUT], axis=0)
    kept = most > least
    names = [name for name, keep in zip(names, kept, strict=True) if keep]
    values, least, most = values[:, kept], least[kept], most[kept]
    inside = np.clip(values, least, most)
    mean, spread = inside.mean(axis=0), inside.std(axis=0) + 1e-12
    weights = _newton((inside - mean) / spread, right)
    slopes = weights[1:] / spread
    bias = float(weights[0] - slopes @ mean) - math.log(ODDS)
    features = {
        name: Feature(weight=_short(slope), least=_short(low), most=_short(high))
        for name, slope, low, high in zip(names, slopes, least, most, strict=True)
    }
    return Fit(bias=_short(bias), features=features)


def _newton(values: Numbers, right: Numbers) -> Numbers:
    """The weights, the bias first."""
    rows = np.hstack([np.ones((len(values), 1)), values])
    share = np.where(right > 0, 0.5 / right.mean(), 0.5 / (1 - right.mean()))
    ridge = RIDGE * np.eye(rows.shape[1])
    ridge[0, 0] = 0.0
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (share * (likely - right)) + ridge @ weights
        curve = (rows * (share * likely * (1 - likely))[:, None]).T @ rows + ridge + 1e-9 * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def _short(value: float) -> float:
    return float(f"{value:.5g}")


def quality(tried: Sequence[Tried]) -> Quality:
    """How well fits of these trials do on those speakers' that each was not fitted to."""
    speakers = sorted({each.speaker for each in tried})
    fold = {speaker: number % FOLDS for number, speaker in enumerate(speakers)}
    rated: list[tuple[float, bool]] = []
    for number in range(FOLDS):
        fit = fitted([each for each in tried if fold[each.speaker] != number])
        rated += [(fit.likelihood(each.evidence), each.right) for each in tried if fold[each.speaker] == number]
    right = np.array([rate for rate, good in rated if good])
    wrong = np.array([rate for rate, good in rated if not good])
    if not len(right) or not len(wrong):
        return Quality(len(rated), len(right), 0.5, 0.0)
    above = (right[:, None] > wrong[None, :]).mean() + 0.5 * (right[:, None] == wrong[None, :]).mean()
    kept = (right > np.percentile(wrong, 95)).mean()
    return Quality(len(rated), len(right), float(above), float(kept))

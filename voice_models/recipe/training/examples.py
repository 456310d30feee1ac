"""Utterances as batches: features with their context, and for every 30 ms the output that is right."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from ..corpus.gathering import HELD_OUT
from ..corpus.shards import read_shard
from .disturbance import disturbed
from .network import CLASSES, CONTEXT, OUTPUTS, STEP

IGNORED = -100
HARD_SHARE = 0.5
"""How often an utterance is learnt from as heard in bad conditions."""
LEAST_FRAMES, MOST_FRAMES = 30, 1500


@dataclass(frozen=True, slots=True)
class Example:
    """An utterance: its classes in order, the frame each begins at, and its hearings, the mildest first."""

    classes: NDArray[np.int64]
    starts: NDArray[np.int64]
    hearings: tuple[NDArray[np.float16], ...]

    @property
    def frames(self) -> int:
        """How long it is, in frames of 10 ms."""
        return len(self.hearings[0])

    def targets(self, offset: int) -> NDArray[np.int64]:
        """The right output of every step, the first step being at frame `offset`."""
        times = np.arange(offset, self.frames, STEP)
        at = np.clip(np.searchsorted(self.starts, times, side="right") - 1, 0, None)
        later = np.concatenate(([0], at[1:] == at[:-1]))
        targets: NDArray[np.int64] = 2 * self.classes[at] + later
        return targets


@dataclass(frozen=True, slots=True)
class Batch:
    """Features (batch, 40, frames and context), targets (batch, steps), steps and classes of each example."""

    features: Tensor
    targets: Tensor
    steps: tuple[int, ...]
    classes: tuple[NDArray[np.int64], ...]


def examples(folder: Path, *, held_out: bool = False) -> list[Example]:
    """All utterances of a corpus to learn from (or of those held out) that are neither very short nor very long."""
    numbers = {name: number for number, name in enumerate(CLASSES)}
    found = []
    for shard in sorted(folder.glob("*-[0-9]*.npz")):
        if shard.name.startswith(HELD_OUT) != held_out:
            continue
        for each in read_shard(shard):
            if LEAST_FRAMES <= len(each.hearings[0]) <= MOST_FRAMES:
                classes = np.array([numbers.get(phone, 0) for phone in each.phones])
                found.append(Example(classes, np.array(each.starts), each.hearings))
    return found


def statistics(some: Sequence[Example]) -> tuple[Tensor, Tensor]:
    """The mean and the spread of the features, from a share of the utterances."""
    frames = np.concatenate([each.hearings[-1].astype(np.float32) for each in some[:: max(1, len(some) // 600)]])
    return torch.from_numpy(frames.mean(0)), torch.from_numpy(frames.std(0) + 1e-3)


def priors(some: Sequence[Example]) -> NDArray[np.float64]:
    """How often each output is right."""
    counts = np.ones(OUTPUTS)
    for each in some:
        counts += np.bincount(each.targets(0), minlength=OUTPUTS)
    return counts / counts.sum()


def batches(some: Sequence[Example], size: int, chance: random.Random) -> Iterator[Batch]:
    """All utterances once, those of like length together, in random order, heard well or badly by chance."""
    order = list(range(len(some)))
    chance.shuffle(order)
    groups: list[list[int]] = []
    for start in range(0, len(order), size * 20):
        alike = sorted(order[start : start + size * 20], key=lambda at: some[at].frames)
        groups += [alike[first : first + size] for first in range(0, len(alike), size)]
    chance.shuffle(groups)
    noise = np.random.default_rng(chance.randrange(2**32))
    for group in groups:
        yield _batch([some[at] for at in group], chance, noise)


def undisturbed(some: Sequence[Example], size: int) -> Iterator[Batch]:
    """All utterances as they were recorded, to see how well they are known."""
    order = sorted(some, key=lambda each: each.frames)
    for first in range(0, len(order), size):
        yield _batch(order[first : first + size], random.Random(1), None)


def _batch(some: Sequence[Example], chance: random.Random, noise: np.random.Generator | None) -> Batch:
    offsets = [chance.randrange(STEP) for _ in some]
    targets = [each.targets(offset) for each, offset in zip(some, offsets, strict=True)]
    longest = max(map(len, targets))
    features = np.zeros((len(some), 40, STEP * (longest - 1) + 1 + 2 * CONTEXT), np.float32)
    right = np.full((len(some), longest), IGNORED)
    for row, (each, offset, target) in enumerate(zip(some, offsets, targets, strict=True)):
        heard = each.hearings[-1 if noise is not None and chance.random() < HARD_SHARE else 0].astype(np.float32)
        if noise is not None:
            heard = disturbed(heard, some[chance.randrange(len(some))].hearings[0].astype(np.float32), noise)
        frames = np.clip(np.arange(features.shape[2]) - CONTEXT + offset, 0, len(heard) - 1)
        features[row] = heard[frames].T
        right[row, : len(target)] = target
    steps = tuple(map(len, targets))
    return Batch(torch.from_numpy(features), torch.from_numpy(right), steps, tuple(each.classes for each in some))

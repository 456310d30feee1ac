"""What training makes better: each step's output alone, or whole sequences against all others (lattice-free MMI).

The sequence criterion is that of Povey et al. (Interspeech 2016) with a bigram of phones for what else might have been
said; sums over all paths are computed forwards in logarithms, and PyTorch goes backwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from .examples import IGNORED, Batch, Example
from .network import CLASSES

IMPOSSIBLE = -1e9


def cross_entropy(scores: Tensor, batch: Batch) -> Tensor:
    """How surprising the right outputs are, a step."""
    return functional.nll_loss(scores, batch.targets, ignore_index=IGNORED)


def accuracy(scores: Tensor, batch: Batch) -> tuple[int, int]:
    """How many steps' likeliest output is the right one, and how many steps there are."""
    counted = batch.targets != IGNORED
    right = (scores.argmax(1) == batch.targets) & counted
    return int(right.sum()), int(counted.sum())


@dataclass(frozen=True, slots=True)
class PhoneBigram:
    """How likely each phone follows each other, (from, to); logarithms of how likely one begins and ends."""

    follows: Tensor
    begins: Tensor
    ends: Tensor


def phone_bigram(some: Sequence[Example]) -> PhoneBigram:
    """The bigram of a corpus."""
    count = len(CLASSES)
    follows, begins, ends = np.full((count, count), 0.2), np.full(count, 1e-3), np.full(count, 1e-3)
    follows[0, 0] = 1e-6
    for each in some:
        begins[each.classes[0]] += 1
        ends[each.classes[-1]] += 1
        np.add.at(follows, (each.classes[:-1], each.classes[1:]), 1)
    shares = follows / follows.sum(1, keepdims=True)
    return PhoneBigram(_tensor(shares), _tensor(np.log(begins / begins.sum())), _tensor(np.log(ends / ends.sum())))


def mutual_information(scores: Tensor, batch: Batch, bigram: PhoneBigram) -> Tensor:
    """Minus the log probability of what was said among all that might have been, a step.

    Scores are (batch, OUTPUTS, steps); an utterance with fewer steps than phones is passed over.
    """
    fits = [at for at, classes in enumerate(batch.classes) if len(classes) <= batch.steps[at]]
    steps = torch.tensor([batch.steps[at] for at in fits])
    some = scores[fits].transpose(1, 2)
    said = _said(some, steps, [batch.classes[at] for at in fits])
    anything = _anything(some, steps, bigram)
    return (anything - said).sum() / steps.sum()


def _said(scores: Tensor, steps: Tensor, classes: Sequence[NDArray[np.int64]]) -> Tensor:
    """The log probability of each row's own phones, over all the ways in time."""
    longest = max(map(len, classes))
    padded = torch.zeros(len(classes), longest, dtype=torch.long)
    for row, each in enumerate(classes):
        padded[row, : len(each)] = torch.from_numpy(each)
    columns = padded[:, None].expand(-1, scores.shape[1], -1)
    first, later = torch.gather(scores, 2, 2 * columns), torch.gather(scores, 2, 2 * columns + 1)
    forward = torch.full((len(classes), longest), IMPOSSIBLE)
    forward[:, 0] = first[:, 0, 0]
    edge = torch.full((len(classes), 1), IMPOSSIBLE)
    every = [forward]
    for step in range(1, scores.shape[1]):
        moved = torch.cat((edge, forward[:, :-1]), 1) + first[:, step]
        forward = torch.logaddexp(forward + later[:, step], moved)
        every.append(forward)
    rows = torch.arange(len(classes))
    ends = torch.tensor([len(each) - 1 for each in classes])
    return torch.stack(every, 1)[rows, steps - 1, ends]


def _anything(scores: Tensor, steps: Tensor, bigram: PhoneBigram) -> Tensor:
    """The log probability of any phones at all by the bigram."""
    first, later = scores[:, :, 0::2], scores[:, :, 1::2]
    forward = bigram.begins + first[:, 0]
    every = [forward]
    for step in range(1, scores.shape[1]):
        top = forward.max(1, keepdim=True)[0].detach()
        moved = torch.log(torch.exp(forward - top) @ bigram.follows + 1e-30) + top + first[:, step]
        forward = torch.logaddexp(forward + later[:, step], moved)
        every.append(forward)
    rows = torch.arange(len(scores))
    return torch.logsumexp(torch.stack(every, 1)[rows, steps - 1] + bigram.ends, 1)


def _tensor(values: NDArray[np.float64]) -> Tensor:
    return torch.tensor(values, dtype=torch.float32)

"""The acoustic model: a time-delay network that looks at 0.9 s of sound and says, every 30 ms, which phone it is in.

For each phone two outputs: its first 30 ms, and any later (the "chain" topology of Povey et al., Interspeech 2016).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from ..corpus.features import CEPSTRA
from ..corpus.lexicon import PHONES

STEP = 3
"""Frames of 10 ms for one output."""
FIRST_KERNEL = 9
DILATIONS = (1, 1, 2, 2, 3)
CONTEXT = FIRST_KERNEL // 2 + STEP * sum(DILATIONS)
"""Frames of 10 ms before and after that an output depends on."""
SILENCE = "SIL"
CLASSES = (SILENCE, *PHONES)
OUTPUTS = 2 * len(CLASSES)


@dataclass(frozen=True, slots=True)
class Shape:
    """How wide the network is."""

    width: int = 320


class TimeDelayNetwork(nn.Module):
    """Features (batch, 40, frames) with CONTEXT more on each side in, log probabilities (batch, OUTPUTS, steps) out."""

    def __init__(self, shape: Shape, mean: Tensor, spread: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", mean)
        self.register_buffer("spread", spread)
        width = shape.width
        self.first = nn.Conv1d(CEPSTRA, width, FIRST_KERNEL, stride=STEP)
        self.layers = nn.ModuleList(nn.Conv1d(width, width, 3, dilation=each) for each in DILATIONS)
        self.norms = nn.ModuleList(nn.BatchNorm1d(width, affine=False) for _ in range(len(DILATIONS) + 1))
        self.dropout = nn.Dropout(0.05)
        self.last = nn.Conv1d(width, OUTPUTS, 1)

    def forward(self, features: Tensor) -> Tensor:
        """The log probabilities."""
        hidden = (features - self.mean[:, None]) / self.spread[:, None]
        hidden = self.norms[0](torch.relu(self.first(hidden)))
        for layer, norm in zip(self.layers, self.norms[1:], strict=True):
            hidden = norm(torch.relu(layer(self.dropout(hidden))))
        return torch.log_softmax(self.last(hidden).float(), 1)

"""Weighted finite-state transducers in the tropical semiring, while they are being built."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

EPSILON = 0
"""The label that reads or writes nothing."""


class Arc(NamedTuple):
    """One transition; the weight is a cost (negative natural log of a probability)."""

    source: int
    input_label: int
    output_label: int
    weight: float
    target: int


@dataclass(slots=True)
class Transducer:
    """States numbered from 0, their arcs, and the costs of ending in those that are final."""

    start: int = 0
    state_count: int = 0
    arcs: list[Arc] = field(default_factory=list)
    final_weights: dict[int, float] = field(default_factory=dict)

    def add_state(self) -> int:
        """Make a state and return its number."""
        self.state_count += 1
        return self.state_count - 1

    def add_arc(
        self, source: int, target: int, *, read: int = EPSILON, write: int = EPSILON, weight: float = 0.0
    ) -> None:
        """Let `source` pass to `target`, reading and writing a label (0 for none) at a cost."""
        self.arcs.append(Arc(source, read, write, weight, target))

    def set_final(self, state: int, weight: float = 0.0) -> None:
        """Let a path end in `state` at a cost."""
        self.final_weights[state] = weight

    def final_weight(self, state: int) -> float:
        """The cost of ending in `state`; infinity where no path may."""
        return self.final_weights.get(state, math.inf)

    def with_output_labels(self, new_label: Mapping[int, int]) -> Transducer:
        """The same transducer writing `new_label[old]` for every label but epsilon; KeyError for one not listed."""
        arcs = [
            arc._replace(output_label=new_label[arc.output_label]) if arc.output_label else arc for arc in self.arcs
        ]
        return Transducer(self.start, self.state_count, arcs, dict(self.final_weights))

"""Which output label can be the next one written, from each state of a transducer.

Vosk composes HCLr.fst with a grammar while it listens. OpenFst keeps that cheap by looking ahead: it follows a path
only if a word that the grammar allows can still come out of it. For this the words are numbered so that the ones within
reach of a state make few intervals (Allauzen, Riley and Schalkwyk, "A generalized composition algorithm for weighted
finite-state transducers", Interspeech 2009; OpenFst's label-reachable.h and state-reachable.h).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from plainspoken.hearing.graphs.transducer import EPSILON, Transducer

Interval = tuple[int, int]
"""Numbers from the first up to, but without, the second."""

END = -1
"""Stands for "the path may end here" among the labels (OpenFst's kNoLabel)."""


@dataclass(frozen=True, slots=True)
class Reachability:
    """`number_of` renumbers the output labels from 1 (END among them); `intervals` has one tuple a state."""

    number_of: dict[int, int]
    intervals: tuple[tuple[Interval, ...], ...]

    @property
    def end_number(self) -> int:
        """The number that means "a final state is in reach"; -1 where no state is final."""
        return self.number_of.get(END, -1)

    def words(self) -> dict[int, int]:
        """The new number of every real label."""
        return {label: number for label, number in self.number_of.items() if label != END}


def reachability(transducer: Transducer) -> Reachability:
    """Number the output labels and find, for each state, those that can be written next."""
    silent, written = _split(transducer)
    components = _Components(silent)
    for root in (transducer.start, *range(transducer.state_count)):
        components.search(root)
    number_of = _number_labels(components.order, written)
    return Reachability(number_of, _intervals(components.found, silent, written, number_of))


def _split(transducer: Transducer) -> tuple[list[list[int]], list[list[int]]]:
    """For each state: the states one silent arc away, and the labels one writing arc away (END if final)."""
    silent: list[list[int]] = [[] for _ in range(transducer.state_count)]
    written: list[list[int]] = [[] for _ in range(transducer.state_count)]
    for state in transducer.final_weights:
        written[state].append(END)
    for arc in transducer.arcs:
        if arc.output_label == EPSILON:
            silent[arc.source].append(arc.target)
        else:
            written[arc.source].append(arc.output_label)
    return silent, written


@dataclass(slots=True)
class _Components:
    """Tarjan's search for the strongly connected components of the silent arcs, without recursion.

    `order` has the states in the order of discovery; `found` the components, each after all those it leads to.
    """

    silent: list[list[int]]
    order: list[int] = field(default_factory=list)
    found: list[list[int]] = field(default_factory=list)
    discovered: dict[int, int] = field(default_factory=dict)
    lowest: dict[int, int] = field(default_factory=dict)
    unfinished: list[int] = field(default_factory=list)
    is_unfinished: set[int] = field(default_factory=set)

    def search(self, root: int) -> None:
        """Walk depth first from a state, unless an earlier walk has been there."""
        if root in self.discovered:
            return
        path = [self._discover(root)]
        while path:
            state, successors = path[-1]
            for successor in successors:
                if successor not in self.discovered:
                    path.append(self._discover(successor))
                    break
                if successor in self.is_unfinished:
                    self.lowest[state] = min(self.lowest[state], self.discovered[successor])
            else:
                path.pop()
                self._leave(state, path[-1][0] if path else None)

    def _discover(self, state: int) -> tuple[int, Iterator[int]]:
        self.discovered[state] = self.lowest[state] = len(self.order)
        self.order.append(state)
        self.unfinished.append(state)
        self.is_unfinished.add(state)
        return state, iter(self.silent[state])

    def _leave(self, state: int, parent: int | None) -> None:
        if parent is not None:
            self.lowest[parent] = min(self.lowest[parent], self.lowest[state])
        if self.lowest[state] == self.discovered[state]:
            members: list[int] = []
            while not members or members[-1] != state:
                members.append(self.unfinished.pop())
            self.is_unfinished.difference_update(members)
            self.found.append(members)


def _number_labels(order: Iterable[int], written: list[list[int]]) -> dict[int, int]:
    """Number labels in the order of discovery: those below one branch of the tree get neighbouring numbers."""
    number_of: dict[int, int] = {}
    for state in order:
        for label in written[state]:
            number_of.setdefault(label, len(number_of) + 1)
    return number_of


def _intervals(
    components: list[list[int]], silent: list[list[int]], written: list[list[int]], number_of: dict[int, int]
) -> tuple[tuple[Interval, ...], ...]:
    intervals: list[tuple[Interval, ...]] = [()] * len(silent)
    for members in components:
        gathered: set[Interval] = set()
        for state in members:
            gathered.update((number_of[label], number_of[label] + 1) for label in written[state])
            for successor in silent[state]:
                gathered.update(intervals[successor])
        merged = merge(gathered)
        for state in members:
            intervals[state] = merged
    return tuple(intervals)


def merge(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same numbers as the fewest intervals, in order."""
    merged: list[Interval] = []
    for begin, end in sorted(intervals):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((begin, end))
    return tuple(merged)

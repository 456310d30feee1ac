"""HCL: the transducer from the states of phones to words, with which Vosk composes a grammar while it listens.

Words that begin alike share their beginnings (a tree), words that end alike their ends. A word is written as soon as
the tree knows it. Every state of a phone can be stayed in. Between words there may be silence, and a word that is none
of the vocabulary's passes through a loop over all phones as "[unk]".
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plainspoken.hearing.graphs.phones import SILENCE, PhoneTable, Position, move_label, stay_label
from plainspoken.hearing.graphs.transducer import Transducer

UNKNOWN = "[unk]"
"""Vosk's name for speech that is no word of the vocabulary."""

Phones = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LexiconCosts:
    """`transition_scale` weighs the phones' own durations (use the acoustic scale); the rest are costs of a choice.

    What goes between two words costs the same with silence and without: enough to make few words likelier than many.
    An unknown word costs by the phone: too little and it takes over, too much and everything becomes a command.
    """

    transition_scale: float
    silence: float = 3.0
    no_silence: float = 3.0
    unknown_phone: float = 3.0


def lexicon_graph(
    lexicon: Mapping[str, Sequence[Sequence[str]]],
    word_labels: Mapping[str, int],
    phone_set: PhoneSet,
) -> Transducer:
    """Build HCL from pronunciations by word; the graph's inputs are Kaldi's transition numbers."""
    table = phone_set.table
    builder = _Builder(phone_set.stays, phone_set.costs)
    entries: dict[Phones, list[int]] = defaultdict(list)
    for word, pronunciations in lexicon.items():
        for pronunciation in pronunciations:
            entries[table.in_word(pronunciation)].append(word_labels[word])
    builder.add_words(builder.words, sorted(entries.items()), 0)
    if UNKNOWN in word_labels:
        builder.add_unknown(table, word_labels[UNKNOWN])
    return builder.graph


@dataclass(frozen=True, slots=True)
class PhoneSet:
    """What a graph is made of beside words: phones, how likely each state of each (by number) lasts, and costs."""

    table: PhoneTable
    stays: tuple[tuple[float, ...], ...]
    costs: LexiconCosts


@dataclass(slots=True)
class _Builder:
    """The graph being built, the states that are shared, and the three states between words."""

    stays: Sequence[Sequence[float]]
    costs: LexiconCosts
    graph: Transducer = field(default_factory=Transducer)
    between: int = 0
    words: int = 0
    tails: dict[Phones, int] = field(default_factory=dict)
    entrances: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.between = self.graph.start = self.graph.add_state()
        self.words = self.graph.add_state()
        silence = self.last_state(SILENCE)
        self.graph.set_final(self.between)
        self.graph.set_final(silence)
        self.graph.add_arc(self.between, self.words, weight=self.costs.no_silence)
        self.enter(self.between, SILENCE, silence, weight=self.costs.silence)
        self.graph.add_arc(silence, self.words)

    @property
    def states(self) -> int:
        """How many states a phone has."""
        return len(self.stays[0])

    def last_state(self, phone: int) -> int:
        """A state in which the phone's last HMM state can be stayed."""
        state = self.graph.add_state()
        self._stay(state, phone, self.states - 1)
        return state

    def enter(self, source: int, phone: int, target: int, *, word: int = 0, weight: float = 0.0) -> None:
        """Pass from `source` through the phone to its last state `target`, writing a word at its beginning.

        Every way into the same last state shares the states in between.
        """
        entrance = target if self.states == 1 else self.entrances.get((phone, target))
        if entrance is None:
            entrance = self.entrances[phone, target] = self.graph.add_state()
            state = entrance
            for step in range(1, self.states):
                self._stay(state, phone, step - 1)
                following = target if step == self.states - 1 else self.graph.add_state()
                cost = self._move_cost(phone, step)
                self.graph.add_arc(state, following, read=move_label(phone, step, self.states), weight=cost)
                state = following
        cost = weight + self._move_cost(phone, 0)
        self.graph.add_arc(source, entrance, read=move_label(phone, 0, self.states), write=word, weight=cost)

    def tail(self, phones: Phones) -> int:
        """The last state of `phones[0]`, from where the rest of the word follows and the word ends."""
        if phones not in self.tails:
            state = self.tails[phones] = self.last_state(phones[0])
            if len(phones) == 1:
                self.graph.add_arc(state, self.between)
            else:
                self.enter(state, phones[1], self.tail(phones[1:]))
        return self.tails[phones]

    def add_words(self, node: int, entries: Sequence[tuple[Phones, list[int]]], depth: int) -> None:
        """Grow the tree from `node`: all entries share their first `depth` phones."""
        branches: dict[int, list[tuple[Phones, list[int]]]] = defaultdict(list)
        for entry in entries:
            branches[entry[0][depth]].append(entry)
        for phone, branch in branches.items():
            phones, words = branch[0]
            if len(branch) == 1 and (len(words) == 1 or len(phones) == depth + 1):
                for word in words:  # several only where they sound alike
                    self.enter(node, phone, self.tail(phones[depth:]), word=word)
            else:
                child = self.last_state(phone)
                self.enter(node, phone, child)
                self.add_words(child, branch, depth + 1)

    def add_unknown(self, table: PhoneTable, label: int) -> None:
        """Add the loop over all phones: one that begins, any inside, one that ends."""
        hub, cost = self.graph.add_state(), self.costs.unknown_phone
        for name in table.names:
            begin, inside, end = (table.number(name, each) for each in (Position.BEGIN, Position.INSIDE, Position.END))
            for source, phone, word in ((self.words, begin, label), (hub, inside, 0)):
                state = self.last_state(phone)
                self.enter(source, phone, state, word=word, weight=cost)
                self.graph.add_arc(state, hub)
            self.enter(hub, end, self.tail((end,)), weight=cost)

    def _stay(self, state: int, phone: int, step: int) -> None:
        cost = -math.log(self.stays[phone - 1][step]) * self.costs.transition_scale
        self.graph.add_arc(state, state, read=stay_label(phone, step, self.states), weight=cost)

    def _move_cost(self, phone: int, step: int) -> float:
        return -math.log(1 - self.stays[phone - 1][step]) * self.costs.transition_scale

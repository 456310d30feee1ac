"""Gr: exactly the phrases that may be said, as a transducer that reads and writes words.

Libvosk makes a bigram model of the phrases it is given, from which it puts together what nobody listed; of sentences of
people on whom the model had not learnt it heard 24 of 66 so, and 34 of 45 by the phrases themselves.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plainspoken.hearing.finite_state import END, START, Transition
from plainspoken.hearing.graphs.lexicon_graph import UNKNOWN
from plainspoken.hearing.graphs.transducer import Transducer


@dataclass(frozen=True, slots=True)
class PhraseGrammar:
    """The transitions of what is said, and of the fillers that are passed over beside it."""

    said: Sequence[Transition]
    passed_over: Sequence[Transition] = ()


def phrase_graph(grammar: PhraseGrammar, word_labels: Mapping[str, int]) -> Transducer:
    """Build Gr from a grammar all of whose words have labels; KeyError for one without.

    What is passed over writes [unk]: libvosk tells when each word was said only where each writes one.
    """
    graph = Transducer()
    states: defaultdict[int, int] = defaultdict(graph.add_state)
    graph.start = states[START]
    graph.set_final(states[START])  # where nobody speaks nothing is said, not the beginning of something
    graph.set_final(states[END])
    for source, target, likelihood, word in grammar.said:
        label = word_labels[word]
        graph.add_arc(states[source], states[target], read=label, write=label, weight=-math.log(likelihood))
    for source, target, likelihood, word in grammar.passed_over:
        label, nothing = word_labels[word], word_labels[UNKNOWN]
        graph.add_arc(states[source], states[target], read=label, write=nothing, weight=-math.log(likelihood))
    return graph

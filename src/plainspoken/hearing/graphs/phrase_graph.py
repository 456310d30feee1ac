"""Gr: exactly the phrases that may be said, as a transducer that reads and writes words.

Libvosk makes a bigram model of the phrases it is given, from which it puts together what nobody listed; of sentences of
people on whom the model had not learnt it heard 24 of 66 so, and 34 of 45 by the phrases themselves.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping

from plainspoken.hearing.finite_state import END, START, Transition
from plainspoken.hearing.graphs.transducer import Transducer


def phrase_graph(transitions: Iterable[Transition], word_labels: Mapping[str, int]) -> Transducer:
    """Build Gr from a finite-state grammar's transitions, all of whose words have labels; KeyError for one without."""
    graph = Transducer()
    states: defaultdict[int, int] = defaultdict(graph.add_state)
    graph.start = states[START]
    graph.set_final(states[START])  # where nobody speaks nothing is said, not the beginning of something
    graph.set_final(states[END])
    for source, target, likelihood, word in transitions:
        label, cost = word_labels[word], -math.log(likelihood)
        graph.add_arc(states[source], states[target], read=label, write=label, weight=cost)
    return graph

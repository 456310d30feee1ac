"""The next label in reach of each state, against a plain search."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plainspoken.hearing.graphs.reachability import END, merge, reachability
from plainspoken.hearing.graphs.transducer import Arc, Transducer


def next_labels(fst: Transducer, state: int) -> set[int]:
    """Every label (END for a final state) that can be written next, by walking the silent arcs."""
    seen, waiting, labels = {state}, [state], set()
    while waiting:
        here = waiting.pop()
        if here in fst.final_weights:
            labels.add(END)
        for arc in fst.arcs:
            if arc.source != here:
                continue
            if arc.output_label:
                labels.add(arc.output_label)
            elif arc.target not in seen:
                seen.add(arc.target)
                waiting.append(arc.target)
    return labels


@st.composite
def transducers(draw):
    states = draw(st.integers(1, 8))
    number, label = st.integers(0, states - 1), st.integers(0, 5)
    arcs = draw(st.lists(st.builds(Arc, number, label, label, st.just(0.0), number), max_size=20))
    return Transducer(draw(number), states, arcs, dict.fromkeys(draw(st.sets(number)), 0.0))


@given(transducers())
def test_intervals_hold_just_the_labels_in_reach(fst):
    reach = reachability(fst)
    label_of = {number: label for label, number in reach.number_of.items()}
    assert sorted(label_of) == list(range(1, len(label_of) + 1))
    for state, intervals in enumerate(reach.intervals):
        numbers = [number for begin, end in intervals for number in range(begin, end)]
        assert {label_of[number] for number in numbers} == next_labels(fst, state)
        assert len(numbers) == len(set(numbers))


def test_a_tree_of_words_makes_one_interval_a_state():
    fst = Transducer()
    root, left, right, leaf = (fst.add_state() for _ in range(4))
    for label, branch in ((9, left), (3, right), (7, left), (5, right)):
        fst.add_arc(branch, leaf, read=label, write=label)
    fst.add_arc(root, left, read=1)
    fst.add_arc(root, right, read=2)
    fst.set_final(leaf)
    assert [len(intervals) for intervals in reachability(fst).intervals] == [1, 1, 1, 1]


def test_a_long_chain_does_not_exhaust_the_stack():
    fst = Transducer(0, 50_001, [Arc(state, 1, 0, 0.0, state + 1) for state in range(50_000)], {50_000: 0.0})
    assert set(reachability(fst).intervals) == {((1, 2),)}


def test_merging():
    assert merge([(5, 7), (1, 2), (2, 4), (6, 9)]) == ((1, 4), (5, 9))
    assert merge([]) == ()

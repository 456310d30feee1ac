"""The lexicon graph passes every word and no other; the grammar graph's choices add up to one."""

from __future__ import annotations

import math
from collections import defaultdict

import pytest
from voice_models.recipe.grammar_graph import grammar_graph

from plainspoken.hearing.graphs.lexicon_graph import UNKNOWN, LexiconCosts, PhoneSet, lexicon_graph
from plainspoken.hearing.graphs.phones import SILENCE, PhoneTable, Position, move_label, stay_label
from plainspoken.hearing.graphs.transducer import Transducer

TABLE = PhoneTable(("AH", "B", "K", "T", "UW"))
PHONE_SET = PhoneSet(TABLE, ((0.5, 0.5, 0.5),) * TABLE.count, LexiconCosts(0.1))
LEXICON = {
    "a": (("AH",),),
    "but": (("B", "AH", "T"),),
    "butt": (("B", "AH", "T"),),
    "buck": (("B", "AH", "K"),),
    "bucket": (("B", "AH", "K", "AH", "T"),),
    "two": (("T", "UW"), ("T", "AH")),
}
LABELS = {word: number for number, word in enumerate((*LEXICON, UNKNOWN), start=1)}
GRAPH = lexicon_graph(LEXICON, LABELS, PHONE_SET)


def frames(phones: tuple[int, ...], stays: int) -> list[int]:
    """The transition numbers of phones whose every state is stayed in so many times."""
    return [
        label
        for phone in phones
        for state in range(3)
        for label in (move_label(phone, state), *[stay_label(phone, state)] * stays)
    ]


def outputs(fst: Transducer, labels: list[int]) -> set[tuple[int, ...]]:
    """Everything the transducer can write on the way from its start to an end, reading just these labels."""
    arcs = defaultdict(list)
    for arc in fst.arcs:
        arcs[arc.source, arc.input_label].append(arc)

    def closed(paths):
        waiting, seen = list(paths), set(paths)
        while waiting:
            state, written = waiting.pop()
            for arc in arcs[state, 0]:
                path = (arc.target, (*written, arc.output_label) if arc.output_label else written)
                if path not in seen:
                    seen.add(path)
                    waiting.append(path)
        return seen

    paths = closed({(fst.start, ())})
    for label in labels:
        paths = closed(
            {
                (arc.target, (*written, arc.output_label) if arc.output_label else written)
                for state, written in paths
                for arc in arcs[state, label]
            }
        )
    return {written for state, written in paths if state in fst.final_weights}


CASES = [(word, said) for word, pronunciations in LEXICON.items() for said in pronunciations]


@pytest.mark.parametrize("stays", [0, 2])
@pytest.mark.parametrize(("word", "said"), CASES)
def test_every_word_passes_however_slowly(word, said, stays):
    written = outputs(GRAPH, frames(TABLE.in_word(said), stays))
    alike = {other for other, pronunciation in CASES if pronunciation == said}
    assert written - {(LABELS[UNKNOWN],)} == {(LABELS[each],) for each in alike}
    assert word in alike


def test_words_follow_one_another_with_and_without_silence():
    two, a = TABLE.in_word(("T", "UW")), TABLE.in_word(("AH",))
    for between in ((), (SILENCE,)):
        assert (LABELS["two"], LABELS["a"]) in outputs(GRAPH, frames((*between, *two, *between, *a), 1))


def test_silence_alone_is_no_words():
    assert outputs(GRAPH, frames((SILENCE,), 3)) == {()}
    assert outputs(GRAPH, []) == {()}


def test_what_is_no_word_is_unknown_and_half_a_word_is_nothing():
    assert outputs(GRAPH, frames(TABLE.in_word(("K", "UW", "T")), 1)) == {(LABELS[UNKNOWN],)}
    assert outputs(GRAPH, frames(TABLE.in_word(("K", "UW", "T"))[:2], 1)) == set()


def test_words_share_their_beginnings_and_ends():
    alone = sum(len(said) * 3 for _, said in CASES)
    known = lexicon_graph(LEXICON, LABELS, PHONE_SET).state_count
    loop = lexicon_graph({}, {UNKNOWN: 1}, PHONE_SET).state_count
    assert known - loop < alone


def test_phones_are_numbered_by_position():
    assert TABLE.count == 21
    assert TABLE.in_word(("B", "AH", "T")) == (6, 3, 16)
    assert [TABLE.name(phone) for phone in (1, 2, 5, 21)] == [None, "AH", "AH", "UW"]
    assert TABLE.word_boundary().splitlines()[:5] == ["1 nonword", "2 begin", "3 internal", "4 end", "5 singleton"]
    with pytest.raises(ValueError):
        TABLE.number("ZH", Position.BEGIN)


PHRASES = ("two a", "two but", "a")


def test_the_grammars_choices_add_up_to_one():
    graph = grammar_graph(PHRASES, LABELS)
    for state in range(graph.state_count):
        costs = [arc.weight for arc in graph.arcs if arc.source == state]
        costs += [graph.final_weights[state]] if state in graph.final_weights else []
        assert sum(math.exp(-cost) for cost in costs) == pytest.approx(1)


@pytest.mark.parametrize("phrase", [*PHRASES, "bucket butt", ""])
def test_any_words_can_be_said(phrase):
    labels = [LABELS[word] for word in phrase.split()]
    assert outputs(grammar_graph(PHRASES, LABELS), labels) == {tuple(labels)}


def test_a_grammar_of_no_phrases_and_one_of_unknown_words():
    assert outputs(grammar_graph((), LABELS), [2, 1]) == {(2, 1)}
    with pytest.raises(KeyError, match="aardvark"):
        grammar_graph(("aardvark",), LABELS)

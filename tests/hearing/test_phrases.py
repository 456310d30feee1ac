"""Which phrases are said alone, which are strung together, which one is nearest; and their tree of states."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.flow import Grammar, Mode
from plainspoken.hearing.finite_state import END, START, transitions
from plainspoken.hearing.phrases import MONTHS, Parts, nearest, parts, strung

DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@pytest.mark.parametrize(
    ("mode", "phrases", "whole", "repeated"),
    [
        (Mode.COMMAND, ("go back", "one"), ("go back", "one"), ()),
        (Mode.COMMAND, ("go  back ", "go back", " "), ("go back",), ()),
        (Mode.SPELLING, ("alpha", "a", "go back", "stop"), ("go back",), ("alpha", "a", "stop")),
        (Mode.ANSWER, ("one", "two", "yes"), ("one", "two", "yes"), ()),
        (Mode.ANSWER, (*DIGITS, "twenty one", "may", "go back"), ("go back",), (*DIGITS, "twenty one", "may")),
    ],
)
def test_parts(mode: Mode, phrases: tuple[str, ...], whole: tuple[str, ...], repeated: tuple[str, ...]) -> None:
    assert parts(Grammar(phrases, mode)) == Parts(whole, repeated)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("next headings", "next heading"),
        ("go to council tax", "go to the council tax"),
        ("go back", "go back"),
        ("back go", "go back"),
    ],
)
def test_nearest(text: str, phrase: str) -> None:
    found, likeness = nearest(text, ("next heading", "go to the council tax", "go back"))
    assert found == phrase
    assert (likeness == 1) == (text == phrase)


def test_nearest_of_none() -> None:
    assert nearest("anything", ()) == ("", 0.0)


def test_strung() -> None:
    assert strung("twenty one seven", ("twenty one", "seven"))
    assert not strung("twenty two", ("twenty one", "seven"))
    assert not strung("", ("one",))


def accepts(found: list[tuple[int, int, float, str]], phrase: str) -> bool:
    """Whether the states lead from START to END by the words of a phrase."""
    leads = defaultdict(set)
    for start, end, _, word in found:
        leads[start, word].add(end)
    states = {START}
    for word in phrase.split():
        states = {after for state in states for after in leads[state, word]}
    return END in states


WORDS = st.lists(st.sampled_from(("a", "b", "c", "go", "to")), min_size=1, max_size=4).map(" ".join)


@given(st.lists(WORDS, min_size=1, unique=True), WORDS)
def test_tree_has_the_phrases_and_no_others(phrases: list[str], other: str) -> None:
    found = transitions(Parts(tuple(phrases), ()))
    assert all(accepts(found, phrase) for phrase in phrases)
    assert accepts(found, other) == (other in phrases)
    assert len({(start, end, word) for start, end, _, word in found}) == len(found)


@given(st.lists(WORDS, min_size=1, unique=True), st.data())
def test_loop_strings_its_phrases_together(phrases: list[str], data: st.DataObject) -> None:
    found = transitions(Parts(("stop here",), tuple(phrases)))
    said = data.draw(st.lists(st.sampled_from(phrases), min_size=1, max_size=5))
    assert accepts(found, " ".join(said))
    assert accepts(found, "stop here")
    assert not accepts(found, "stop here stop here")


def test_months_are_strung_together_with_what_stands_between_them() -> None:
    months = tuple(MONTHS)
    found = parts(Grammar((*months, "the fifth", "of may", "go back"), Mode.ANSWER))
    assert set(found.repeated) == {*months, "the fifth", "of may"}
    assert found.whole == ("go back",)


def test_a_code_is_heard_in_its_shape_alone() -> None:
    shape = (("alpha", "bravo"), ("one", "twenty one"), ("alpha", "bravo"))
    asked = Grammar((*DIGITS, "alpha", "go back"), Mode.ANSWER, shapes=(shape,))
    assert parts(asked).repeated == ()
    found = transitions(parts(asked))
    for said in ("bravo one alpha", "alpha twenty one bravo", "go back", "alpha"):
        assert accepts(found, said), said
    for said in ("alpha one", "one one alpha", "alpha one bravo one", "alpha twenty bravo"):
        assert not accepts(found, said), said


def test_a_very_long_phrase() -> None:
    phrase = "word " * 5000
    assert accepts(transitions(Parts((phrase,), ())), phrase)

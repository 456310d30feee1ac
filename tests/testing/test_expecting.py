"""Expectations held against what happened: what is met, and in which words it is told what is not."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.testing.expectations import Words
from plainspoken.testing.expecting import position, same_address, unmet
from plainspoken.testing.observed import Observed, Sent
from plainspoken.testing.schema import Turn

ANSWERS = ("Council tax.", "7 headings.", "19 links.")
POSTED = Sent("POST", "http://h/report", {"street": ("Mill Lane",), "bins": ("food", "rubbish")})

MET: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"hear": "Council tax"}, {}),
    ({"hear": "council TAX"}, {}),
    ({"hear": "don't"}, {"answers": ("I don’t know.",)}),
    ({"hear": ["Council tax", "7 headings", "19 links"]}, {}),
    ({"hear": ["Council", "tax"]}, {}),
    ({"hear": ["blank", "blank"]}, {"answers": ("blank", "blank")}),
    ({"hear": ["a", "a"]}, {"answers": ("a a",)}),
    ({"hear": {"exact": "Council tax."}}, {}),
    ({"hear": {"matches": r"^\d+ links\.$"}}, {}),
    ({"hear": [{"matches": r"\d"}, {"matches": r"\d"}]}, {"answers": ("12",)}),
    ({"not_heard": "Error"}, {}),
    ({"not_heard": {"exact": "Council tax"}}, {}),
    ({"not_heard": {"matches": "."}}, {"answers": ()}),
    ({"intent": "open.label"}, {}),
    ({"intent": "none"}, {"intent": ""}),
    ({"at": "/council-tax"}, {}),
    ({"at": "/council-tax"}, {"url": "http://h/council-tax?page=2#top"}),
    ({"at": "/council-tax?page=2"}, {"url": "http://h/council-tax?page=2"}),
    ({"at": "http://h/council-tax"}, {}),
    ({"at": "http://H/"}, {"url": "http://h"}),
    ({"heading": "Council  tax"}, {}),
    ({"sent": {"method": "POST"}}, {}),
    ({"sent": {"path": "/report", "fields": {"street": "Mill Lane"}}}, {}),
    ({"sent": {"fields": {"bins": ["food", "rubbish"]}}}, {}),
    ({"sent": [{"method": "GET"}, {"method": "POST"}]}, {"sent": (Sent("GET", "http://h/"), POSTED)}),
    ({"not_sent": {"method": "GET"}}, {}),
    ({"not_sent": {"method": "POST", "path": "/other"}}, {}),
]

UNMET: list[tuple[dict[str, Any], dict[str, Any], str, str]] = [
    ({"hear": "8 headings"}, {}, "hear", "'8 headings' was not heard; instead: '7 headings.'"),
    ({"hear": "Parking"}, {}, "hear", "'Parking' was not heard: nothing like it is among the 3 things that were said"),
    ({"hear": "Parking"}, {"answers": ("No.",)}, "hear", "'Parking' was not heard; instead: 'No.'"),
    ({"hear": "Parking"}, {"answers": ()}, "hear", "'Parking' was not heard: nothing was said"),
    (
        {"hear": ["19 links", "7 head"]},
        {},
        "hear",
        "'7 head' was not heard in this order: it was said before the words",
    ),
    ({"hear": ["tax", "Council"]}, {}, "hear", "'Council' was not heard in this order: it was said before the words"),
    ({"hear": ["blank", "blank"]}, {"answers": ("blank",)}, "hear", "'blank' was not heard in this order"),
    ({"hear": {"exact": "Council tax"}}, {}, "hear", "exactly 'Council tax' was not heard; instead: 'Council tax.'"),
    ({"hear": {"exact": "council tax."}}, {}, "hear", "exactly 'council tax.' was not heard; instead: 'Council tax.'"),
    ({"hear": {"matches": r"PH \d+"}}, {}, "hear", r"a match of PH \d+ was not heard"),
    ({"not_heard": "headings"}, {}, "not_heard", "'headings' was heard, in '7 headings.'"),
    ({"intent": "go.back"}, {}, "intent", "'hi' should be taken for go.back, but was taken for open.label"),
    ({"intent": "none"}, {}, "intent", "'hi' should be taken for none, but was taken for open.label"),
    ({"intent": "go.back"}, {"intent": ""}, "intent", "but was taken for no command"),
    ({"at": "/"}, {}, "at", "should be at /, but is at /council-tax"),
    ({"at": "/council-tax?page=2"}, {}, "at", "should be at /council-tax?page=2, but is at /council-tax"),
    ({"at": "https://a.example/council-tax"}, {}, "at", "but is at http://h/council-tax"),
    ({"at": "/"}, {"url": ""}, "at", "should be at /, but is at no page"),
    ({"heading": "Bins"}, {}, "heading", "the main heading should be 'Bins', but is 'Council tax'"),
    ({"heading": "Bins"}, {"heading": ""}, "heading", "the main heading should be 'Bins', but there is none"),
    (
        {"sent": {"method": "GET"}},
        {},
        "sent",
        "GET any page was not sent; instead: POST /report (street: Mill Lane; bins",
    ),
    ({"sent": {"path": "/other"}}, {"sent": ()}, "sent", "a request to /other was not sent; instead: nothing was sent"),
    ({"sent": {"fields": {"bins": "food"}}}, {}, "sent", "(bins: food) was not sent"),
    ({"sent": {"fields": {"name": ""}}}, {}, "sent", "was not sent"),
    ({"sent": [{"method": "POST"}, {"method": "POST"}]}, {}, "sent", "was not sent"),
    (
        {"not_sent": {"method": "POST"}},
        {},
        "not_sent",
        "POST /report (street: Mill Lane; bins: food, rubbish) was sent",
    ),
    ({}, {"over": True}, "say", "nothing can be said any more: the conversation had ended"),
    ({}, {"broken": "Traceback\nKeyError: 'x'\n"}, "say", "something broke inside Plainspoken: KeyError: 'x'"),
]


def observed(**changes: Any) -> Observed:
    usual = {
        "answers": ANSWERS,
        "intent": "open.label",
        "url": "http://h/council-tax",
        "heading": "Council tax",
        "sent": (POSTED,),
    }
    return Observed(**{**usual, **changes})


@pytest.mark.parametrize(("expected", "happened"), MET)
def test_what_is_met(expected: dict[str, Any], happened: dict[str, Any]) -> None:
    assert list(unmet(Turn(say="hi", **expected), observed(**happened))) == []


@pytest.mark.parametrize(("expected", "happened", "key", "words"), UNMET)
def test_what_is_not_met_says_what_there_was_instead(
    expected: dict[str, Any], happened: dict[str, Any], key: str, words: str
) -> None:
    found = list(unmet(Turn(say="hi", **expected), observed(**happened)))
    assert [each.path[0] for each in found] == [key]
    assert words in found[0].message


def test_each_thing_that_is_not_met_is_told() -> None:
    turn = Turn(say="hi", hear=["zebra", "7 headings", "quail"], at="/", heading="H", intent="go.back")
    assert [each.path for each in unmet(turn, observed())] == [
        ("intent",),
        ("hear", 0),
        ("hear", 2),
        ("at",),
        ("heading",),
    ]


@given(st.text(min_size=1), st.text())
def test_words_found_in_an_utterance_are_found_whatever_their_case(words: str, around: str) -> None:
    end = position(Words(contains=words), around + words)
    assert end is not None
    assert end <= len(around + words)


@given(st.text(min_size=1), st.lists(st.text(), max_size=4))
def test_any_answers_are_told_in_words(words: str, answers: list[str]) -> None:
    for each in unmet(Turn(say="hi", hear=[{"exact": words}]), observed(answers=tuple(answers))):
        assert each.message.startswith("exactly ")


@given(st.from_regex(re.compile(r"(/[a-z]{1,5}){1,3}/?(\?[a-z=&]{1,8})?"), fullmatch=True))
def test_an_address_is_its_own(path: str) -> None:
    assert same_address(path, f"http://h{path}#part")

"""A page judged as voice users meet it: markup in, flaws out."""

import pytest

from plainspoken.flow import Site
from plainspoken.hearing.dictionary import known
from plainspoken.survey.audit.errands import Got, Outcome, State
from plainspoken.survey.audit.judging import Judge, journey
from plainspoken.wording import load

URL = "https://a.example/b/"
SITE = Site("a", start=URL, hosts=("a.example",), words=(("Ynysybwl", "unis uh bull"),))
SOUND = '<!doctype html><html lang="en"><title>T</title><body><main><h1>T</h1>{}</main>'
WORDING = load()


def judged(markup: str, queries: bool = False) -> Outcome:
    body = SOUND.format(markup).encode()
    return Judge(SITE, WORDING, known(), queries).outcome(Got(7, URL, "text/html; charset=utf-8", body))


FLAWS = [
    ("<p>Words.", []),
    ("<input id=a>", ["field_unlabelled"]),
    ("<a href=/x>Read more</a><a href=/y>Read more</a>", ["link_vague", "link_vague", "link_repeated"]),
    (f"<a href=/x>{'very ' * 12}long</a>", ["name_long"]),
    (f"<a href=/x>{'very ' * 11}long</a>", []),
    ("<a href=/x>Town piers</a><a href=/y>Town peers</a>", ["names_alike"]),
    ("<a href=/x>Bins</a><a href=/y>bins</a>", ["link_repeated"]),
    ("<form><label>Password <input type=password autocomplete=current-password></label></form>", ["beyond_sign_in"]),
    ("<form>" + "".join(f"<label>Box {n} <input name=b{n}></label>" for n in range(16)) + "</form>", ["form_long"]),
    ("<form>" + "".join(f"<label>Box {n} <input name=b{n}></label>" for n in range(15)) + "</form>", []),
]


@pytest.mark.parametrize(("markup", "rules"), FLAWS)
def test_flaws(markup: str, rules: list[str]) -> None:
    outcome = judged(markup)
    assert outcome.state is State.READ
    assert [flaw.rule for flaw in outcome.flaws] == rules
    assert all(flaw.what and flaw.whom and flaw.mend for flaw in outcome.flaws)


LINKS = [
    ('<a href="/x#y">A b</a><a href="/x">Other</a>', ["https://a.example/x 3"], 0),
    ('<a href="https://other.example/">A</a><a href="mailto:a@a.example">B</a><a href="tel:1">C</a>', [], 0),
    ('<a href="/f.pdf">A</a>', [], 0),
    ('<a href="?q=1">A</a>', [], 1),
    ('<a href="/x" hidden>A</a>', [], 0),
]


@pytest.mark.parametrize(("markup", "links", "left"), LINKS)
def test_links(markup: str, links: list[str], left: int) -> None:
    outcome = judged(markup)
    assert [f"{link.url} {link.words}" for link in outcome.links] == links
    assert outcome.left == left


def test_queries_are_followed_where_that_is_asked_for() -> None:
    assert [link.url for link in judged('<a href="?q=1">A</a>', queries=True).links] == ["https://a.example/b/?q=1"]


UNHEARD = [
    ('<a href="/x">Llanfihangel surgery</a>', [("llanfihangel", "Llanfihangel surgery")]),
    ('<a href="/x">Ynysybwl surgery</a>', []),
    ('<a href="/x" lang="cy">Croeso</a>', []),
    ("<p>Llanfihangel", []),
]


@pytest.mark.parametrize(("markup", "expected"), UNHEARD)
def test_words_that_no_recogniser_knows(markup: str, expected: list[tuple[str, str]]) -> None:
    assert list(judged(markup).unheard) == expected


def test_nothing_personal_is_in_what_is_kept() -> None:
    markup = '<a href="/x">Mail jo@a.example</a><a href="/y">Mail jo@a.example</a><input id="jo@a.example">'
    assert "jo@" not in repr(judged(markup).flaws)
    assert len(judged(markup).flaws) == 2


def test_a_journey_is_told_in_words() -> None:
    assert journey(6, 41, WORDING).what == "The page is 6 links and 41 spoken words away from the start."


def test_any_bytes_are_judged() -> None:
    for body in (b"", b"\x00\xff" * 50, b"<" * 500, b"<table><p><form><svg>"):
        assert Judge(SITE, WORDING, known()).outcome(Got(1, URL, "", body)).state is State.READ

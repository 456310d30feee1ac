"""Going from page to page, to another site and back; filling in a form and sending it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plainspoken.flow import Mode, Transcript, Trouble, Why
from support.assistant import HOME, SITE, Conversation


def test_another_site_is_asked_about_and_gone_to_after_a_yes() -> None:
    talk = Conversation().at_home()
    heard = talk.say("open elsewhere")
    assert heard == ["That leads to another site, other.example.", "Shall I go there? Say yes or no."]
    assert talk.place.page is not None
    assert talk.place.page.url == HOME
    assert talk.say("yes")[0] == "Elsewhere."
    assert talk.place.site.name == "Elsewhere"
    assert talk.net.site.name == "Elsewhere"


def test_another_site_is_not_gone_to_after_a_no() -> None:
    talk = Conversation().at_home()
    talk.say("open elsewhere")
    assert talk.say("no") == ["All right. Never mind."]
    assert talk.place.question is None
    assert talk.place.site == SITE


def test_back_returns_to_where_the_reading_was() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Transcript("read the page"))
    talk.listen(3)
    talk.say("open bins")
    assert talk.say("go back") == ["Back to Anytown. Say carry on to read from where you were."]
    assert talk.net.asked[-1] == (HOME, Why.BACK)
    talk.assistant.handle(Transcript("carry on"))
    assert talk.listen(1) == ["link Bins, link Gone, link Elsewhere, link Contact"]


def test_what_is_folded_away_is_unfolded_and_read() -> None:
    talk = Conversation().at_home()
    assert talk.say("open help with bins") == ["Call us.", "End of page."]
    assert talk.place.page is not None
    assert any(node.name == "Call us." for node in talk.place.page.nodes)
    assert len(talk.net.asked) == 1


def test_a_form_is_filled_in_read_back_and_sent() -> None:
    talk = Conversation().at_home()
    talk.say("open contact")
    talk.say("fill in the form")
    assert talk.ear.grammars[-1].mode is Mode.DICTATION
    talk.say("Sam Jones")
    assert talk.say("submit")[0] == "Full name: Sam Jones."
    assert talk.net.sent == []
    assert talk.say("confirm submit")[0] == "Thank you."
    assert [(request.method, request.url, request.body) for request in talk.net.sent] == [
        ("POST", f"{HOME}send", b"n=Sam+Jones")
    ]
    assert talk.place.answers == ()


def test_answers_survive_a_form_that_could_not_be_sent() -> None:
    talk = Conversation().at_home()
    talk.net.troubles[f"{HOME}send"] = Trouble("web.timeout", (("host", "anytown.example"), ("url", f"{HOME}send")))
    for words in ("open contact", "fill in the form", "Sam Jones", "submit", "confirm submit"):
        heard = talk.say(words)
    assert "taking too long" in heard[0]
    assert [answer.value for answer in talk.place.answers] == ["Sam Jones"]


Check = Callable[[Conversation], bool]
ANSWERED: dict[str, Check] = {
    "what can I say": lambda talk: talk.place.question is None,
    "search": lambda talk: talk.ear.grammars[-1].mode is Mode.DICTATION,
    "go to sleep": lambda talk: talk.place.asleep,
}


@pytest.mark.parametrize("words", list(ANSWERED))
def test_the_ear_is_told_what_to_listen_for_after_every_command(words: str) -> None:
    talk = Conversation().at_home()
    before = len(talk.ear.grammars)
    talk.say(words)
    assert len(talk.ear.grammars) > before
    assert ANSWERED[words](talk)

"""How a conversation begins: where we are, what was left, and the start page, with and without a network."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Mark, Trouble, Visit, Why
from support.assistant import HOME, SITE, Conversation


def test_the_welcome_says_where_we_are_and_opens_the_start_page() -> None:
    talk = Conversation()
    talk.assistant.welcome()
    heard = talk.listen()
    assert heard[0] == "Plainspoken. You are on Anytown Council."
    assert "Anytown." in heard
    assert talk.net.asked == [(HOME, Why.START)]
    assert talk.mouth.worked == 1
    assert talk.ear.grammars[-1].phrases


def test_the_welcome_of_a_site_without_a_start_page_still_speaks() -> None:
    talk = Conversation(replace(SITE, start=""))
    talk.assistant.welcome()
    assert talk.listen()
    assert talk.net.asked == []
    assert talk.ear.grammars


def test_a_welcome_back_opens_the_page_that_was_left() -> None:
    talk = Conversation()
    talk.assistant.welcome(Visit(f"{HOME}bins", Why.START, Mark(2)))
    assert talk.listen()[0] == "Welcome back to Plainspoken. You are on Anytown Council."
    assert talk.place.mark == Mark(2)


def test_a_welcome_without_the_network_says_so_and_listens() -> None:
    talk = Conversation()
    talk.net.troubles[HOME] = Trouble("web.no_connection", (("host", "anytown.example"), ("url", HOME)))
    talk.assistant.welcome()
    heard = " ".join(talk.listen())
    assert "cannot reach" in heard
    assert "Say home to try the start page again." in heard
    assert talk.place.page is None
    assert talk.ear.grammars

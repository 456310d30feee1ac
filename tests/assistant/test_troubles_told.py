"""What goes wrong at the edges or in ourselves is told, and the place is kept."""

from __future__ import annotations

import pytest

from plainspoken.flow import Trouble
from plainspoken.noting import Note
from support.assistant import HOME, Conversation

TROUBLES = [
    *("web.unknown_host", "web.no_connection", "web.certificate", "web.not_secure", "web.timeout", "web.cut_off"),
    *("web.garbled", "web.empty", "web.not_found", "web.refused", "web.too_many_requests", "web.server_error"),
    *("web.redirects", "web.downgrade", "web.stopped", "web.bad_address", "web.too_big", "web.not_a_page"),
]


@pytest.mark.parametrize("key", TROUBLES)
def test_a_trouble_of_the_net_is_told_and_the_place_kept(key: str) -> None:
    talk = Conversation().at_home()
    before = talk.place
    values = (("host", "anytown.example"), ("url", f"{HOME}bins"), ("megabytes", 9), ("kind", "a file"), ("size", ""))
    talk.net.troubles[f"{HOME}bins"] = Trouble(key, values)
    heard = talk.say("open bins")
    assert len(heard) == 2
    assert heard[1] == "You are still on Anytown."
    assert (talk.place.page, talk.place.back) == (before.page, before.back)
    assert Note("trouble", key) in talk.notes
    assert talk.say("where am I")[0] == "You are on Anytown, Anytown Council."


def test_a_trouble_of_an_edge_is_told() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Trouble("microphone.back"))
    assert talk.listen() == ["The microphone is back. I am listening."]


def test_a_fault_of_ours_is_told_and_the_conversation_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    talk = Conversation().at_home()
    before = talk.place

    def broken(*_: object) -> None:
        raise RuntimeError("a fault")

    with monkeypatch.context() as patched:
        patched.setattr("plainspoken.assistant.step", broken)
        heard = talk.say("where am I")
    assert heard[0].startswith("Something went wrong inside Plainspoken.")
    assert [note.kind for note in talk.notes if note.kind == "broken"] == ["broken"]
    assert talk.place == before
    assert talk.say("where am I")[0] == "You are on Anytown, Anytown Council."

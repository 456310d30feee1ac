"""Speaking while it speaks: with headphones, on a loudspeaker, and where it may hear itself."""

from __future__ import annotations

import pytest

from plainspoken.flow import Mode, SpeechBegan, SpeechWentOn, Transcript
from support.assistant import Conversation


@pytest.mark.parametrize("then", [Transcript("mumble", 0.01), Transcript(""), Transcript("next heading")])
def test_it_speaks_softly_while_it_is_spoken_over_and_then_as_before(then: Transcript) -> None:
    talk = Conversation().at_home()
    before = talk.place
    talk.assistant.handle(SpeechBegan())
    assert talk.place == before
    assert talk.mouth.soft[-1]
    talk.assistant.handle(then)
    assert not talk.mouth.soft[-1]


def test_talk_that_goes_on_keeps_it_from_speaking_no_longer() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(SpeechBegan())
    talk.assistant.handle(SpeechWentOn())
    assert talk.mouth.soft[-2:] == [True, False]


def test_the_microphone_is_closed_while_a_loudspeaker_speaks() -> None:
    talk = Conversation(gate=True)
    talk.assistant.welcome()
    assert talk.ear.muted
    talk.listen()
    assert not talk.ear.muted
    talk.assistant.handle(Transcript("read the page"))
    assert talk.ear.muted
    talk.listen(1)
    assert talk.ear.muted
    talk.assistant.handle(Transcript("stop"))
    assert not talk.ear.muted


@pytest.mark.parametrize(
    "heard",
    [
        Transcript("", 0.0),
        Transcript("[unk]"),
        Transcript("purple elephants dancing"),
        Transcript("next heading", 0.2),
    ],
    ids=["silence", "noise", "no command", "unsure"],
)
def test_where_it_may_hear_itself_it_goes_on_as_if_nothing_had_been_said(heard: Transcript) -> None:
    talk = Conversation(wary=True).at_home()
    talk.assistant.handle(Transcript("read the page"))
    talk.listen(2)
    before, stopped = talk.place, talk.mouth.stopped
    talk.assistant.handle(SpeechBegan())
    assert talk.mouth.soft[-1]
    talk.assistant.handle(heard)
    assert not talk.mouth.soft[-1]
    assert (talk.place, talk.mouth.stopped, talk.mouth.tones) == (before, stopped, ["heard"])
    assert "Four." in talk.listen()


def test_where_it_may_hear_itself_a_sure_command_is_obeyed_while_it_speaks() -> None:
    talk = Conversation(wary=True).at_home()
    talk.assistant.handle(Transcript("read the page"))
    talk.listen(2)
    talk.assistant.handle(SpeechBegan())
    assert talk.say("open bins", 0.8)[0] == "Bins."
    assert not talk.mouth.soft[-1]


def test_where_it_may_hear_itself_what_began_while_it_spoke_is_judged_so_after_its_end() -> None:
    talk = Conversation(wary=True).at_home()
    talk.assistant.handle(Transcript("read the page"))
    talk.assistant.handle(SpeechBegan())
    talk.listen()
    before = talk.place
    talk.assistant.handle(Transcript("next heading", 0.2))
    assert talk.place == before
    talk.assistant.handle(SpeechBegan())
    assert talk.say("next heading", 0.2) != []


def test_where_it_may_hear_itself_it_answers_all_once_it_is_silent() -> None:
    talk = Conversation(wary=True).at_home()
    assert talk.say("purple elephants dancing")[0] == "I heard purple elephants dancing."
    talk.say("[unk]")
    assert talk.mouth.tones == ["error"]
    assert talk.say("next heading", 0.2) != []


def test_where_it_may_hear_itself_a_free_answer_waits_for_the_end_of_the_question() -> None:
    talk = Conversation(wary=True).at_home()
    talk.say("open contact")
    talk.assistant.handle(Transcript("fill in the form"))
    asked = talk.place
    assert asked.mode is Mode.DICTATION
    talk.assistant.handle(Transcript("full name", 0.9))
    assert talk.place == asked
    talk.listen()
    talk.say("sam bell", 0.9)
    assert talk.place != asked


def test_without_a_gate_the_microphone_stays_open() -> None:
    talk = Conversation()
    talk.assistant.welcome()
    assert not talk.ear.muted

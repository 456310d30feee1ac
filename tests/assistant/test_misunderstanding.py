"""What is noise, what is not understood, and what is said of that each time."""

from __future__ import annotations

import pytest

from plainspoken.flow import Transcript
from support.assistant import Conversation


@pytest.mark.parametrize("words", ["", "   ", "\n"])
def test_an_empty_transcript_is_nothing(words: str) -> None:
    talk = Conversation().at_home()
    before = talk.place
    assert talk.say(words) == []
    assert talk.place == before


def test_a_noise_is_answered_by_a_tone_and_stops_nothing() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Transcript("read the page"))
    talk.listen(2)
    stopped = talk.mouth.stopped
    talk.assistant.handle(Transcript("[unk]"))
    assert talk.mouth.tones == ["heard", "error"]
    assert talk.mouth.stopped == stopped
    assert talk.mouth.queue


def test_asleep_a_noise_is_answered_by_nothing() -> None:
    talk = Conversation().at_home()
    talk.say("go to sleep")
    assert talk.say("[unk]") == []
    assert talk.say("read the page") == []
    assert talk.mouth.tones == ["heard"]
    assert talk.say("wake up") == ["I am listening."]


def test_what_is_not_understood_is_said_back() -> None:
    talk = Conversation().at_home()
    assert talk.say("purple elephants dancing")[0] == "I heard purple elephants dancing."


def test_three_misunderstandings_bring_another_way() -> None:
    talk = Conversation().at_home()
    for _ in range(2):
        assert "Let us try another way" not in " ".join(talk.say("purple elephants dancing"))
    assert "Let us try another way" in " ".join(talk.say("purple elephants dancing"))
    assert "Let us try another way" not in " ".join(talk.say("purple elephants dancing"))


def test_understanding_in_between_counts_anew() -> None:
    talk = Conversation().at_home()
    for words in ("purple elephants dancing", "purple elephants dancing", "where am I", "purple elephants dancing"):
        heard = " ".join(talk.say(words))
    assert "Let us try another way" not in heard

"""What is noise, what is not understood, and what is said of that each time."""

from __future__ import annotations

import pytest

from plainspoken.flow import Pressed, Transcript
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


def test_three_noises_bring_another_way_and_then_silence_until_something_is_understood() -> None:
    talk = Conversation().at_home()
    assert [talk.say("[unk]") for _ in range(2)] == [[], []]
    assert talk.mouth.tones == ["error", "error"]
    told = talk.say("[unk]")
    assert told[0] == "I have heard something three times, and could not make it out."
    assert told[1].startswith("Let us try another way.")
    assert "go to sleep" in " ".join(told)
    assert [talk.say("[unk]") for _ in range(4)] == [[]] * 4
    assert talk.mouth.tones == ["error", "error"]
    assert talk.say("where am i")
    talk.say("[unk]")
    assert talk.mouth.tones == ["error", "error", "heard", "error"]


def test_who_presses_the_key_to_talk_is_told_again_that_nothing_was_understood() -> None:
    talk = Conversation().at_home()
    for _ in range(5):
        talk.say("[unk]")
    talk.assistant.handle(Pressed(talk=True))
    talk.say("[unk]")
    assert talk.mouth.tones == ["error"] * 3
    talk.assistant.handle(Pressed(talk=True))
    talk.say("[unk]")
    talk.assistant.handle(Pressed(talk=True))
    assert "another way" in " ".join(talk.say("[unk]"))


def test_what_is_said_while_it_reads_is_not_counted() -> None:
    talk = Conversation().at_home()
    talk.assistant.handle(Transcript("read the page"))
    for _ in range(5):
        talk.assistant.handle(Transcript("[unk]"))
    assert talk.mouth.tones == ["heard", *["error"] * 5]
    assert "three times" not in " ".join(talk.listen())


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

"""What the loudspeaker says is remembered as it is heard, and is no command when the microphone hears it."""

from __future__ import annotations

import pytest

from plainspoken.flow import Event, SpeechBegan, Transcript, Trouble
from plainspoken.hearing.own_voice import OwnVoice, without_own
from plainspoken.intent.own_words import Spoken


class Room:
    """A loudspeaker and a microphone on one clock, which the test sets."""

    def __init__(self) -> None:
        self.now = 0.0
        self.own = OwnVoice(lambda: self.now)
        self.posted: list[Event] = []
        self.hears = without_own(self.posted.append, self.own, lambda text: text == "stop", lambda: self.now)

    def hear(self, text: str, began: float, ended: float, typed: bool = False) -> Transcript:
        """What is posted of words heard from one moment to another."""
        self.now = began + 0.1
        self.hears(SpeechBegan())
        self.now = ended
        self.hears(Transcript(text, 0.9, seconds=ended - began, typed=typed))
        posted = self.posted[-1]
        assert isinstance(posted, Transcript)
        return posted


@pytest.fixture
def room() -> Room:
    return Room()


def test_own_words_become_silence_so_that_the_voice_goes_on(room: Room) -> None:
    room.now = 1.0
    room.own.sounds("Pay your council tax.", 1.6)
    assert room.hear("pay your council tax", 1.1, 3.2) == Transcript("", 0.0, seconds=pytest.approx(2.1))
    assert isinstance(room.posted[0], SpeechBegan)


@pytest.mark.parametrize(
    ("heard", "began", "typed"),
    [("open council tax", 1.1, False), ("pay your council tax", 3.4, False), ("pay your council tax", 1.1, True)],
    ids=["other words", "after the end", "typed"],
)
def test_a_person_is_heard(room: Room, heard: str, began: float, typed: bool) -> None:
    room.now = 1.0
    room.own.sounds("Pay your council tax.", 1.6)
    assert room.hear(heard, began, began + 2, typed).text == heard


def test_what_bids_silence_is_always_heard(room: Room) -> None:
    room.own.sounds("Say stop to silence me.", 1.6)
    assert room.hear("stop", 0.4, 1.5).text == "stop"


def test_other_events_pass(room: Room) -> None:
    room.hears(Trouble("microphone.lost"))
    assert room.posted == [Trouble("microphone.lost")]


def test_what_was_cut_short_was_said_in_part(room: Room) -> None:
    room.own.sounds("one two three four", 4.0)
    room.now = 2.0
    room.own.silenced()
    room.own.silenced()
    assert room.own.lately() == (Spoken("one two", 0.0, 2.0),)
    room.now = 9.0
    room.own.resumed()
    room.own.resumed()
    assert room.own.lately() == (Spoken("one two", 0.0, 2.0), Spoken("three four", 9.0, 2.0))


def test_what_was_dropped_is_not_said_to_its_end(room: Room) -> None:
    room.own.sounds("one two three four", 4.0)
    room.now = 2.0
    room.own.silenced()
    room.own.dropped()
    room.own.resumed()
    assert room.own.lately() == (Spoken("one two", 0.0, 2.0),)


def test_silence_after_the_end_cuts_nothing(room: Room) -> None:
    room.own.silenced()
    room.own.sounds("one two", 1.0)
    room.now = 5.0
    room.own.silenced()
    room.own.resumed()
    assert room.own.lately() == (Spoken("one two", 0.0, 1.0),)


def test_only_what_was_said_lately_is_remembered(room: Room) -> None:
    for second in range(200):
        room.now = float(second)
        room.own.sounds(f"word {second}", 1.0)
    assert [each.text for each in room.own.lately()] == [f"word {second}" for second in range(109, 200)]

"""The tape, and the speaker on it: what sounds when, what is reported when, the same every time."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from plainspoken.flow import Event, Finished, Manner, Mark, Reached, Sound, Trouble, Utterance
from plainspoken.speaking import Item, Tape, TapeSpeaker
from support.voices import RATE, BeepVoice


class Session:
    """A speaker on tape, and its events with the moment in which each came."""

    def __init__(self, rate: int = RATE) -> None:
        self.events: list[tuple[float, Event]] = []
        self.tape = Tape(rate)
        self.voice = BeepVoice()
        self.speaker = TapeSpeaker(self.voice, self.tape, lambda event: self.events.append((self.tape.now, event)))
        self.drawn: list[int] = []

    def sentences(self, *lengths: int) -> Iterator[Utterance]:
        """Sentences of so many letters (hundredths of a second), marked by number."""
        for number, length in enumerate(lengths):
            self.drawn.append(number)
            yield Utterance("x" * length, mark=Mark(number))


@pytest.fixture
def session() -> Session:
    return Session()


def test_reports_each_mark_as_it_begins_and_the_end(session: Session) -> None:
    session.speaker.say(session.sentences(100, 50), Manner(), 7)
    assert session.events == []
    assert session.tape.play_for(None) == pytest.approx(1.5)
    assert session.events == [(0.0, Reached(Mark(0), 7)), (1.0, Reached(Mark(1), 7)), (1.5, Finished(7))]
    assert len(session.tape.recording) == 1.5 * RATE
    assert session.tape.idle


def test_plays_for_so_long_and_draws_no_further(session: Session) -> None:
    session.speaker.say(session.sentences(100, 50, 50), Manner(), 1)
    assert session.tape.play_for(0.4) == pytest.approx(0.4)
    assert session.drawn == [0]
    session.tape.play_for(0.7)
    assert session.drawn == [0, 1]
    assert [event for _, event in session.events] == [Reached(Mark(0), 1), Reached(Mark(1), 1)]


def test_stop_drops_the_rest_and_its_events(session: Session) -> None:
    session.speaker.say(session.sentences(100, 50), Manner(), 1)
    session.tape.play_for(0.5)
    session.speaker.stop()
    session.speaker.say(session.sentences(20), Manner(), 2)
    session.tape.play_for(None)
    assert session.events == [(0.0, Reached(Mark(0), 1)), (0.5, Reached(Mark(0), 2)), (0.7, Finished(2))]
    assert session.tape.now == pytest.approx(0.7)


def test_stopping_inside_an_event_leaks_nothing(session: Session) -> None:
    events: list[Event] = []

    def post(event: Event) -> None:
        events.append(event)
        if event == Reached(Mark(1), 1):
            session.speaker.stop()
            session.speaker.say([Utterance("xx")], Manner(), 2)

    session.speaker = TapeSpeaker(session.voice, session.tape, post)
    session.speaker.say(session.sentences(10, 10, 10), Manner(), 1)
    session.speaker.wait()
    assert events == [Reached(Mark(0), 1), Reached(Mark(1), 1), Finished(2)]


def test_stopping_while_an_utterance_is_made_leaks_nothing(session: Session) -> None:
    def made() -> Iterator[Utterance]:
        session.speaker.stop()
        yield Utterance("never", mark=Mark(9))

    session.speaker.say(made(), Manner(), 1)
    session.speaker.wait()
    assert session.events == []
    assert session.tape.now == 0


def test_two_sayings_of_a_turn_end_once(session: Session) -> None:
    session.speaker.say(session.sentences(10), Manner(), 3)
    session.speaker.say(session.sentences(10), Manner(), 3)
    session.speaker.wait()
    assert [event for _, event in session.events] == [Reached(Mark(0), 3), Reached(Mark(0), 3), Finished(3)]


def test_an_utterance_without_sound_still_reports(session: Session) -> None:
    session.speaker.say([Utterance("", mark=Mark(4))], Manner(), 1)
    session.speaker.wait()
    assert [event for _, event in session.events] == [Reached(Mark(4), 1), Finished(1)]


def test_a_trouble_is_told_once_and_the_end_comes(session: Session) -> None:
    session.speaker.say([Utterance("trouble"), Utterance("more trouble"), Utterance("fine")], Manner(), 1)
    session.speaker.wait()
    assert [event for _, event in session.events] == [Trouble("voice.failed"), Finished(1)]
    assert session.tape.now == pytest.approx(0.04)


def test_broken_words_are_told_and_the_end_comes(session: Session) -> None:
    def broken() -> Iterator[Utterance]:
        yield Utterance("x")
        raise LookupError("no such reply")

    session.speaker.say(broken(), Manner(), 1)
    session.speaker.wait()
    assert [event for _, event in session.events] == [Trouble("talk.broken"), Finished(1)]


def test_an_abandoned_iterable_is_closed(session: Session) -> None:
    closed: list[bool] = []

    def closing() -> Iterator[Utterance]:
        try:
            yield Utterance("x" * 100)
            yield Utterance("never")
        finally:
            closed.append(True)

    session.speaker.say(closing(), Manner(), 1)
    session.tape.play_for(0.1)
    session.speaker.stop()
    assert closed == [True]


def test_short_sentences_are_rendered_once_a_rate(session: Session) -> None:
    for rate in (175, 175, 200):
        session.speaker.say([Utterance("yes")], Manner(rate), 1)
    session.speaker.wait()
    assert session.voice.asked == ["yes", "yes"]


def test_a_long_utterance_is_rendered_in_pieces_with_one_mark(session: Session) -> None:
    session.speaker.say([Utterance("word " * 200, mark=Mark(2))], Manner(), 1)
    session.tape.play_for(0.1)
    assert len(session.voice.asked) == 1
    session.speaker.wait()
    assert max(map(len, session.voice.asked)) <= 250
    assert [event for _, event in session.events] == [Reached(Mark(2), 1), Finished(1)]


def test_volume_is_the_manners(session: Session) -> None:
    session.speaker.say([Utterance("x")], Manner(volume=0.5), 1)
    session.speaker.wait()
    assert set(session.tape.recording.tolist()) == {500}


def test_a_tone_lies_over_the_words(session: Session) -> None:
    session.speaker.say([Utterance("x" * 100)], Manner(), 1)
    session.speaker.tone("listening")
    session.speaker.wait()
    assert session.tape.now == pytest.approx(1.0)
    assert session.tape.recording.max() > 1000
    session.speaker.tone("end")
    session.speaker.wait()
    assert session.tape.now == pytest.approx(1.28, abs=0.001)


def test_pause_is_silence_and_resume_goes_on(session: Session) -> None:
    session.speaker.say(session.sentences(100), Manner(), 1)
    session.tape.play_for(0.25)
    session.speaker.pause()
    assert session.tape.play_for(None) == 0
    session.tape.play_for(0.5)
    session.speaker.resume()
    session.tape.play_for(None)
    assert session.events[-1] == (pytest.approx(1.5), Finished(1))
    assert np.flatnonzero(session.tape.recording == 0).tolist() == list(range(5512, 5512 + 11025))


def test_rest_lets_time_pass_to_its_end(session: Session) -> None:
    session.speaker.say(session.sentences(20), Manner(), 1)
    session.tape.rest(1.0)
    assert session.tape.now == pytest.approx(1.0)
    assert session.events[-1] == (pytest.approx(0.2), Finished(1))


def test_other_rates_are_resampled() -> None:
    tape = Tape(8000)
    tape.play(Item(Sound(b"\0\1" * 16000, 16000)))
    tape.play_for(None)
    assert tape.now == pytest.approx(1.0, abs=0.01)


def test_closing_closes_the_voice_and_keeps_the_recording(session: Session) -> None:
    session.speaker.say(session.sentences(10, 10), Manner(), 1)
    session.tape.play_for(0.1)
    session.speaker.close()
    assert session.voice.closed
    assert len(session.tape.recording) == RATE // 10

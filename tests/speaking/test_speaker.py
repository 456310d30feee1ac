"""The speaker with its thread: a sentence or two ahead, silent and forgetful at a word."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import pairwise
from queue import SimpleQueue

import pytest

from plainspoken.flow import SOUNDS, Event, Finished, Manner, Mark, Reached, Trouble, Utterance
from plainspoken.speaking import Speaker
from plainspoken.speaking.cache import Renderer
from plainspoken.speaking.items import Items
from plainspoken.speaking.tones import TONES, tone
from support.stage import Stage
from support.voices import BeepVoice, HandPlayer


def marked(count: int, drawn: list[int]) -> Iterator[Utterance]:
    for number in range(count):
        drawn.append(number)
        yield Utterance(f"sentence {number}", mark=Mark(number))


def test_says_all_in_order_and_reports(stage: Stage) -> None:
    stage.speaker.say(marked(3, []), Manner(), 5)
    for _ in range(4):
        stage.player.next()
    stage.speaker.wait(10)
    assert stage.told() == [Reached(Mark(0), 5), Reached(Mark(1), 5), Reached(Mark(2), 5), Finished(5)]


def test_tells_when_it_begins_to_speak_and_ceases(stage: Stage) -> None:
    told: list[bool] = []
    stage.speaker.changed = lambda: told.append(stage.speaker.speaking)
    stage.speaker.say(marked(2, []), Manner(), 1)
    for _ in range(3):
        assert told == [True]
        stage.player.next()
    stage.speaker.wait(10)
    stage.speaker.say(marked(2, []), Manner(), 2)
    stage.speaker.stop()
    assert told == [True, False, True, False]


def test_draws_no_further_than_it_must(stage: Stage) -> None:
    drawn: list[int] = []
    stage.speaker.say(marked(100, drawn), Manner(), 1)
    for _ in range(5):
        stage.player.next()
    assert len(drawn) <= 9


def test_nothing_of_the_old_comes_after_stop() -> None:
    rendering, go_on = threading.Event(), threading.Event()

    def before(text: str) -> None:
        if text == "sentence 1":
            rendering.set()
            assert go_on.wait(10)

    stage = Stage(BeepVoice(before))
    stage.speaker.say(marked(3, []), Manner(), 1)
    stage.player.next()
    assert rendering.wait(10)
    stage.speaker.stop()  # while the second sentence is being rendered
    stage.speaker.say([Utterance("new", mark=Mark(9))], Manner(), 2)
    go_on.set()
    stage.player.next()
    stage.player.next()
    stage.speaker.wait(10)
    assert stage.told() == [Reached(Mark(0), 1), Reached(Mark(9), 2), Finished(2)]
    stage.speaker.close()


def test_a_thousand_stops_and_sayings_leak_nothing(stage: Stage) -> None:
    for turn in range(1000):
        stage.speaker.say(marked(3, []), Manner(), turn)
        stage.speaker.stop()
    stage.told()
    stage.speaker.say([Utterance("last", mark=Mark(7))], Manner(), 1000)
    stage.player.next()
    stage.player.next()
    stage.speaker.wait(10)
    assert stage.told() == [Reached(Mark(7), 1000), Finished(1000)]


def test_stop_from_many_threads(stage: Stage) -> None:
    stage.speaker.say(marked(50, []), Manner(), 1)
    threads = [threading.Thread(target=stage.speaker.stop) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert not any(thread.is_alive() for thread in threads)
    assert stage.player.items == []


def test_a_second_saying_of_a_turn_follows_and_ends_once(stage: Stage) -> None:
    stage.speaker.say([Utterance("one")], Manner(), 1)
    stage.speaker.say([Utterance("two")], Manner(), 1)
    for _ in range(4):
        stage.player.next()
    stage.speaker.wait(10)
    assert stage.told() == [Finished(1)]


def test_a_lost_device_ends_the_turn_and_moves_nothing(stage: Stage) -> None:
    stage.player.lost = True
    stage.speaker.say(marked(5, []), Manner(), 1)
    stage.player.next()
    stage.speaker.wait(10)
    assert stage.told() == [Finished(1)]


def test_trouble_is_told(stage: Stage) -> None:
    stage.speaker.say([Utterance("trouble")], Manner(), 1)
    stage.player.next()
    stage.speaker.wait(10)
    assert stage.told() == [Trouble("voice.failed"), Finished(1)]


def test_volume_goes_to_the_player(stage: Stage) -> None:
    stage.speaker.say([], Manner(volume=0.25), 1)
    assert stage.player.volume == 0.25


def test_closed_it_says_nothing(stage: Stage) -> None:
    stage.speaker.close()
    stage.speaker.say([Utterance("no")], Manner(), 1)
    stage.speaker.wait(10)
    assert stage.player.closed
    assert stage.voice.closed
    assert stage.voice.asked == []


@pytest.mark.parametrize("name", sorted(TONES))
def test_tones_are_short_and_soft_and_begin_and_end_in_silence(name: str, stage: Stage) -> None:
    stage.speaker.tone(name)
    (sound,) = stage.player.overlaid
    assert sound == tone(name)
    assert sound.seconds < 0.4
    wave = memoryview(sound.pcm).cast("h")
    assert max(abs(sample) for sample in wave) < 5000
    assert all(abs(wave[at]) < 20 for at in (0, 1, -1, -2))


class Told:
    """A witness that writes down what it is told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def sounds(self, text: str, seconds: float) -> None:
        self.told.append((text, round(seconds, 2)))

    def silenced(self) -> None:
        self.told.append("silenced")

    def resumed(self) -> None:
        self.told.append("resumed")

    def dropped(self) -> None:
        self.told.append("dropped")


def test_the_witness_is_told_each_word_as_it_is_heard_and_the_loop_only_of_marks() -> None:
    told, player, events = Told(), HandPlayer(), SimpleQueue[Event]()
    speaker = Speaker(BeepVoice(), player, events.put, witness=told)
    speaker.say([Utterance("first", mark=Mark(1)), Utterance("second")], Manner(), 4)
    player.next()
    speaker.pause()
    speaker.resume()
    player.next()
    player.next()
    speaker.wait(10)
    assert told.told == [("first", 0.05), "silenced", "resumed", ("second", 0.06)]
    assert [events.get_nowait() for _ in range(events.qsize())] == [Reached(Mark(1), 4), Finished(4)]
    speaker.stop()
    assert told.told[-1] == "dropped"
    speaker.close()


def test_no_two_sounds_are_of_one_shape() -> None:
    assert tuple(TONES) == SOUNDS
    shapes = [tuple((note.pitch > 0, note.seconds >= 0.05) for note in notes) for notes in TONES.values()]
    turns = [[later.pitch > earlier.pitch for earlier, later in pairwise(notes)] for notes in TONES.values()]
    pitches = [notes[0].pitch for notes in TONES.values()]
    told = [(shape, tuple(turn), pitch) for shape, turn, pitch in zip(shapes, turns, pitches, strict=True)]
    assert len(set(told)) == len(told)


def test_a_silent_sound_is_not_played_and_the_others_are(stage: Stage) -> None:
    stage.speaker.say([Utterance("one", sound="link"), Utterance("two", sound="end")], Manner(silent=("link",)), 1)
    played = [stage.player.next().sound for _ in range(3)]
    assert played[1] == tone("end")
    stage.speaker.tone("link")
    stage.speaker.tone("heard")
    assert stage.player.overlaid == [tone("heard")]


def test_the_sound_before_words_bears_their_mark(stage: Stage) -> None:
    stage.speaker.say([Utterance("one", mark=Mark(3), sound="link")], Manner(), 1)
    first, second = stage.player.next(), stage.player.next()
    assert (first.sound, first.begun, second.begun) == (tone("link"), Reached(Mark(3), 1), None)


def test_a_piece_that_fails_costs_no_other(stage: Stage) -> None:
    long = "trouble " * 30 + ". " + "fine " * 30
    stage.speaker.say([Utterance(long, mark=Mark(1)), Utterance("more")], Manner(), 1)
    for _ in range(3):
        stage.player.next()
    stage.speaker.wait(10)
    assert stage.voice.asked[1:] == [("fine " * 30).strip(), "more"]
    assert stage.told() == [Trouble("voice.failed"), Reached(Mark(1), 1), Finished(1)]


def test_a_language_that_no_voice_speaks_is_told_of_where_it_begins() -> None:
    items = Items(Renderer(BeepVoice()), print, print, lambda language: Utterance(f"no voice for {language}"))
    warning = BeepVoice().render("no voice for so", "en", Manner())
    told = []
    for turn, language in enumerate(["so", "so", "en", "so"]):
        said = [
            item.sound for item in items.of([Utterance("mid", language), Utterance("laba", language)], Manner(), turn)
        ]
        told.append(said.count(warning))
    assert told == [1, 0, 0, 1]

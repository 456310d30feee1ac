"""The player: on a device that the test works by hand, and on the virtual sound card for real."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from queue import SimpleQueue

import numpy as np
import pytest

from plainspoken.flow import Event, Finished, Mark, Reached, Sound, Trouble
from plainspoken.speaking import Item, Player, open_player
from plainspoken.speaking import player as player_module
from support.fake_sounddevice import Card
from support.sound_card import SoundCard

RATE = 22050


def loud(seconds: float) -> Sound:
    return Sound((1000).to_bytes(2, "little") * round(seconds * RATE), RATE)


class Bench:
    """A player on a card of the test's."""

    def __init__(self, latency: float = 0.0) -> None:
        self.card = Card(latency)
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.player = Player(self.card.module(), RATE)
        self.player.connect(self.events.put)

    def told(self) -> list[Event]:
        return [self.events.get_nowait() for _ in range(self.events.qsize())]


@pytest.fixture
def bench() -> Iterator[Bench]:
    made = Bench()
    yield made
    made.player.close()


def test_plays_items_and_reports_them(bench: Bench) -> None:
    bench.player.play(Item(loud(0.01), Reached(Mark(1), 3)))
    bench.player.play(Item(loud(0.01), Reached(Mark(2), 3), Finished(3)))
    stream = bench.card.running()
    assert set(stream.pull(100)) == {1000}
    assert bench.told() == [Reached(Mark(1), 3)]
    assert sum(stream.pull(1000)) == 1000 * (2 * round(0.01 * RATE) - 100)
    assert bench.told() == [Reached(Mark(2), 3), Finished(3)]


def test_a_device_without_mono_plays_the_same_in_both_channels() -> None:
    bench = Bench()
    bench.card.channels = 2
    wave = np.arange(1, 5, dtype="<i2")
    bench.player.play(Item(Sound(wave.tobytes(), RATE)))
    assert list(bench.card.running().pull(5)) == [1, 1, 2, 2, 3, 3, 4, 4, 0, 0]
    bench.player.close()


class Tapping:
    """Who is told what is played."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def began(self) -> None:
        self.told.append("began")

    def played(self, pcm: bytes, rate: int) -> None:
        self.told.append((len(pcm) // 2, rate, sum(memoryview(pcm).cast("h")) // 1000))


def test_a_tap_is_told_what_the_device_is_handed_silence_too(bench: Bench) -> None:
    bench.player.tap = tap = Tapping()
    bench.player.play(Item(loud(0.01)))
    stream = bench.card.running()
    stream.pull(100)
    stream.pull(200)
    assert tap.told == ["began", (100, RATE, 100), (200, RATE, round(0.01 * RATE) - 100)]
    bench.player.stop()
    bench.player.play(Item(loud(0.01)))
    bench.card.running().pull(100)
    assert tap.told[3:] == ["began", (100, RATE, 100)]


def test_events_come_when_they_are_heard() -> None:
    bench = Bench(latency=0.1)
    bench.player.play(Item(loud(0.01), Reached(Mark(1)), Finished()))
    stream = bench.card.running()
    stream.pull(1000)
    assert bench.told() == []
    stream.pull(1300)
    assert bench.told() == [Reached(Mark(1))]
    stream.pull(300)
    assert bench.told() == [Finished()]
    bench.player.close()


def test_stop_is_an_abort_and_reports_nothing_more(bench: Bench) -> None:
    bench.player.play(Item(loud(1), Reached(Mark(1)), Finished()))
    stream = bench.card.running()
    stream.pull(10)
    bench.told()
    bench.player.stop()
    assert stream.aborts == 1
    assert bench.player.ahead == 0
    bench.player.play(Item(loud(0.001), Reached(Mark(2), 2), Finished(2)))
    bench.card.running().pull(100)
    assert bench.told() == [Reached(Mark(2), 2), Finished(2)]


def test_pause_keeps_the_place_and_plays_again_what_was_not_heard() -> None:
    bench = Bench(latency=0.01)
    wave = np.arange(2000, dtype="<i2")
    bench.player.play(Item(Sound(wave.tobytes(), RATE), None, Finished()))
    bench.card.running().pull(1000)
    bench.player.pause()
    bench.player.resume()
    assert bench.card.running().pull(1)[0] == 1000 - int(0.01 * RATE)
    bench.player.close()


def test_paused_a_tone_is_played_and_nothing_else_until_it_goes_on() -> None:
    bench = Bench(latency=0.01)
    wave = np.arange(2000, dtype="<i2")
    bench.player.play(Item(Sound(wave.tobytes(), RATE), None, Finished()))
    bench.card.running().pull(1000)
    bench.player.pause()
    bench.player.overlay(loud(0.001))
    stream = bench.card.running()
    assert list(stream.pull(30)) == [1000] * 22 + [0] * 8
    bench.player.play(Item(loud(0.001)))  # made ahead, it waits as well
    bench.player.resume()
    assert bench.card.running().pull(1)[0] == 1000 - int(0.01 * RATE)
    assert bench.told() == []
    bench.player.close()


def test_volume(bench: Bench) -> None:
    bench.player.volume = 0.5
    bench.player.play(Item(loud(0.1)))
    assert set(bench.card.running().pull(10)) == {500}


def test_a_tone_is_played_at_once_over_the_rest(bench: Bench) -> None:
    bench.player.play(Item(loud(0.1)))
    bench.player.overlay(loud(0.001))
    assert list(bench.card.running().pull(30)) == [2000] * 22 + [1000] * 8


def test_stops_from_many_threads_never_meet(bench: Bench) -> None:
    def work() -> None:
        for _ in range(50):
            bench.player.play(Item(loud(0.01)))
            bench.player.stop()
            bench.player.pause()
            bench.player.resume()

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not any(thread.is_alive() for thread in threads)


def test_a_stream_that_ends_is_started_again(bench: Bench) -> None:
    bench.player.play(Item(loud(0.1), None, Finished()))
    first = bench.card.running()
    first.pull(10)
    first.end()
    bench.card.wait(lambda: bench.card.starts == 2)
    bench.card.running().pull(5000)
    assert bench.told() == [Finished()]


@pytest.mark.parametrize("fault", ["broken", "dead"])
def test_a_lost_device_is_told_once_and_what_waits_ends(
    bench: Bench, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(player_module, "RETRY", 0.001)
    setattr(bench.card, fault, True)
    bench.player.play(Item(loud(0.1), Reached(Mark(1)), Finished(1)))
    assert bench.events.get(timeout=20) == Trouble("speaker.lost")
    assert bench.events.get(timeout=20) == Finished(1)
    assert bench.player.lost
    setattr(bench.card, fault, False)
    bench.player.play(Item(loud(0.001), Reached(Mark(2), 2), Finished(2)))
    bench.card.running().pull(100)
    assert bench.told() == [Reached(Mark(2), 2), Finished(2)]
    assert not bench.player.lost


def test_silence_ends_the_stream(bench: Bench) -> None:
    bench.player.play(Item(loud(0.001)))
    stream = bench.card.running()
    stream.pull(4 * RATE)
    assert not stream.active
    bench.player.play(Item(loud(0.001)))
    assert bench.card.running().pull(1)[0] == 1000


def test_let_go_for_a_moment_what_the_device_held_is_played_again() -> None:
    bench = Bench(latency=0.1)
    bench.player.play(Item(loud(1.0)))
    stream = bench.card.running()
    stream.pull(RATE // 2)
    bench.player.release()
    bench.card.wait(lambda: len(bench.card.streams) == 2)
    heard = bench.card.running().pull(RATE)
    assert sum(sample != 0 for sample in heard) == RATE // 2 + RATE // 10
    bench.player.close()


def test_a_patient_one_drops_nothing_while_its_device_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(player_module, "RETRY", 0.001)
    bench = Bench()
    bench.player.patient = True
    bench.player.play(Item(loud(0.5), ended=Finished(1)))
    bench.card.running().pull(RATE // 4)
    bench.card.broken = True
    bench.card.streams[-1].end()
    bench.card.wait(lambda: bench.card.refused > player_module.PATIENCE)
    assert not bench.player.lost
    bench.card.broken = False
    bench.card.wait(lambda: len(bench.card.streams) == 2)
    heard = bench.card.running().pull(RATE)
    assert sum(sample != 0 for sample in heard) == RATE // 2  # the sentence from its beginning
    assert bench.told() == [player_module.LOST, Finished(1)]
    bench.player.close()


def test_no_portaudio_is_a_trouble() -> None:
    made = open_player()
    if isinstance(made, Player):
        made.close()
        pytest.skip("PortAudio and a loudspeaker are here")
    assert made in (Trouble("speaker.no_library"), Trouble("speaker.no_device"))


def tone(seconds: float) -> Sound:
    wave = 8000 * np.sin(2 * np.pi * 440 * np.arange(round(seconds * RATE)) / RATE)
    return Sound(wave.astype("<i2").tobytes(), RATE)


@pytest.fixture
def loudspeaker(sound_card: SoundCard) -> Iterator[Player]:
    made = open_player()
    assert isinstance(made, Player), made
    yield made
    made.close()


@pytest.mark.sound_card
def test_is_heard_on_a_sound_card(sound_card: SoundCard, loudspeaker: Player) -> None:
    events: SimpleQueue[Event] = SimpleQueue()
    loudspeaker.connect(events.put)
    hearing = sound_card.hear(RATE)
    try:
        loudspeaker.play(Item(tone(0.5), Reached(Mark(1), 1), Finished(1)))
        assert events.get(timeout=10) == Reached(Mark(1), 1)
        assert events.get(timeout=10) == Finished(1)
        hearing.wait_until(lambda samples: np.count_nonzero(np.abs(samples) > 1000) > 0.4 * RATE * 0.8)
    finally:
        hearing.close()


@pytest.mark.sound_card
def test_falls_silent_on_a_sound_card(sound_card: SoundCard, loudspeaker: Player) -> None:
    hearing = sound_card.hear(RATE)
    try:
        loudspeaker.play(Item(tone(30)))
        hearing.wait_until(lambda samples: np.count_nonzero(np.abs(samples) > 1000) > RATE // 4)
        stopped = time.perf_counter()
        loudspeaker.stop()
        hearing.wait_until(lambda samples: len(samples) > RATE // 2 and not np.any(np.abs(samples[-RATE // 4 :]) > 100))
        last = int(np.flatnonzero(np.abs(hearing.samples) > 100)[-1])
        assert hearing.moment(last) - stopped < 0.5  # of the thirty seconds; the figure itself is a benchmark's
    finally:
        hearing.close()


@pytest.mark.sound_card
def test_pauses_and_goes_on_on_a_sound_card(sound_card: SoundCard, loudspeaker: Player) -> None:
    events: SimpleQueue[Event] = SimpleQueue()
    loudspeaker.connect(events.put)
    loudspeaker.play(Item(tone(1), Reached(Mark(1)), Finished()))
    assert events.get(timeout=10) == Reached(Mark(1))
    for _ in range(3):
        loudspeaker.pause()
        loudspeaker.resume()
    again = iter(lambda: events.get(timeout=10), Finished())  # what the device dropped is begun once more
    assert set(again) <= {Reached(Mark(1))}


@pytest.mark.sound_card
def test_paused_it_stays_silent_on_a_sound_card(sound_card: SoundCard, loudspeaker: Player) -> None:
    events: SimpleQueue[Event] = SimpleQueue()
    heard = sound_card.hear()
    try:
        loudspeaker.connect(events.put)
        loudspeaker.play(Item(tone(2), Reached(Mark(1)), Finished()))
        assert events.get(timeout=10) == Reached(Mark(1))
        heard.wait_until_heard(0)
        loudspeaker.pause()
        heard.wait_until_quiet(0, seconds=0.8)
        assert events.empty()
        loudspeaker.resume()
        again = iter(lambda: events.get(timeout=10), Finished())
        assert set(again) <= {Reached(Mark(1))}
    finally:
        heard.close()

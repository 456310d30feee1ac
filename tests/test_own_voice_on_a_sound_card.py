"""The whole program on a sound card whose microphone hears the loudspeaker, and "stop" spoken over the voice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.listening import Running
from support.own_reading import OWN_TEXT, Reading, page_of, served
from support.sound_card import SoundCard
from support.stopping import stop_over_reading

READ_SECONDS = 10.0
TIMES = 3


@pytest.fixture
def on_headphones(sound_card: SoundCard, tmp_path: Path) -> Iterator[Running]:
    made = Running(sound_card, tmp_path, headphones="true", rate="420")
    yield made
    made.close()


@pytest.mark.sound_card
def test_it_takes_nothing_that_it_says_for_a_command(sound_card: SoundCard, tmp_path: Path) -> None:
    texts = [page_of(*each) for each in OWN_TEXT]
    with sound_card.echoing(), served(texts) as address:
        running = Running(sound_card, tmp_path, address)
        try:
            reading = Reading(running, READ_SECONDS)
            reading.go(len(texts), READ_SECONDS)
            spoken = [line for line in running.lines if line.startswith("Plainspoken: ")]
        finally:
            running.close()
    assert reading.read > 0
    assert any("Council tax" in line for line in spoken), running.lines
    assert reading.own == []


@pytest.mark.sound_card
def test_stop_is_obeyed_each_time_that_it_is_said_over_the_voice(sound_card: SoundCard, on_headphones: Running) -> None:
    on_headphones.wait_for("36 links.")
    on_headphones.wait_for_silence()
    for _ in range(TIMES):
        stop_over_reading(sound_card, on_headphones)
        assert on_headphones.heard[-1].startswith("stop")

"""What is told of a microphone that is too quiet, overdriven, in a noisy room, or dead."""

from __future__ import annotations

import numpy as np
import pytest

from plainspoken.flow import Sound, Trouble
from plainspoken.hearing.loudness import faults, measured
from plainspoken.hearing.sources import RecordedSource
from plainspoken.hearing.taking import take_utterance

RATE = 16000


def spoken(speech: float, noise: float = -65.0, clipped: bool = False) -> Sound:
    """Two bursts of tone between pauses, so many decibels of full scale, in noise."""
    time = np.arange(3 * RATE) / RATE
    voiced = ((time % 1.5) > 0.5).astype(float)
    wave = np.sin(2 * np.pi * 220 * time) * np.sqrt(2) * 10 ** (speech / 20) * voiced
    wave += np.random.default_rng(1).normal(0, 10 ** (noise / 20), len(time))
    return Sound(np.clip(wave * 32767 * (8 if clipped else 1), -32767, 32767).astype("<i2").tobytes(), RATE)


@pytest.mark.parametrize(
    ("sound", "keys"),
    [
        (spoken(-20), []),
        (spoken(-35), []),
        (spoken(-48), ["sound.too_quiet"]),
        (spoken(-14, clipped=True), ["sound.clipped"]),
        (spoken(-25, -30), ["sound.too_noisy"]),
        (spoken(-45, -48), ["sound.too_quiet", "sound.too_noisy"]),
        (spoken(-90, -80), ["sound.nothing"]),
        (Sound(bytes(2 * RATE), RATE), ["sound.nothing"]),
        (Sound(b"", RATE), ["sound.nothing"]),
    ],
)
def test_what_is_wrong_is_told(sound: Sound, keys: list[str]) -> None:
    assert [fault.key for fault in faults(measured(sound))] == keys


class Loud:
    """A detector that takes what is loud for speech."""

    rate, window = RATE, 512

    def likelihood(self, frames: bytes) -> float:
        return 0.9 if np.abs(np.frombuffer(frames, "<i2").astype(int)).mean() > 500 else 0.0

    def begin(self) -> None:
        """Nothing to forget."""


def test_one_utterance_is_taken_with_what_was_just_before() -> None:
    tone = (np.sin(np.arange(RATE) / 5) * 8000).astype("<i2").tobytes()
    source = RecordedSource(Sound(bytes(2 * RATE) + tone + bytes(4 * RATE) + tone, RATE))
    taken = take_utterance(source, Loud())
    assert isinstance(taken, Sound)
    assert 1.9 < taken.seconds < 2.3


@pytest.mark.parametrize(("seconds", "taken"), [(30, 10.0), (3, 3.0)])
def test_nobody_speaks(seconds: int, taken: float) -> None:
    came = take_utterance(RecordedSource(Sound(bytes(2 * RATE * seconds), RATE)), Loud())
    assert isinstance(came, Sound)
    assert came.seconds == pytest.approx(taken, abs=0.1)


def test_a_source_that_brings_nothing() -> None:
    class Lost:
        rate = RATE

        def read(self) -> Trouble:
            return Trouble("microphone.lost")

        def close(self) -> None:
            """Nothing to close."""

    assert take_utterance(RecordedSource(Sound(b"", RATE)), Loud()) == Trouble("microphone.none", (("name", ""),))
    assert take_utterance(Lost(), Loud()) == Trouble("microphone.lost")

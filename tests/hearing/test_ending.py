"""Whether the end of what was said can be told, as a microphone's check tells it."""

from __future__ import annotations

import numpy as np
import pytest

from plainspoken.flow import Sound
from plainspoken.hearing.ending import ending

RATE = 16000


class Loud:
    """A detector that takes what is loud for speech."""

    rate, window = RATE, 512

    def likelihood(self, frames: bytes) -> float:
        return 0.9 if np.abs(np.frombuffer(frames, "<i2").astype(int)).mean() > 500 else 0.0

    def begin(self) -> None:
        """Nothing to forget."""


def sound(*parts: float) -> Sound:
    """Seconds of speech and of silence by turns, a silence first."""
    waves = [np.full(round(each * RATE), 8000 if at % 2 else 0, "<i2") for at, each in enumerate(parts)]
    return Sound(np.concatenate(waves).tobytes(), RATE)


@pytest.mark.parametrize(
    ("heard", "told"),
    [
        (sound(0.3, 1.5, 0.8), None),
        (sound(0.3, 0.8, 0.3, 0.8, 0.8), None),
        (sound(0.3, 0.8, 0.7, 0.8, 0.8), "check.pauses"),
        (sound(0.3, 1.5, 0.2), "sound.no_end"),
        (sound(0.3, 20.0), "sound.no_end"),
        (sound(3.0), None),
        (sound(0.0), None),
    ],
)
def test_ending(heard: Sound, told: str | None) -> None:
    found = ending(heard, Loud())
    assert (found.key if found else None) == told

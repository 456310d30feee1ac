"""Sound into files that everything plays: RIFF WAVE, 16-bit."""

from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from plainspoken.flow import Sound
from plainspoken.speaking.samples import Samples, samples


def write_sound(path: Path, sound: Sound) -> None:
    """Write a sound to a mono file; raises OSError where the file cannot be written."""
    _write(path, samples(sound, sound.rate), sound.rate, 1)


def write_conversation(path: Path, left: Sound, right: Sound) -> None:
    """Write two voices to the channels of one file, at the higher of their rates, the shorter padded with silence.

    Raises OSError where the file cannot be written.
    """
    rate = max(left.rate, right.rate)
    channels = [samples(each, rate) for each in (left, right)]
    both = np.zeros((max(len(each) for each in channels), 2), np.int16)
    for number, each in enumerate(channels):
        both[: len(each), number] = each
    _write(path, both, rate, 2)


def _write(path: Path, wanted: Samples, rate: int, channels: int) -> None:
    with path.open("wb") as raw, wave.open(raw, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(wanted.astype("<i2").tobytes())

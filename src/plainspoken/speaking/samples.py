"""Sound as samples to reckon with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from plainspoken.flow import Sound

Samples = NDArray[np.int16]
"""Mono 16-bit samples."""


def samples(sound: Sound, rate: int) -> Samples:
    """A sound's samples at a rate, resampled where its own is another."""
    whole = len(sound.pcm) - len(sound.pcm) % 2
    own = np.frombuffer(sound.pcm[:whole], "<i2").astype(np.int16)
    if sound.rate == rate or not len(own):
        return own
    import soxr  # noqa: PLC0415

    return np.asarray(soxr.resample(own, sound.rate, rate), np.int16)


def scaled(wave: Samples, volume: float) -> Samples:
    """Samples at a loudness from 0 to 1."""
    if volume >= 1:
        return wave
    return np.asarray(wave * max(0.0, volume), np.int16)


def mixed(under: Samples, over: Samples) -> Samples:
    """Samples with others on top of their beginning, held within 16 bits."""
    both = under.astype(np.int32)
    both[: len(over)] += over
    return np.clip(both, -32768, 32767).astype(np.int16)

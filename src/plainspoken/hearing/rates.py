"""Sound at another rate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from plainspoken.flow import Sound

FULL = 32768


def resampled(wave: NDArray[np.float32], rate: int, wanted: int) -> NDArray[np.float32]:
    """Mono samples (-1 to 1) at another rate."""
    if rate == wanted or not len(wave):
        return wave
    import soxr  # noqa: PLC0415 - loads a sound library

    changed: NDArray[np.float32] = soxr.resample(wave, rate, wanted)
    return changed


def samples(sound: Sound, rate: int) -> NDArray[np.float32]:
    """A sound as samples (-1 to 1) at a rate."""
    whole = len(sound.pcm) // 2 * 2
    own = np.frombuffer(sound.pcm[:whole], "<i2").astype(np.float32) / np.float32(FULL)
    return resampled(own, sound.rate, rate)


def pcm(wave: NDArray[np.float32]) -> bytes:
    """Samples from -1 to 1 as 16-bit little-endian bytes; what is beyond, or is no number, is held in."""
    whole = np.nan_to_num(wave, nan=0.0, posinf=1.0, neginf=-1.0)
    return np.clip(np.rint(whole * FULL), -32768, 32767).astype("<i2").tobytes()


def at_rate(sound: Sound, rate: int) -> Sound:
    """A sound at another rate."""
    if sound.rate == rate:
        return sound
    return Sound(pcm(samples(sound, rate)), rate)


def mixed_down(frames: bytes, channels: int) -> bytes:
    """16-bit samples of several channels, one after another, as mono: their mean."""
    if channels == 1:
        return frames
    whole = np.frombuffer(frames, "<i2").reshape(-1, channels)
    mean: NDArray[np.int16] = np.rint(whole.mean(axis=1)).astype("<i2")
    return mean.tobytes()


class RateChanger:
    """Changes the rate of a stream, a block at a time: 16-bit mono little-endian in and out.

    The filter looks ahead, so that a block may come out shorter or longer than its share.
    """

    def __init__(self, rate: int, wanted: int) -> None:
        import soxr  # noqa: PLC0415 - loads a sound library

        self._stream = soxr.ResampleStream(rate, wanted, 1, dtype="int16") if rate != wanted else None

    def take(self, frames: bytes) -> bytes:
        """The next block at the wanted rate."""
        if self._stream is None or not frames:
            return frames
        changed: NDArray[np.int16] = self._stream.resample_chunk(np.frombuffer(frames, "<i2"))
        return changed.astype("<i2").tobytes()

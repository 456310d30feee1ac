"""The room that a resident speaks in: its noise, and their voice in it."""

from __future__ import annotations

import numpy as np
import soxr

from plainspoken.flow import Sound

MARGIN_SECONDS = 0.3
SPEECH_LEVEL = 0.1
"""Root mean square of the resident's voice, as a share of full scale."""


def samples(sound: Sound, rate: int) -> np.ndarray:
    """A sound as float samples from -1 to 1 at another rate."""
    wave = np.frombuffer(sound.pcm, "<i2").astype(np.float32) / 32768
    return np.asarray(soxr.resample(wave, sound.rate, rate) if sound.rate != rate else wave)


def sound_of(wave: np.ndarray, rate: int) -> Sound:
    """Float samples from -1 to 1 as a sound."""
    return Sound((np.clip(wave, -1, 1) * 32767).astype("<i2").tobytes(), rate)


def noise(length: int, seed: int) -> np.ndarray:
    """Pink noise (power falls by 3 dB an octave, as a quiet room's does) of root mean square 1."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(max(2, length)))
    spectrum /= np.sqrt(np.maximum(1, np.arange(len(spectrum))))
    wave = np.fft.irfft(spectrum, max(2, length))[:length]
    return wave / max(1e-9, float(np.sqrt(np.mean(wave**2))))


def in_room(voice: Sound, rate: int, noise_db: float, seed: int) -> Sound:
    """A voice as a microphone hears it: at a steady level, over noise `noise_db` below it, silence before and after."""
    wave = samples(voice, rate)
    wave = wave * (SPEECH_LEVEL / max(1e-6, float(np.sqrt(np.mean(wave**2)))))
    margin = np.zeros(int(MARGIN_SECONDS * rate), np.float32)
    heard = np.concatenate([margin, wave, margin])
    level = SPEECH_LEVEL * 10 ** (-noise_db / 20)
    return sound_of(heard + level * noise(len(heard), seed), rate)

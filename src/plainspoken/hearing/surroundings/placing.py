"""A voice as a microphone hears it: in a room, at a steady level, over noise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from plainspoken.flow import Sound
from plainspoken.hearing.rates import pcm, samples
from plainspoken.hearing.surroundings.noises import Wave, pink

MARGIN_SECONDS = 0.3
SPEECH_LEVEL = 0.1
"""Root mean square of the voice, as a share of full scale."""

Noise = Callable[[int, int, int], Wave]
"""Makes a noise of root mean square 1 of a length in samples, a rate and a seed."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a voice is heard in: a noise so many decibels below it, and a room's answer to a click, none for no room."""

    noise: Noise = pink
    noise_db: float = 26.0
    response: Wave | None = None


def in_room(voice: Sound, rate: int, noise_db: float, seed: int) -> Sound:
    """A voice over a quiet room's noise `noise_db` below it; see `placed`."""
    return placed(voice, rate, Surroundings(noise_db=noise_db), seed)


def placed(voice: Sound, rate: int, surroundings: Surroundings, seed: int) -> Sound:
    """A voice as a microphone hears it, at `rate`, with a moment of the noise alone before and after."""
    wave = samples(voice, rate)
    if surroundings.response is not None and len(wave):
        wave = _convolved(wave, surroundings.response)
    wave = wave * (SPEECH_LEVEL / max(1e-6, float(np.sqrt(np.mean(wave**2))) if len(wave) else 0.0))
    margin = np.zeros(int(MARGIN_SECONDS * rate), np.float32)
    heard = np.concatenate([margin, wave, margin])
    level = SPEECH_LEVEL * 10 ** (-surroundings.noise_db / 20)
    return Sound(pcm(heard + np.float32(level) * surroundings.noise(len(heard), rate, seed)), rate)


def _convolved(wave: Wave, response: Wave) -> Wave:
    """A wave with all its echoes, by way of the spectrum: their tail is kept."""
    length = len(wave) + len(response) - 1
    size = 1 << (length - 1).bit_length()
    spectrum = np.fft.rfft(wave, size) * np.fft.rfft(response, size)
    return np.asarray(np.fft.irfft(spectrum, size)[:length], np.float32)

"""Rooms, microphones and noise: what lies between a mouth and a recogniser. Pure: samples and chance in, samples out.

Samples are mono at 16 kHz, -1 to 1; decibels are of speech above noise. Rougher than `plainspoken.hearing.surroundings`
and a hundred times as fast: a network needs many thousand different rooms, a test few true ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import soxr
from numpy.typing import NDArray

RATE = 16000
Samples = NDArray[np.float32]
Chance = np.random.Generator


@dataclass(frozen=True, slots=True)
class Conditions:
    """How often there is echo, colour, a telephone line, babble; speech above noise from `most` to `least` decibels."""

    echo: float
    colour: float
    telephone: float
    babble: float
    least: float
    most: float


HARD = Conditions(echo=0.5, colour=0.7, telephone=0.12, babble=0.3, least=2, most=32)
MILD = Conditions(echo=0.15, colour=0.4, telephone=0.05, babble=0.05, least=15, most=45)


def heard(speech: Samples, conditions: Conditions, chance: Chance, others: Samples | None = None) -> NDArray[np.int16]:
    """Speech as a microphone hears it, as 16-bit samples at some level; `others` is what babble is made of."""
    sound = speech
    if chance.random() < conditions.echo:
        sound = echoed(sound, float(chance.uniform(0.08, 0.6)), float(chance.uniform(0.1, 0.6)), chance)
    if chance.random() < conditions.colour:
        sound = coloured(sound, chance)
    if chance.random() < conditions.telephone:
        sound = through_telephone(sound)
    peak = float(10 ** chance.uniform(-1.5, -0.06))
    sound = sound * (peak / max(1e-4, float(np.abs(sound).max())))
    decibels = float(chance.uniform(conditions.least, conditions.most))
    noise = noise_like(len(sound), float(chance.uniform(0, 2)), chance)
    if others is not None and len(others) and chance.random() < conditions.babble:
        talk = np.resize(np.roll(others, int(chance.integers(len(others)))), len(sound))
        noise = 0.4 * noise + talk / max(1e-6, float(talk.std()))
        decibels = max(decibels, 8.0)
    level = float(np.sqrt(np.mean(sound**2))) * 10 ** (-decibels / 20)
    samples: NDArray[np.int16] = np.clip((sound + noise * level) * 32767, -32768, 32767).astype(np.int16)
    return samples


def echoed(speech: Samples, seconds: float, share: float, chance: Chance) -> Samples:
    """Speech with a room's decaying echo: `seconds` to fall by 60 dB, `share` of the sound that comes by the walls."""
    count = int(seconds * RATE)
    decay = np.exp(-6.9 * np.arange(count) / count) * chance.standard_normal(count)
    decay[: int(0.002 * RATE)] = 0
    decay *= share / np.sqrt(np.sum(decay**2))
    decay[0] = 1
    return _convolved(speech, decay)[: len(speech)]


def coloured(speech: Samples, chance: Chance) -> Samples:
    """Speech through a microphone that is louder here and softer there, by up to 8 dB."""
    gains = np.interp(np.linspace(0, 1, 129), np.linspace(0, 1, 7), chance.uniform(-8, 8, 7))
    response = np.roll(np.fft.irfft(10 ** (gains / 20)), 128) * np.hanning(256)
    return _convolved(speech, response)[128 : 128 + len(speech)]


def through_telephone(speech: Samples) -> Samples:
    """Speech without what is above 4 kHz."""
    narrow: Samples = soxr.resample(soxr.resample(speech, RATE, RATE // 2), RATE // 2, RATE)
    return np.resize(narrow, len(speech))


def noise_like(count: int, slope: float, chance: Chance) -> Samples:
    """Noise of unit power whose spectrum falls by 3 dB times `slope` an octave: 0 white, 1 pink, 2 brown."""
    frequencies = np.fft.rfftfreq(count, 1 / RATE)
    frequencies[0] = frequencies[1] if count > 1 else 1
    shape = (frequencies / 1000) ** (-slope / 2)
    spectrum = (chance.standard_normal(len(shape)) + 1j * chance.standard_normal(len(shape))) * shape
    noise = np.fft.irfft(spectrum, count)
    even: Samples = (noise / max(1e-9, float(noise.std()))).astype(np.float32)
    return even


def faster(speech: Samples, factor: float) -> Samples:
    """Speech played `factor` times as fast, its pitch and the size of its mouth with it."""
    places = np.arange(0, len(speech) - 1, factor)
    changed: Samples = np.interp(places, np.arange(len(speech)), speech).astype(np.float32)
    return changed


def _convolved(sound: NDArray[np.floating], response: NDArray[np.floating]) -> Samples:
    """The sound through a response, whole; by Fourier's way, since responses of rooms are long."""
    count = len(sound) + len(response) - 1
    through: Samples = np.fft.irfft(np.fft.rfft(sound, count) * np.fft.rfft(response, count), count).astype(np.float32)
    return through

"""Noises: waves of root mean square 1, the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Wave = NDArray[np.float32]
"""Mono samples, of any height."""

LOUDSPEAKER_HERTZ = (180.0, 7000.0)
"""What a television's small loudspeakers let through."""

CHORD_HERTZ = (196.0, 246.9, 293.7, 392.0)
MUSIC = 0.5
"""How loud a television's music is beside its speech."""

CHORD_SECONDS = 1.6


def pink(length: int, rate: int, seed: int) -> Wave:
    """Noise whose power falls by 3 dB an octave, as a quiet room's does."""
    del rate  # it is the same at every rate
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(max(2, length)))
    spectrum /= np.sqrt(np.maximum(1, np.arange(len(spectrum))))
    return _unit(np.fft.irfft(spectrum, max(2, length))[:length])


def babble(talk: Sequence[Wave], length: int, seed: int) -> Wave:
    """Several people who talk at once, each from another place in what they say, some nearer and some farther."""
    chance = np.random.default_rng(seed)
    mixed = np.zeros(length)
    for wave in talk:
        mixed += chance.uniform(0.6, 1.0) * _unit(_looped(wave, length, int(chance.integers(len(wave)))))
    return _unit(mixed)


def television(talk: Wave, length: int, rate: int, seed: int) -> Wave:
    """One person who talks without a pause, music behind them, all from small loudspeakers and evened in loudness."""
    chance = np.random.default_rng(seed)
    speech = _unit(_looped(talk, length, int(chance.integers(len(talk)))))
    evened = np.tanh(2.0 * speech)  # broadcasters keep quiet sounds near loud ones
    return _unit(_through(_unit(evened) + MUSIC * _music(length, rate, chance), rate, LOUDSPEAKER_HERTZ))


def _music(length: int, rate: int, chance: np.random.Generator) -> Wave:
    """Chords that follow each other, each struck and dying away."""
    time = np.arange(length) / rate
    since = time % CHORD_SECONDS
    step = 2.0 ** (chance.integers(-5, 5, size=int(length / rate / CHORD_SECONDS) + 1) / 12)
    pitch = step[(time / CHORD_SECONDS).astype(int)]
    wave = sum(np.sin(2 * np.pi * hertz * pitch * since) for hertz in CHORD_HERTZ)
    return _unit(np.exp(-since / 0.6) * wave)


def _through(wave: NDArray[np.float64], rate: int, hertz: tuple[float, float]) -> NDArray[np.float64]:
    """What a loudspeaker lets through between two frequencies, falling off by 12 dB an octave beside them."""
    spectrum = np.fft.rfft(wave)
    frequency = np.fft.rfftfreq(len(wave), 1 / rate)
    low, high = hertz
    spectrum /= 1 + (low / np.maximum(frequency, 1.0)) ** 2
    spectrum /= 1 + (frequency / high) ** 2
    return np.asarray(np.fft.irfft(spectrum, len(wave)))


def _looped(wave: Wave, length: int, start: int) -> Wave:
    """As much of a wave as is wanted, from a place in it on, over and over."""
    return np.take(wave, np.arange(start, start + length), mode="wrap")


def _unit(wave: NDArray[np.floating]) -> Wave:
    """A wave at root mean square 1; silence stays silence."""
    return (wave / max(1e-9, float(np.sqrt(np.mean(np.square(wave)))))).astype(np.float32)

"""Other microphones, noise and talk, put into features while a network learns: nothing sounds twice alike.

Forty cepstra of forty mel bands are those bands turned round, so the bands' energies can be had back and noise be added
to them as to the sound itself (energies of independent sounds add), at a thousandth of what it costs in samples.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ..corpus.features import CEPSTRA, HIGHEST, LOWEST

LIFTER = 22
"""Kaldi's --cepstral-lifter."""
Features = NDArray[np.float32]
Chance = np.random.Generator


@dataclass(frozen=True, slots=True)
class Disturbance:
    """How often there is noise or talk (shares), how far speech is above it (decibels), how much is blotted out."""

    noise: float = 0.55
    talk: float = 0.2
    least: float = 0.0
    most: float = 30.0
    masked_moment: int = 12
    masked_bands: int = 5


MILD = Disturbance()


def disturbed(features: Features, others: Features, chance: Chance, how: Disturbance = MILD) -> Features:
    """Features (frames, 40) of the same speech elsewhere; `others` are features of what may be heard beside it."""
    bands = features @ _to_bands()
    level = float(np.log(np.mean(np.exp(bands)) + 1e-10))
    bands += _colour(chance)
    drawn = chance.random()
    if drawn < how.noise:
        bands = np.logaddexp(bands, _noise(len(bands), chance) + level - _nepers(how, chance))
    elif drawn < how.noise + how.talk:
        talk = _talk(others, len(bands), chance)
        bands = np.logaddexp(bands, talk + level - max(_nepers(how, chance), 0.7))
    bands += chance.normal(0, 0.7)
    _mask(bands, how, chance)
    changed: Features = (bands @ _from_bands()).astype(np.float32)
    return changed


def _nepers(how: Disturbance, chance: Chance) -> float:
    """How far above noise speech is, as the logarithm of energies."""
    return float(chance.uniform(how.least, how.most)) * float(np.log(10)) / 10


def _colour(chance: Chance) -> Features:
    """A microphone that hears some bands louder, by up to some 8 dB."""
    gains = np.interp(np.linspace(0, 1, CEPSTRA), np.linspace(0, 1, 6), chance.normal(0, 0.8, 6))
    return (gains * chance.random()).astype(np.float32)


def _noise(frames: int, chance: Chance) -> Features:
    """Bands of steady noise of mean energy one: from white to brown, with a hum or a hiss, rising and falling."""
    centres, widths = _band_shapes()
    slope = chance.uniform(0, 2.2)
    shape = widths * (centres / 1000) ** -slope * np.exp(chance.normal(0, 0.5, CEPSTRA))
    shape /= shape.mean()
    freedom = np.maximum(1.0, widths / 40)  # a band of many lines of the spectrum is steadier
    flutter = chance.gamma(freedom, 1 / freedom, (frames, CEPSTRA))
    swell = np.interp(np.arange(frames), np.linspace(0, frames, 5), chance.normal(0, chance.uniform(0, 0.8), 5))
    noise: Features = (np.log(shape * flutter + 1e-6) + swell[:, None]).astype(np.float32)
    return noise


def _talk(others: Features, frames: int, chance: Chance) -> Features:
    """Bands of one to four voices at once, from `others`, of mean energy one."""
    energy = np.zeros((frames, CEPSTRA), np.float32)
    for _ in range(chance.integers(1, 5)):
        energy += np.exp(
            np.resize(np.roll(others, int(chance.integers(len(others))), 0), (frames, CEPSTRA)) @ _to_bands()
        )
    talk: Features = np.log(energy / max(1e-10, float(energy.mean())) + 1e-6)
    return talk


def _mask(bands: Features, how: Disturbance, chance: Chance) -> None:
    """Now and then blot out a moment, or some neighbouring bands (SpecAugment, Park et al., Interspeech 2019)."""
    middle = bands.mean(0)
    if chance.random() < 0.5:
        width = int(chance.integers(1, how.masked_moment + 1))
        start = int(chance.integers(max(1, len(bands) - width)))
        bands[start : start + width] = middle
    if chance.random() < 0.4:
        width = int(chance.integers(1, how.masked_bands + 1))
        start = int(chance.integers(CEPSTRA - width))
        bands[:, start : start + width] = middle[start : start + width]


@cache
def _from_bands() -> Features:
    """Kaldi's cosine transform and lifter: logarithms of bands times this are cepstra."""
    orders, places = np.arange(CEPSTRA), np.arange(CEPSTRA) + 0.5
    cosines = np.sqrt(2 / CEPSTRA) * np.cos(np.pi / CEPSTRA * np.outer(places, orders))
    cosines[:, 0] = np.sqrt(1 / CEPSTRA)
    return (cosines * (1 + LIFTER / 2 * np.sin(np.pi * orders / LIFTER))).astype(np.float32)


@cache
def _to_bands() -> Features:
    """Cepstra times this are the logarithms of the bands' energies."""
    back: Features = np.linalg.inv(_from_bands().astype(np.float64)).astype(np.float32)
    return back


@cache
def _band_shapes() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The middle and the width of each band in hertz."""
    lowest, highest = (float(np.log(1 + hertz / 700)) for hertz in (LOWEST, HIGHEST))
    edges = 700 * (np.exp(np.linspace(lowest, highest, CEPSTRA + 2)) - 1)
    return edges[1:-1], (edges[2:] - edges[:-2]) / 2

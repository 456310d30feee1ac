"""Makes Kaldi's feature extraction stand in for PocketSphinx's, for which a Sphinx model was trained.

Both compute mel-frequency cepstra; they differ by a constant, since PocketSphinx gives its mel filters unit area and
Kaldi unit height. The mean that is taken off every feature swallows the constant, if the mean to start from has it too.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

FILTERS = 25
CEPSTRA = 13
LOWEST, HIGHEST = 130.0, 6800.0
LIFTER = 22

USUAL_MEAN = (40.0, 3.0, -1.0)
"""The first cepstra's mean in ordinary speech (PocketSphinx's cmninit; the others' is nought)."""


def kaldi_feature_options() -> dict[str, str]:
    """The lines of mfcc.conf that come nearest to the en-us model's feat.params.

    A little dither keeps digital silence, whose logarithm is a great negative number, from spoiling the running mean.
    """
    return {
        "sample-frequency": "16000",
        "use-energy": "false",
        "num-mel-bins": str(FILTERS),
        "num-ceps": str(CEPSTRA),
        "low-freq": str(LOWEST),
        "high-freq": str(HIGHEST),
        "cepstral-lifter": str(LIFTER),
        "window-type": "hamming",
        "preemphasis-coefficient": "0.97",
        "remove-dc-offset": "false",
        "dither": "1",
    }


def kaldi_feature_mean() -> NDArray[np.float64]:
    """The mean feature vector of ordinary speech as Kaldi computes it with those options."""
    mean = np.zeros(CEPSTRA)
    mean[: len(USUAL_MEAN)] = USUAL_MEAN
    edges = _hertz(np.linspace(_mel(LOWEST), _mel(HIGHEST), FILTERS + 2))
    # A triangle of unit height is larger than one of unit area by its area.
    offset: NDArray[np.float64] = mean + _cepstra(np.log((edges[2:] - edges[:-2]) / 2))
    return offset


def _cepstra(log_energies: NDArray[np.float64]) -> NDArray[np.float64]:
    """The liftered discrete cosine transform of one frame's log mel energies."""
    order = np.arange(CEPSTRA)
    angles = np.pi / FILTERS * np.outer(order, np.arange(FILTERS) + 0.5)
    norms = np.where(order == 0, np.sqrt(1 / FILTERS), np.sqrt(2 / FILTERS))
    lifter = 1 + LIFTER / 2 * np.sin(np.pi * order / LIFTER)
    cepstra: NDArray[np.float64] = lifter * norms * (np.cos(angles) @ log_energies)
    return cepstra


def _mel(hertz: float) -> float:
    return 2595.0 * float(np.log10(1.0 + hertz / 700.0))


def _hertz(mel: NDArray[np.float64]) -> NDArray[np.float64]:
    hertz: NDArray[np.float64] = 700.0 * (10.0 ** (mel / 2595.0) - 1.0)
    return hertz

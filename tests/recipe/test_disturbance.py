"""Noise and talk put into features do to them what they would do to the sound."""

from dataclasses import replace

import numpy as np
import pytest
from voice_models.recipe.training.disturbance import MILD, Disturbance, _from_bands, _to_bands, disturbed

SPEECH = np.random.default_rng(1).normal(10, 2, (300, 40)).astype(np.float32)
SPEECH[:100] = -3  # silence, then speech
OTHERS = np.random.default_rng(2).normal(9, 2, (50, 40)).astype(np.float32)
NONE = Disturbance(noise=0, talk=0, masked_moment=1, masked_bands=1)
NOISE, TALK = replace(NONE, noise=1), replace(NONE, talk=1)


def bands(how: Disturbance, seed: int = 3) -> np.ndarray:
    chance = np.random.default_rng(seed)
    return disturbed(SPEECH @ _from_bands(), OTHERS @ _from_bands(), chance, how) @ _to_bands()


def contrast(of: np.ndarray) -> float:
    return float(of[100:].mean() - of[:100].mean())


def test_cepstra_and_bands_are_each_other_turned_round() -> None:
    assert np.allclose(SPEECH @ _from_bands() @ _to_bands(), SPEECH, atol=1e-3)


@pytest.mark.parametrize("how", [NOISE, TALK], ids=["noise", "talk"])
def test_silence_is_filled_up_to_so_many_decibels_below_speech(how: Disturbance) -> None:
    seeds = range(20)
    faint, loud = (
        np.mean([contrast(bands(replace(how, least=level, most=level), seed)) for seed in seeds]) for level in (30, 10)
    )
    assert contrast(SPEECH) > faint + 2
    assert faint - loud == pytest.approx(20 * np.log(10) / 10, abs=1.2)


def test_without_any_only_the_microphone_differs() -> None:
    difference = np.median(bands(NONE) - SPEECH, axis=0)
    assert np.abs(difference).max() < 6
    assert contrast(bands(NONE)) == pytest.approx(contrast(SPEECH), abs=0.3)


def test_the_same_chance_disturbs_alike_and_another_otherwise() -> None:
    assert np.array_equal(bands(MILD, 5), bands(MILD, 5))
    assert not np.allclose(bands(MILD, 5), bands(MILD, 6))
    assert bands(MILD).shape == SPEECH.shape

"""The Sphinx model of the pocketsphinx wheel: read whole, refused when damaged, its densities kept by the network."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pocketsphinx
import pytest
from voice_models.recipe.acoustic_model import FixedAffine
from voice_models.recipe.gaussian_network import CONTEXT, Sizes, gaussian_network, phone_models
from voice_models.recipe.kaldi_files import Precision
from voice_models.recipe.sphinx_features import CEPSTRA, kaldi_feature_mean, kaldi_feature_options
from voice_models.recipe.sphinx_files import SphinxModelError, read_sphinx_model

from plainspoken.hearing.graphs.phones import PhoneTable

FOLDER = Path(pocketsphinx.__file__).parent / "model/en-us/en-us"


@pytest.fixture(scope="module")
def model():
    return read_sphinx_model(FOLDER)


def test_it_is_read_whole(model):
    assert len(model.phones) == 42
    assert {"SIL", "AA", "ZH", "+SPN+"} < set(model.phones)
    assert model.means.shape == model.variances.shape == (42, 3, 128, 13)
    assert model.log_weights.shape == (42, 3, 3, 128)
    assert model.transitions.sum(axis=2) == pytest.approx(1)
    assert np.exp(model.log_weights).sum(axis=3) == pytest.approx(0.95, abs=0.06)  # sendump rounds weights down
    # What the model knows of speech: silence is quieter than the mean, and a vowel is louder.
    loudness = {
        name: float((np.exp(model.log_weights[at, 1, 0]) * model.means[at, 0, :, 0]).sum())
        for at, name in enumerate(model.phones)
    }
    assert loudness["SIL"] < -10 < 10 < loudness["AA"]


DAMAGE = (
    ("means", b"nonsense", "no Sphinx-3 file"),
    ("means", None, "cut short"),
    ("transition_matrices", None, "cut short"),
    ("sendump", None, "cut short"),
    ("mdef", b"nonsense", "no binary model definition"),
)


@pytest.mark.parametrize(("file", "content", "words"), DAMAGE)
def test_a_damaged_model_is_refused_in_words(tmp_path, file, content, words):
    folder = Path(shutil.copytree(FOLDER, tmp_path / "model"))
    whole = (folder / file).read_bytes()
    (folder / file).write_bytes(whole[: len(whole) - 400] if content is None else content)
    with pytest.raises(SphinxModelError, match=rf"{file}.*{words}"):
        read_sphinx_model(folder)


def test_the_network_gives_the_likeliest_weighted_density(model):
    frames = np.random.default_rng(7).normal(0, 8, (2 * CONTEXT + 1, CEPSTRA))
    present, differences = frames[3], frames[5] - frames[1]
    streams = (present, differences, (frames[6] - frames[2]) - (frames[4] - frames[0]))
    expected = np.zeros((42, 3))
    for stream, feature in enumerate(streams):
        mean, variance = model.means[:, stream], model.variances[:, stream]
        density = -0.5 * (np.log(2 * np.pi * variance) + (feature - mean) ** 2 / variance).sum(axis=2)
        expected += (density[:, None, :] + model.log_weights[:, :, stream]).max(axis=2)
    network = gaussian_network(model, Sizes(128, Precision.FOUR_BYTES))
    assert (network.left_context, network.right_context) == (CONTEXT, CONTEXT)
    assert computed(network, frames) == pytest.approx(expected.reshape(-1), rel=1e-9)


def computed(network, frames):
    """What the network's layers give for the middle frame."""
    layers = {each.name: each for each in network.components if isinstance(each, FixedAffine)}
    features = (layers["features"].linear @ frames.reshape(-1)).reshape(3, CEPSTRA)
    total = 0
    for stream, feature in enumerate(features):
        layer = layers[f"densities{stream}"]
        densities = layer.linear @ np.concatenate((feature, feature**2)) + layer.bias
        total += densities.reshape(128, -1).max(axis=0)
    return total


def test_fewer_gaussians_are_the_heaviest(model):
    few, all_of_them = (gaussian_network(model, Sizes(count, Precision.FOUR_BYTES)) for count in (4, 128))
    assert few.components[2].bias == pytest.approx(all_of_them.components[2].bias[: 4 * 126])


def test_every_phone_has_its_codebook(model):
    table = PhoneTable(tuple(name for name in model.phones if name.isalpha() and name != "SIL"))
    phones = phone_models(model, table)
    assert len(phones) == table.count == 157
    assert phones[0].outputs == tuple(model.phones.index("SIL") * 3 + state for state in range(3))
    assert phones[1].outputs == phones[4].outputs == (6, 7, 8)  # AA in its four positions
    assert all(0 < stay < 1 for phone in phones for stay in phone.stay)


def test_the_features_are_as_many_as_the_model_wants(model):
    assert int(kaldi_feature_options()["num-ceps"]) == model.means.shape[3] == len(kaldi_feature_mean())
    assert 50 < kaldi_feature_mean()[0] < 90  # what Kaldi's options give for ordinary speech

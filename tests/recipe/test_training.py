"""A network learns, its export says the same as itself, and stock libvosk loads what is written of it."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is needed to make a model, not to use one: pip install torch")

from voice_models.recipe.acoustic_model import FixedAffine, Rectifier  # noqa: E402
from voice_models.recipe.corpus.lexicon import PHONES  # noqa: E402
from voice_models.recipe.corpus.shards import Utterance, write_shard  # noqa: E402
from voice_models.recipe.training.criteria import cross_entropy, mutual_information, phone_bigram  # noqa: E402
from voice_models.recipe.training.examples import batches, examples  # noqa: E402
from voice_models.recipe.training.export import chain_phones, exported, load  # noqa: E402
from voice_models.recipe.training.learning import Plan, train  # noqa: E402
from voice_models.recipe.training.network import CLASSES, CONTEXT, OUTPUTS, STEP, Shape  # noqa: E402

from plainspoken.hearing.graphs.phones import PhoneTable  # noqa: E402


def utterance(number: int) -> Utterance:
    """Phones that are told apart by the cepstrum of their number."""
    chance = np.random.default_rng(number)
    phones = ("SIL", *chance.choice(PHONES, 4), "SIL")
    features = chance.normal(size=(20 * len(phones), 40)) * 0.3
    for at, phone in enumerate(phones):
        features[20 * at : 20 * at + 20, CLASSES.index(phone) % 40] += 4
    hearing = features.astype(np.float16)
    return Utterance("some words", tuple(map(str, phones)), tuple(range(0, 120, 20)), (hearing, hearing))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write_shard(folder / "people-0000.npz", map(utterance, range(60)))
    return folder


@pytest.fixture(scope="module")
def checkpoint(corpus: Path) -> Path:
    file = corpus / "model.pt"
    told: list[str] = []
    train(corpus, file, Plan(Shape(32), rounds=2, sequence_rounds=1, size=12), told.append)
    assert [line.split(":")[0] for line in told[2:]] == ["round 1", "round 2", "round 3"]
    return file


def test_it_learns_and_goes_on_where_it_stopped(corpus: Path, checkpoint: Path) -> None:
    told: list[str] = []
    train(corpus, checkpoint, Plan(Shape(32), rounds=2, sequence_rounds=1, size=12), told.append)
    assert told[-1].endswith("3 rounds done")


def test_the_export_says_what_the_network_says(checkpoint: Path, corpus: Path) -> None:
    network, priors = load(checkpoint)
    layers = exported(network, None)
    features = examples(corpus)[0].hearings[0].astype(np.float32)
    padded = np.pad(features, ((CONTEXT, CONTEXT), (0, 0)), "edge")
    with torch.no_grad():
        wanted = network(torch.from_numpy(padded.T[None]))[0].numpy().T
    middle = len(wanted) // 2
    assert np.allclose(run(layers, padded, CONTEXT + STEP * middle), wanted[middle], atol=1e-3)
    weighted = exported(network, priors).components[-1]
    assert np.allclose(weighted.bias, layers.components[-1].bias - np.log(priors))


def run(layers, features, frame: int):
    """The network's lines by hand: every layer's splices are frames, so ask for them recursively."""
    affine = [part for part in layers.components if isinstance(part, FixedAffine)]
    assert sum(isinstance(part, Rectifier) for part in layers.components) == len(affine) - 1
    offsets = [range(-4, 5), *[range(-STEP * each, STEP * each + 1, STEP * each) for each in (1, 1, 2, 2, 3)], [0]]

    def at(layer: int, moment: int):
        if layer < 0:
            return features[moment]
        spliced = np.concatenate([at(layer - 1, moment + offset) for offset in offsets[layer]])
        out = affine[layer].linear @ spliced + affine[layer].bias
        return np.maximum(out, 0) if layer < len(affine) - 1 else out

    out = at(len(affine) - 1, frame)
    return out - np.logaddexp.reduce(out)


def test_sequences_are_never_likelier_than_anything(corpus: Path) -> None:
    every = examples(corpus)
    bigram = phone_bigram(every)
    batch = next(batches(every, 8, random.Random(1)))
    scores = torch.log_softmax(torch.randn(8, OUTPUTS, max(batch.steps)), 1)
    assert float(mutual_information(scores, batch, bigram)) > 0
    right = torch.full_like(scores, -20.0)
    right.scatter_(1, batch.targets.clamp(min=0)[:, None], 0.0)
    assert float(mutual_information(right, batch, bigram)) < float(mutual_information(scores, batch, bigram))
    assert float(cross_entropy(right, batch)) == pytest.approx(0, abs=1e-6)


def test_every_phone_has_its_two_outputs() -> None:
    table = PhoneTable(PHONES)
    phones = chain_phones(table)
    assert len(phones) == table.count
    assert {(phone.outputs[0] + 1,) for phone in phones} == {phone.staying for phone in phones}
    assert phones[0].outputs == (0,)

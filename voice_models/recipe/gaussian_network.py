"""Rewrites a Sphinx model's Gaussian mixtures as an nnet3 network, so that people's recordings need no new training.

A diagonal Gaussian's log density is linear in the feature and its square: with the features [x, x * x] an affine layer
gives all densities at once, the largest of a state's weighted ones stands for its mixture, and three streams add up.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from plainspoken.hearing.graphs.phones import SILENCE, PhoneTable

from .acoustic_model import Component, ElementwiseProduct, FixedAffine, Maxpooling, Network, PhoneModel
from .kaldi_files import Precision
from .sphinx_files import SphinxModel

Reals = NDArray[np.float64]

CONTEXT = 3
"""Frames before and after the present one that the differences need."""

DIFFERENCES = (
    {0: 1},
    {2: 1, -2: -1},
    {3: 1, -1: -1, 1: -1, -3: 1},
)
"""The three streams as sums over neighbouring frames (PocketSphinx's feat.c, 1s_c_d_dd)."""

LEAST_STAY, MOST_STAY = 0.02, 0.98


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is kept: of each state and stream the `gaussians` heaviest Gaussians, at `precision`."""

    gaussians: int
    precision: Precision


def gaussian_network(model: SphinxModel, sizes: Sizes) -> Network:
    """The network whose output 3 * codebook + state is that state's log likelihood."""
    _phones, states, streams, _gaussians = model.log_weights.shape
    dimension = model.means.shape[3]
    scale = _feature_scale(model)
    outputs = len(model.phones) * states
    lines = [
        f"input-node name=input dim={dimension}",
        f"component-node name=features component=features input={_spliced()}",
        "component-node name=squares component=squares input=Append(features, features)",
    ]
    components: list[Component] = [_features(scale), ElementwiseProduct("squares", streams * dimension)]
    for stream in range(streams):
        start = stream * dimension
        lines += [
            f"dim-range-node name=x{stream} input-node=features dim-offset={start} dim={dimension}",
            f"dim-range-node name=y{stream} input-node=squares dim-offset={start} dim={dimension}",
            f"component-node name=densities{stream} component=densities{stream} input=Append(x{stream}, y{stream})",
            f"component-node name=likeliest{stream} component=likeliest{stream} input=densities{stream}",
        ]
        components += [
            _densities(model, stream, scale[stream], sizes),
            Maxpooling(f"likeliest{stream}", sizes.gaussians, outputs),
        ]
    total = "likeliest0"
    for stream in range(1, streams):
        total = f"Sum({total}, likeliest{stream})"
    lines.append(f"output-node name=output input={total} objective=linear")
    return Network(tuple(lines), tuple(components), CONTEXT, CONTEXT)


def phone_models(model: SphinxModel, table: PhoneTable) -> tuple[PhoneModel, ...]:
    """For every phone of the table, in its order, the codebook's outputs and how likely its states last."""
    models = []
    for phone in range(1, table.count + 1):
        codebook = model.phones.index("SIL" if phone == SILENCE else str(table.name(phone)))
        states = model.transitions.shape[1]
        stay = np.clip(np.diagonal(model.transitions[codebook]), LEAST_STAY, MOST_STAY)
        outputs = tuple(codebook * states + state for state in range(states))
        models.append(PhoneModel(outputs, tuple(float(each) for each in stay)))
    return tuple(models)


def _spliced() -> str:
    frames = (f"Offset(input, {offset})" if offset else "input" for offset in range(-CONTEXT, CONTEXT + 1))
    return f"Append({', '.join(frames)})"


def _feature_scale(model: SphinxModel) -> Reals:
    """(stream, dimension): what brings each feature to about unit variance, so that few bytes hold its weights."""
    spread = model.variances.mean(axis=(0, 2)) + model.means.var(axis=(0, 2))
    scale: Reals = 1 / np.sqrt(spread)
    return scale


def _features(scale: Reals) -> FixedAffine:
    streams, dimension = scale.shape
    linear = np.zeros((streams, dimension, 2 * CONTEXT + 1, dimension))
    for stream, weights in enumerate(DIFFERENCES):
        for offset, weight in weights.items():
            linear[stream, :, offset + CONTEXT, :] = weight * np.diag(scale[stream])
    rows = streams * dimension
    return FixedAffine("features", linear.reshape(rows, -1), np.zeros(rows))


def _densities(model: SphinxModel, stream: int, scale: Reals, sizes: Sizes) -> FixedAffine:
    """Weighted log densities of one stream; row k * outputs + i is the k-th heaviest Gaussian of output i."""
    means = model.means[:, stream] * scale
    precisions = 1 / (model.variances[:, stream] * scale**2)
    constants = 0.5 * np.log(precisions * scale**2 / (2 * np.pi)).sum(2) - 0.5 * (means**2 * precisions).sum(2)
    weights = model.log_weights[:, :, stream]
    kept = np.argsort(-weights, axis=2, kind="stable")[:, :, : sizes.gaussians]
    phone = np.arange(len(weights))[:, None, None]
    linear = np.concatenate((means * precisions, -0.5 * precisions), axis=2)[phone, kept]
    bias = constants[phone, kept] + np.take_along_axis(weights, kept, axis=2)
    by_rank = (2, 0, 1)
    return FixedAffine(
        f"densities{stream}",
        linear.transpose(*by_rank, 3).reshape(-1, linear.shape[3]),
        bias.transpose(*by_rank).reshape(-1),
        sizes.precision,
    )

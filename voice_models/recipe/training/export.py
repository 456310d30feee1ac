"""From a trained network to Kaldi's nnet3: affine maps of spliced frames, normalisation folded into them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from plainspoken.hearing.graphs.phones import SILENCE, PhoneTable

from ..acoustic_model import Component, FixedAffine, Network, PhoneModel, Rectifier
from ..kaldi_files import Precision
from .network import CLASSES, CONTEXT, DILATIONS, FIRST_KERNEL, STEP, Shape, TimeDelayNetwork

Reals = NDArray[np.float64]


def load(checkpoint: Path) -> tuple[TimeDelayNetwork, Reals]:
    """The trained network, and how often each of its outputs is right."""
    state: dict[str, Any] = torch.load(checkpoint, weights_only=False)
    model = state["model"]
    network = TimeDelayNetwork(Shape(state["width"]), model["mean"], model["spread"])
    network.load_state_dict(model)
    network.eval()
    return network, state["priors"]


def chain_phones(table: PhoneTable) -> tuple[PhoneModel, ...]:
    """Each phone of the table as one state with two outputs: for its first step, and for later ones."""
    names = ["SIL", *(str(table.name(phone)) for phone in range(2, table.count + 1))]
    places = [CLASSES.index(name) for name in names]
    assert names[SILENCE - 1] == "SIL"
    return tuple(PhoneModel((2 * at,), (0.5,), (2 * at + 1,)) for at in places)


def exported(network: TimeDelayNetwork, priors: Reals | None, precision: Precision = Precision.ONE_BYTE) -> Network:
    """The network for Kaldi. With `priors` its outputs become likelihoods; a constant a frame makes no difference."""
    offsets = [range(-(FIRST_KERNEL // 2), FIRST_KERNEL // 2 + 1)]
    offsets += [range(-STEP * each, STEP * each + 1, STEP * each) for each in DILATIONS]
    scale, shift = 1 / _reals(network.spread), -_reals(network.mean) / _reals(network.spread)
    lines = ["input-node name=input dim=40"]
    components: list[Component] = []
    source = "input"
    convolutions = [network.first, *network.layers]
    for number, (layer, norm, places) in enumerate(zip(convolutions, network.norms, offsets, strict=True)):
        linear, bias = _folded(layer, scale, shift)
        name = f"layer{number}"
        lines.append(f"component-node name={name} component={name} input={_spliced(source, places)}")
        lines.append(f"component-node name={name}.relu component={name}.relu input={name}")
        components += [FixedAffine(name, linear, bias, precision), Rectifier(f"{name}.relu", len(bias))]
        source = f"{name}.relu"
        scale = 1 / np.sqrt(_reals(norm.running_var) + norm.eps)
        shift = -_reals(norm.running_mean) * scale
    linear, bias = _folded(network.last, scale, shift)
    if priors is not None:
        bias = bias - np.log(priors)
    lines.append(f"component-node name=last component=last input={source}")
    components.append(FixedAffine("last", linear, bias))
    lines.append("output-node name=output input=last objective=linear")
    return Network(tuple(lines), tuple(components), CONTEXT, CONTEXT)


def _folded(layer: nn.Module, scale: Reals, shift: Reals) -> tuple[Reals, Reals]:
    """A convolution over inputs that are scaled and shifted first, as one affine map of the spliced inputs."""
    weight, bias = _reals(layer.weight), _reals(layer.bias)  # (output, input, kernel)
    bias = bias + np.einsum("oik,i->o", weight, shift)
    weight = weight * scale[None, :, None]
    return weight.transpose(0, 2, 1).reshape(len(weight), -1), bias


def _spliced(source: str, places: range) -> str:
    frames = [f"Offset({source}, {place})" if place else source for place in places]
    return f"Append({', '.join(frames)})"


def _reals(values: Tensor) -> Reals:
    reals: Reals = values.detach().double().numpy()
    return reals

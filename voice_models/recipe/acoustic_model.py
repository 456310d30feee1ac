"""Kaldi's final.mdl: a TransitionModel (how long phones last) and an nnet3 network (what they sound like)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from .kaldi_files import KaldiWriter, Precision

Reals = NDArray[np.float64]


class Component(Protocol):
    """One kind of layer of an nnet3 network."""

    @property
    def name(self) -> str:
        """What the configuration's lines call it."""
        ...

    def write(self, writer: KaldiWriter) -> None:
        """Write the component as Kaldi's class of that kind reads it."""
        ...


@dataclass(frozen=True, slots=True)
class FixedAffine:
    """output = linear x input + bias; linear is (output, input)."""

    name: str
    linear: Reals
    bias: Reals
    precision: Precision = Precision.FOUR_BYTES

    def write(self, writer: KaldiWriter) -> None:
        """FixedAffineComponent."""
        writer.token("<FixedAffineComponent>")
        writer.token("<LinearParams>")
        writer.matrix(self.linear, self.precision)
        writer.token("<BiasParams>")
        writer.vector(self.bias)
        writer.token("</FixedAffineComponent>")


@dataclass(frozen=True, slots=True)
class ElementwiseProduct:
    """The product, element by element, of the input's two halves, each `output` long."""

    name: str
    output: int

    def write(self, writer: KaldiWriter) -> None:
        """ElementwiseProductComponent."""
        _write_sizes(writer, "ElementwiseProductComponent", {"InputDim": 2 * self.output, "OutputDim": self.output})


@dataclass(frozen=True, slots=True)
class Maxpooling:
    """The largest of `pool` values for each of `output`; input element k * output + i is output i's k-th."""

    name: str
    pool: int
    output: int

    def write(self, writer: KaldiWriter) -> None:
        """MaxpoolingComponent over the first of its three axes."""
        sizes = dict.fromkeys(("PoolXSize", "PoolYSize", "PoolZSize", "PoolXStep", "PoolYStep", "PoolZStep"), 1)
        sizes |= {"PoolXSize": self.pool, "PoolXStep": self.pool}
        shape = {"InputXDim": self.pool, "InputYDim": self.output, "InputZDim": 1}
        _write_sizes(writer, "MaxpoolingComponent", shape | sizes)


@dataclass(frozen=True, slots=True)
class Rectifier:
    """Each value of so many, or nought where it is less."""

    name: str
    size: int

    def write(self, writer: KaldiWriter) -> None:
        """RectifiedLinearComponent, with the statistics of its training left empty."""
        writer.token("<RectifiedLinearComponent>")
        writer.token("<Dim>")
        writer.integer(self.size)
        for name in ("<ValueAvg>", "<DerivAvg>"):
            writer.token(name)
            writer.vector([])
        for name in ("<Count>", "<NumDimsSelfRepaired>", "<NumDimsProcessed>"):
            writer.token(name)
            writer.double(0.0)
        writer.token("</RectifiedLinearComponent>")


@dataclass(frozen=True, slots=True)
class Network:
    """An nnet3 network: configuration lines, the components they name, the frames it looks back and ahead."""

    lines: tuple[str, ...]
    components: tuple[Component, ...]
    left_context: int
    right_context: int


@dataclass(frozen=True, slots=True)
class PhoneModel:
    """How one phone behaves: for each of its states the network output that scores it, and how likely it lasts.

    `staying` scores the frames in a state after its first, where the network tells these apart ("chain" models do).
    """

    outputs: tuple[int, ...]
    stay: tuple[float, ...]
    staying: tuple[int, ...] = ()

    @property
    def states(self) -> int:
        """How many states it has."""
        return len(self.outputs)


def write_acoustic_model(path: Path, phones: Sequence[PhoneModel], network: Network) -> None:
    """Write final.mdl; `phones[i]` is phone number i + 1."""
    writer = KaldiWriter()
    _write_transitions(writer, phones)
    _write_network(writer, network)
    writer.save(path)


def _write_transitions(writer: KaldiWriter, phones: Sequence[PhoneModel]) -> None:
    """One topology for all; (phone, state, output, output) for each state; log probabilities of staying and moving."""
    writer.token("<TransitionModel>")
    _write_topology(writer, len(phones), phones[0])
    writer.token("<Tuples>")
    writer.integer(sum(phone.states for phone in phones))
    log_probabilities = [0.0]  # transitions are numbered from 1
    for number, phone in enumerate(phones, start=1):
        staying = phone.staying or phone.outputs
        for state, (output, later, stay) in enumerate(zip(phone.outputs, staying, phone.stay, strict=True)):
            for value in (number, state, output, later):
                writer.integer(value)
            log_probabilities += [math.log(stay), math.log(1 - stay)]
    writer.token("</Tuples>")
    writer.token("<LogProbs>")
    writer.vector(log_probabilities)
    writer.token("</LogProbs>")
    writer.token("</TransitionModel>")


def _write_topology(writer: KaldiWriter, phone_count: int, like: PhoneModel) -> None:
    """The one topology that all phones share, after the likeness of any of them."""
    writer.token("<Topology>")
    writer.integers(range(1, phone_count + 1))
    writer.integers([-1] + [0] * phone_count)  # which topology each phone has; there is no phone 0
    if like.staying:
        writer.integer(-1)  # Kaldi's mark for states that are scored otherwise while they are stayed in
    writer.integer(1)
    writer.integer(like.states + 1)
    for state in range(like.states):
        writer.integer(state)
        if like.staying:
            writer.integer(like.states + state)  # kinds of output: any numbers that differ
        writer.integer(2)
        for target in (state, state + 1):
            writer.integer(target)
            writer.real(0.5)  # only a starting value for training
    for _ in range(2 if like.staying else 1):
        writer.integer(-1)  # the last state makes no sound
    writer.integer(0)
    writer.token("</Topology>")


def _write_network(writer: KaldiWriter, network: Network) -> None:
    writer.token("<Nnet3>")
    writer.lines(network.lines)
    writer.token("<NumComponents>")
    writer.integer(len(network.components))
    for component in network.components:
        writer.token("<ComponentName>")
        writer.token(component.name)
        component.write(writer)
    writer.token("</Nnet3>")
    writer.token("<LeftContext>")
    writer.integer(network.left_context)
    writer.token("<RightContext>")
    writer.integer(network.right_context)
    writer.token("<Priors>")
    writer.vector([])  # the outputs are likelihoods already, so there is no prior to divide by


def _write_sizes(writer: KaldiWriter, kind: str, sizes: dict[str, int]) -> None:
    writer.token(f"<{kind}>")
    for name, size in sizes.items():
        writer.token(f"<{name}>")
        writer.integer(size)
    writer.token(f"</{kind}>")

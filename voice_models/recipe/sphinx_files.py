"""Reads an acoustic model in CMU Sphinx's format, such as the en-us model that the pocketsphinx wheel brings.

That model (BSD licence, Alpha Cephei Inc.) is phonetically tied: each phone has a codebook of Gaussians for each of
three streams (cepstra, their differences, the differences' differences), and its states weigh them. The formats are
those of PocketSphinx's bio.c, ms_gauden.c, ptm_mgau.c, tmat.c and bin_mdef.c.
"""

from __future__ import annotations

import math
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float64]

WEIGHT_LOG_BASE = 1.0001
WEIGHT_SHIFT = 1024
VARIANCE_FLOOR = 1e-4


class SphinxModelError(Exception):
    """A file is no Sphinx model of the kind that can be converted; the message names it and says why."""


@dataclass(frozen=True, slots=True)
class SphinxModel:
    """The context-independent part of a phonetically tied model.

    `phones`: names, in codebook order; `means`, `variances`: (phone, stream, Gaussian, dimension);
    `log_weights`: (phone, state, stream, Gaussian), natural logs; `transitions`: (phone, state, next state).
    """

    phones: tuple[str, ...]
    means: Reals
    variances: Reals
    log_weights: Reals
    transitions: Reals


def read_sphinx_model(folder: Path) -> SphinxModel:
    """Read means, variances, sendump, transition_matrices and mdef; SphinxModelError where they do not fit."""
    phones = _phones(folder / "mdef")
    means = _gaussians(folder / "means")
    variances = np.maximum(_gaussians(folder / "variances"), VARIANCE_FLOOR)
    transitions = _transitions(folder / "transition_matrices")
    states = transitions.shape[1]
    if not len(phones) == len(means) == len(transitions) or means.shape != variances.shape:
        raise SphinxModelError(f"{folder}: mdef, means, variances and transition_matrices do not fit together")
    weights = _mixture_weights(folder / "sendump", means.shape[1], means.shape[2])
    # Senones are numbered with the context-independent ones first: phone after phone, state after state.
    weights = weights[:, :, : len(phones) * states].transpose(2, 0, 1)
    log_weights = weights.reshape(len(phones), states, *weights.shape[1:])
    return SphinxModel(phones, means, variances, log_weights, transitions)


def _body(path: Path) -> bytes:
    """What follows the text header and the byte-order mark of a Sphinx-3 file."""
    content = path.read_bytes()
    header, mark, body = content.partition(b"endhdr\n")
    if not header.startswith(b"s3\n") or not mark:
        raise SphinxModelError(f"{path}: no Sphinx-3 file")
    if body[:4] != struct.pack("<I", 0x11223344):
        raise SphinxModelError(f"{path}: not in little-endian byte order")
    return body[4:]


def _gaussians(path: Path) -> Reals:
    body = _body(path)
    codebooks, streams, gaussians = struct.unpack_from("<iii", body)
    lengths = struct.unpack_from(f"<{streams}i", body, 12)
    if len(set(lengths)) != 1:
        raise SphinxModelError(f"{path}: streams of unequal lengths {lengths} are not converted")
    shape = (codebooks, streams, gaussians, lengths[0])
    return _array(path, body, 16 + 4 * streams, "<f4", shape)


def _transitions(path: Path) -> Reals:
    body = _body(path)
    count, states, next_states, _total = struct.unpack_from("<iiii", body)
    rows = _array(path, body, 16, "<f4", (count, states, next_states))
    likely: Reals = rows / rows.sum(axis=2, keepdims=True)
    return likely


def _mixture_weights(path: Path, streams: int, gaussians: int) -> Reals:
    """Natural logs (stream, Gaussian, senone) of an unclustered sendump."""
    content = path.read_bytes()
    offset = 0
    while length := struct.unpack_from("<i", content, offset)[0]:
        offset += 4 + length
    rows, senones = struct.unpack_from("<ii", content, offset + 4)
    if rows != gaussians:
        raise SphinxModelError(f"{path}: weighs {rows} Gaussians, the codebooks have {gaussians}")
    costs = _array(path, content, offset + 12, "u1", (streams, gaussians, senones))
    return -costs * WEIGHT_SHIFT * math.log(WEIGHT_LOG_BASE)


def _phones(path: Path) -> tuple[str, ...]:
    """The base phones' names, from the null-terminated strings after the ten counts of a binary mdef."""
    content = path.read_bytes()
    if content[:4] != b"BMDF":
        raise SphinxModelError(f"{path}: no binary model definition")
    (description,) = struct.unpack_from("<i", content, 8)
    counts = struct.unpack_from("<10i", content, 12 + description)
    names = content[12 + description + 40 :].split(b"\0", counts[0])[: counts[0]]
    return tuple(name.decode("ascii") for name in names)


def _array(path: Path, body: bytes, offset: int, kind: str, shape: tuple[int, ...]) -> Reals:
    try:
        return np.frombuffer(body, kind, math.prod(shape), offset).reshape(shape).astype(np.float64)
    except ValueError as error:
        raise SphinxModelError(f"{path}: cut short ({error})") from error

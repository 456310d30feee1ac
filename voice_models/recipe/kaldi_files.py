"""Kaldi's binary files: tokens, numbers, vectors and (compressed) matrices, as its io-funcs.h and matrix/ read them."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray


class Precision(Enum):
    """How many bytes a matrix element takes; the value is Kaldi's token for the format.

    TWO_BYTES and ONE_BYTE spread whole numbers evenly between the matrix's smallest and largest element
    (compressed-matrix.h, kTwoByteAuto and kOneByteAuto).
    """

    FOUR_BYTES = "FM"
    TWO_BYTES = "CM2"
    ONE_BYTE = "CM3"


class KaldiWriter:
    """Gathers the bytes of one binary Kaldi file."""

    def __init__(self) -> None:
        self._parts: list[bytes] = [b"\0B"]  # what marks a Kaldi file as binary

    def token(self, token: str) -> None:
        """A word such as <Nnet3>, followed by the one space that Kaldi expects."""
        self._parts.append(token.encode("ascii") + b" ")

    def lines(self, lines: Sequence[str]) -> None:
        """Lines of plain text, as in an nnet3 configuration, ended by an empty one."""
        self._parts.append("\n".join(("", *lines, "", "")).encode("ascii"))

    def integer(self, value: int) -> None:
        """A 32-bit whole number, with its size before it."""
        self._parts.append(b"\x04" + struct.pack("<i", value))

    def real(self, value: float) -> None:
        """A 32-bit floating-point number, with its size before it."""
        self._parts.append(b"\x04" + struct.pack("<f", value))

    def double(self, value: float) -> None:
        """A 64-bit floating-point number, with its size before it."""
        self._parts.append(b"\x08" + struct.pack("<d", value))

    def integers(self, values: Sequence[int]) -> None:
        """A vector of 32-bit whole numbers: the size of one, how many, the numbers."""
        self._parts.append(b"\x04" + struct.pack("<i", len(values)) + np.asarray(values, "<i4").tobytes())

    def vector(self, values: ArrayLike) -> None:
        """A vector of 32-bit floating-point numbers."""
        numbers = np.asarray(values, "<f4")
        self.token("FV")
        self.integer(len(numbers))
        self._parts.append(numbers.tobytes())

    def matrix(self, values: ArrayLike, precision: Precision = Precision.FOUR_BYTES) -> None:
        """A matrix (rows, columns), compressed if asked."""
        numbers = np.asarray(values, np.float64)
        self.token(precision.value)
        if precision is Precision.FOUR_BYTES:
            self.integer(numbers.shape[0])
            self.integer(numbers.shape[1])
            self._parts.append(numbers.astype("<f4").tobytes())
        else:
            self._parts.append(_compressed(numbers, precision))

    def getvalue(self) -> bytes:
        """All that was written."""
        return b"".join(self._parts)

    def save(self, path: Path) -> None:
        """Write the file."""
        path.write_bytes(self.getvalue())


def _compressed(numbers: NDArray[np.float64], precision: Precision) -> bytes:
    smallest = float(numbers.min())
    # A constant matrix has no range; Kaldi divides by it, so it must not be nought.
    spread = float(numbers.max()) - smallest or 1e-5
    steps, kind = (65535, "<u2") if precision is Precision.TWO_BYTES else (255, "u1")
    header = struct.pack("<ffii", smallest, spread, *numbers.shape)
    return header + np.round((numbers - smallest) / spread * steps).astype(kind).tobytes()

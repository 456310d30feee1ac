"""Kaldi's binary values, against the bytes that its readers expect."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from voice_models.recipe.kaldi_files import KaldiWriter, Precision

VALUES = (
    ("token", ("<Nnet3>",), b"<Nnet3> "),
    ("integer", (-2,), b"\x04\xfe\xff\xff\xff"),
    ("real", (1.0,), b"\x04\x00\x00\x80\x3f"),
    ("integers", ([1, 2],), b"\x04\x02\x00\x00\x00\x01\x00\x00\x00\x02\x00\x00\x00"),
    ("vector", ([1.0],), b"FV \x04\x01\x00\x00\x00\x00\x00\x80\x3f"),
    ("lines", (["a", "b"],), b"\na\nb\n\n"),
    ("matrix", ([[1.0]],), b"FM \x04\x01\x00\x00\x00\x04\x01\x00\x00\x00\x00\x00\x80\x3f"),
)


@pytest.mark.parametrize(("kind", "arguments", "expected"), VALUES)
def test_values(kind, arguments, expected, tmp_path):
    writer = KaldiWriter()
    getattr(writer, kind)(*arguments)
    writer.save(tmp_path / "file")
    assert (tmp_path / "file").read_bytes() == b"\0B" + expected


reals = st.floats(-1000, 1000, width=32)


@given(
    arrays(np.float64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=reals),
    st.sampled_from([(Precision.TWO_BYTES, b"CM2 ", 65535, "<u2"), (Precision.ONE_BYTE, b"CM3 ", 255, "u1")]),
)
def test_a_compressed_matrix_comes_back_within_half_a_step(matrix, layout):
    precision, token, steps, kind = layout
    writer = KaldiWriter()
    writer.matrix(matrix, precision)
    content = writer.getvalue().removeprefix(b"\0B" + token)
    smallest, spread, rows, columns = struct.unpack_from("<ffii", content)
    assert (rows, columns) == matrix.shape
    read = smallest + np.frombuffer(content, kind, offset=16).reshape(rows, columns) * (spread / steps)
    assert np.abs(read - matrix).max() <= 0.51 * spread / steps + 1e-4

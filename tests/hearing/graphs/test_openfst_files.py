"""Transducers survive being written and read back, byte for byte as OpenFst lays them out."""

from __future__ import annotations

import io
import math
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.hearing.graphs.openfst_files import (
    ADD_ON_MAGIC,
    FST_MAGIC,
    Sorted,
    write_const,
    write_output_lookahead,
    write_vector,
)
from plainspoken.hearing.graphs.reachability import reachability
from plainspoken.hearing.graphs.transducer import Arc, Transducer


class FstReader:
    """Reads the three file types back, from OpenFst's documentation of them and not from our writer."""

    def __init__(self, content: bytes) -> None:
        self.stream = io.BytesIO(content)

    def take(self, layout: str):
        values = struct.unpack("<" + layout, self.stream.read(struct.calcsize("<" + layout)))
        return values if len(values) > 1 else values[0]

    def header(self):
        assert self.take("i") == FST_MAGIC
        kind, arc = (self.stream.read(self.take("i")).decode() for _ in range(2))
        assert arc == "standard"
        return kind, *self.take("iiQqqq")

    def arcs(self, state: int, count: int) -> list[Arc]:
        rows = [self.take("iifi") for _ in range(count)]
        return [Arc(state, read, write, weight, target) for read, write, weight, target in rows]

    def vector(self) -> Transducer:
        kind, version, _flags, _properties, start, states, arc_count = self.header()
        assert (kind, version) == ("vector", 2)
        fst = Transducer(start, states)
        for state in range(states):
            final, count = self.take("fq")
            if final != math.inf:
                fst.set_final(state, final)
            fst.arcs += self.arcs(state, count)
        assert len(fst.arcs) == arc_count
        return fst

    def const(self) -> Transducer:
        kind, version, _flags, _properties, start, states, arc_count = self.header()
        assert (kind, version) == ("const", 2)
        fst, rows = Transducer(start, states), [self.take("fIIII") for _ in range(states)]
        for state, (final, first, count, silent_in, silent_out) in enumerate(rows):
            assert first == len(fst.arcs)
            if final != math.inf:
                fst.set_final(state, final)
            arcs = self.arcs(state, count)
            assert silent_in == sum(not arc.input_label for arc in arcs)
            assert silent_out == sum(not arc.output_label for arc in arcs)
            fst.arcs += arcs
        assert len(fst.arcs) == arc_count
        return fst

    def at_end(self) -> bool:
        return not self.stream.read(1)


@st.composite
def transducers(draw):
    states = draw(st.integers(1, 6))
    number, label = st.integers(0, states - 1), st.integers(0, 4)
    weight = st.integers(0, 64).map(lambda whole: whole / 8)  # exact in four bytes
    arcs = draw(st.lists(st.builds(Arc, number, label, label, weight, number), max_size=12))
    finals = draw(st.dictionaries(number, weight))
    return Transducer(draw(number), states, arcs, finals)


def assert_same(read: Transducer, written: Transducer, order: Sorted) -> None:
    assert (read.start, read.state_count) == (written.start, written.state_count)
    assert read.final_weights == written.final_weights
    assert sorted(read.arcs) == sorted(written.arcs)
    labels = [(arc.source, arc.input_label if order is Sorted.BY_INPUT else arc.output_label) for arc in read.arcs]
    assert labels == sorted(labels)


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return tmp_path_factory.mktemp("fst") / "any.fst"


@given(fst=transducers(), order=st.sampled_from(Sorted))
def test_vector(path, fst, order):
    write_vector(path, fst, order)
    reader = FstReader(path.read_bytes())
    assert_same(reader.vector(), fst, order)
    assert reader.at_end()


@given(fst=transducers(), order=st.sampled_from(Sorted))
def test_const(path, fst, order):
    write_const(path, fst, order)
    reader = FstReader(path.read_bytes())
    assert_same(reader.const(), fst, order)
    assert reader.at_end()


@given(fst=transducers())
def test_output_lookahead(path, fst):
    reach = reachability(fst)
    fst = fst.with_output_labels(reach.words())
    write_output_lookahead(path, fst, reach)
    reader = FstReader(path.read_bytes())
    assert reader.header() == ("olabel_lookahead", 1, 0, 1 | Sorted.BY_OUTPUT.value, -1, 0, 0)
    assert reader.take("i") == ADD_ON_MAGIC
    assert_same(reader.const(), fst, Sorted.BY_OUTPUT)
    assert reader.take("???") == (True, False, True)
    assert reader.take("??i") == (False, False, reach.end_number)
    assert reader.take("q") == fst.state_count
    for intervals in reach.intervals:
        read = tuple(reader.take("ii") for _ in range(reader.take("q")))
        assert read == intervals
        assert reader.take("i") == sum(end - begin for begin, end in read)
    assert reader.at_end()


def test_a_label_without_a_new_number_is_refused():
    fst = Transducer(0, 1, [Arc(0, 1, 7, 0.0, 0)])
    with pytest.raises(KeyError):
        fst.with_output_labels({1: 1})

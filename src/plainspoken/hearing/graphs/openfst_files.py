"""OpenFst's binary files of the types vector, const and olabel_lookahead, over the standard (tropical) arc.

The layouts are those of OpenFst 1.7 and 1.8 on a little-endian machine (vector-fst.h, const-fst.h, add-on.h,
matcher-fst.h, label-reachable.h): a header with a magic number, then states and arcs. An olabel_lookahead file is a
header, the add-on magic number, a whole const file, and the label reachability that output look-ahead needs.
"""

from __future__ import annotations

import struct
from enum import Enum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from plainspoken.hearing.graphs.reachability import Reachability
from plainspoken.hearing.graphs.transducer import Transducer

FST_MAGIC = 2125659606
ADD_ON_MAGIC = 446681434
ARC = np.dtype([("input", "<i4"), ("output", "<i4"), ("weight", "<f4"), ("target", "<i4")])
CONST_STATE = np.dtype(
    [("final", "<f4"), ("first", "<u4"), ("arcs", "<u4"), ("input_epsilons", "<u4"), ("output_epsilons", "<u4")]
)


class Sorted(Enum):
    """By which label each state's arcs are sorted; the value is OpenFst's property bit that says so."""

    BY_INPUT = 0x10000000
    BY_OUTPUT = 0x40000000


EXPANDED = 0x1
MUTABLE = 0x2


def write_vector(path: Path, transducer: Transducer, order: Sorted) -> None:
    """Write a vector FST, the type that a grammar (Gr.fst) or a whole decoding graph (HCLG.fst) has."""
    arcs, first = _arcs_by_state(transducer, order)
    parts = [_header("vector", 2, EXPANDED | MUTABLE | order.value, transducer)]
    for state in range(transducer.state_count):
        begin, end = int(first[state]), int(first[state + 1])
        parts.append(struct.pack("<fq", transducer.final_weight(state), end - begin))
        parts.append(arcs[begin:end].tobytes())
    path.write_bytes(b"".join(parts))


def write_const(path: Path, transducer: Transducer, order: Sorted) -> None:
    """Write a const FST: the same machine as two flat arrays."""
    path.write_bytes(_const(transducer, order))


def write_output_lookahead(path: Path, transducer: Transducer, reach: Reachability) -> None:
    """Write an olabel_lookahead FST, the type of HCLr.fst.

    The transducer must write the numbers that `reach.words()` gives; the grammar must read the same numbers.
    """
    outer = Transducer(start=-1)  # OpenFst leaves the outer header's counts empty: the inner FST has its own
    properties = EXPANDED | Sorted.BY_OUTPUT.value
    parts = [
        _header("olabel_lookahead", 1, properties, outer),
        struct.pack("<i", ADD_ON_MAGIC),
        _const(transducer, Sorted.BY_OUTPUT),
        # There is an add-on, a pair: none for input labels, one for output labels.
        struct.pack("<???", True, False, True),
        _reachability(reach),
    ]
    path.write_bytes(b"".join(parts))


def _const(transducer: Transducer, order: Sorted) -> bytes:
    arcs, first = _arcs_by_state(transducer, order)
    states = np.zeros(transducer.state_count, CONST_STATE)
    states["final"] = [transducer.final_weight(state) for state in range(transducer.state_count)]
    states["first"] = first[:-1]
    states["arcs"] = np.diff(first)
    for epsilons, label in (("input_epsilons", "input"), ("output_epsilons", "output")):
        before = np.concatenate(([0], np.cumsum(arcs[label] == 0)))
        states[epsilons] = before[first[1:]] - before[first[:-1]]
    return _header("const", 2, EXPANDED | order.value, transducer) + states.tobytes() + arcs.tobytes()


def _reachability(reach: Reachability) -> bytes:
    """LabelReachableData: not of input labels, no table of old labels, the end's number, the interval sets."""
    parts = [struct.pack("<??iq", False, False, reach.end_number, len(reach.intervals))]
    for intervals in reach.intervals:
        parts.append(struct.pack("<q", len(intervals)))
        parts.extend(struct.pack("<ii", begin, end) for begin, end in intervals)
        parts.append(struct.pack("<i", sum(end - begin for begin, end in intervals)))
    return b"".join(parts)


def _arcs_by_state(transducer: Transducer, order: Sorted) -> tuple[NDArray[np.void], NDArray[np.int64]]:
    """All arcs in one array, state after state, and where each state's begin (one more entry than states)."""
    sources = np.array([arc.source for arc in transducer.arcs], dtype=np.int64)
    arcs = np.array([(arc.input_label, arc.output_label, arc.weight, arc.target) for arc in transducer.arcs], dtype=ARC)
    keys = ("input", "output") if order is Sorted.BY_OUTPUT else ("output", "input")
    arcs = arcs[np.lexsort((*(arcs[key] for key in keys), sources))]
    counts = np.bincount(sources, minlength=transducer.state_count)
    return arcs, np.concatenate(([0], np.cumsum(counts))).astype(np.int64)


def _header(kind: str, version: int, properties: int, transducer: Transducer) -> bytes:
    return (
        struct.pack("<i", FST_MAGIC)
        + _text(kind)
        + _text("standard")
        + struct.pack("<iiQqqq", version, 0, properties, transducer.start, transducer.state_count, len(transducer.arcs))
    )


def _text(text: str) -> bytes:
    encoded = text.encode("ascii")
    return struct.pack("<i", len(encoded)) + encoded

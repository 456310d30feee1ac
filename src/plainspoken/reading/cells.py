"""A table's cell in words, after the headings that it stands under or beside."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Mark, Node, Read, Reason, Utterance
from plainspoken.reading.sentences import sentence_pieces
from plainspoken.reading.voicing import Piece, Telling, utterances


def cell(telling: Telling, read: Read) -> Iterator[Utterance]:
    """A cell after its column's headings (ROW) or its row's (COLUMN); an empty one is blank."""
    here = telling.page.nodes[read.start.node]
    heads = here.column_headers if read.reason is Reason.ROW else here.row_headers
    pieces = []
    for index in heads:
        words = pieces_of(telling, telling.page.nodes[index]) if index != here.index else []
        pieces += [*words, Piece(": ", words[-1].language)] if words else []
    yield from utterances([*pieces, *(pieces_of(telling, here) or [telling.ours("reading.blank")])], Mark(here.index))


def pieces_of(telling: Telling, here: Node) -> list[Piece]:
    """All the words of a cell."""
    found: list[Piece] = []
    for block in telling.page.blocks:
        if block.end <= here.index or block.start >= here.end:
            continue
        for sentence in block.sentences:
            if any(here.index <= run.node < here.end for run in sentence):
                found += [Piece(" ", telling.language(here)), *sentence_pieces(telling, block, sentence)]
    if not found and here.name.strip():
        return [Piece(here.name.strip(), telling.language(here))]
    return found[1:]

"""A page's blocks: what is read in one go, each with its words as runs in sentences.

Every word of the page is in exactly one block, in document order: the texts, and the names of what has no text inside
(images, fields, links with a label of their own). A field's block holds its label's words too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from plainspoken.flow import Block, Node, Run
from plainspoken.page.labelling import labelled
from plainspoken.page.leaves import Leaf
from plainspoken.page.pieces import Piece, pieces
from plainspoken.page.sentences import sentences

_ONE_SENTENCE = frozenset({"heading", "field", "button", "disclosure", "image", "menuitem", "tab"})
_CLIMBED = frozenset(
    {
        "paragraph",
        "heading",
        "listitem",
        "treeitem",
        "row",
        "cell",
        "gridcell",
        "columnheader",
        "rowheader",
        "link",
        "caption",
    }
    | {"term", "definition", "blockquote", "strong", "emphasis", "code", "generic", "figcaption", "superscript"}
    | {"subscript", "abbr", "mark", "time", "insertion", "deletion"}
)
_LONGEST_PAIR = 600
_MANY_LINKS, _CHUNK, _BETWEEN_LINKS = 8, 5, 3
"""A row of eight links or more, with no more than commas between them, is read five links at a time."""


def blocks(nodes: tuple[Node, ...]) -> tuple[Block, ...]:
    """The blocks of a page, in document order.

    Kinds: "heading", "paragraph", "item" (a list item's own text), "row" (of a data table; each cell's words are
    sentences of their own, and their runs bear the cell's node), "caption", "definition" (a term with what it means),
    "quote", "field", "button", "disclosure", "menuitem", "tab", "image". A heading or image, or what can be filled in
    or pressed, is one sentence.
    A run inside a link bears the link's node. `start` is the node that the block is (the heading, the list item, the
    row) or its first words; containers such as lists and landmarks are in no block.
    """
    found = _with_definitions(labelled(nodes, pieces(nodes)))
    starts = [piece.leaves[0].start for piece in found] + [len(nodes)]
    made: list[Block] = []
    for place, piece in enumerate(found):
        last = made[-1].end if made else 0
        made.append(_block(nodes, piece, last, starts[place + 1]))
    return tuple(made)


def _block(nodes: tuple[Node, ...], piece: Piece, after: int, before: int) -> Block:
    first = nodes[piece.leaves[0].start]
    start = _top(nodes, piece, after)
    end = max(leaf.end for leaf in piece.leaves)
    if nodes[start].end <= before:
        end = max(end, nodes[start].end)
    return Block(
        kind=piece.kind,
        start=start,
        end=end,
        sentences=tuple(_sentences(nodes, piece)),
        main=first.main,
        skipped=first.skipped,
        language=first.language,
    )


def _top(nodes: tuple[Node, ...], piece: Piece, after: int) -> int:
    """The outermost node that begins with this piece's words and is no container of other blocks."""
    top = piece.leaves[0].start
    if piece.owner >= 0 and piece.kind in ("heading", "row") and piece.owner >= after:
        return piece.owner
    while top - 1 >= after and nodes[top].parent == top - 1 and nodes[top - 1].role in _CLIMBED:
        top -= 1
        if nodes[top].role in ("listitem", "treeitem"):
            break
    return top


def _with_definitions(found: list[Piece]) -> list[Piece]:
    """The pieces with each short definition joined to its term, as one reads "Name: Sarah Philips"."""
    joined: list[Piece] = []
    for piece in found:
        last = joined[-1] if joined else None
        follows = last is not None and piece.kind == "definition" and last.kind in ("term", "pair")
        if last is not None and follows and len(last.text) + len(piece.text) <= _LONGEST_PAIR:
            last.kind = "pair"
            last.leaves += piece.leaves
        else:
            joined.append(piece)
    for piece in joined:
        piece.kind = "definition" if piece.kind in ("term", "pair") else piece.kind
    return joined


def _sentences(nodes: tuple[Node, ...], piece: Piece) -> Iterator[tuple[Run, ...]]:
    for part in (chunk for whole in _parts(piece) for chunk in _chunks(nodes, whole)):
        text, places = _laid_out(part)
        whole = ((0, len(text.rstrip())),)
        spans = whole if piece.kind in _ONE_SENTENCE else sentences(text) or whole
        nexts = [start for start, _ in spans[1:]] + [len(text) + 1]
        first = 0
        for (start, end), following in zip(spans, nexts, strict=True):
            yield tuple(_runs(text, places, part, (first, start, end, following)))
            first = max(0, bisect_left(places, following) - 1)


def _parts(piece: Piece) -> Iterator[list[Leaf]]:
    """The leaves between which a sentence always ends: at a new line, at a new cell."""
    if piece.kind in _ONE_SENTENCE:
        yield piece.leaves
        return
    part: list[Leaf] = []
    for leaf in piece.leaves:
        if part and (leaf.line != part[-1].line or leaf.cell != part[-1].cell):
            yield part
            part = []
        part.append(leaf)
    yield part


def _chunks(nodes: tuple[Node, ...], part: list[Leaf]) -> Iterator[list[Leaf]]:
    """A long row of links in a few links at a time, that each can be kept in mind; anything else as it is."""
    links = [leaf.node for leaf in part if nodes[leaf.node].role == "link"]
    between = sum(len(leaf.text.strip()) for leaf in part if nodes[leaf.node].role != "link")
    if len(set(links)) < _MANY_LINKS or between > len(links) * _BETWEEN_LINKS:
        yield part
        return
    chunk: list[Leaf] = []
    seen: set[int] = set()
    for leaf in part:
        if nodes[leaf.node].role == "link" and leaf.node not in seen:
            if len(seen) == _CHUNK:
                yield chunk
                chunk, seen = [], set()
            seen.add(leaf.node)
        chunk.append(leaf)
    yield chunk


def _laid_out(part: list[Leaf]) -> tuple[str, list[int]]:
    """The words of leaves as one text, and where each leaf begins in it."""
    written: list[str] = []
    places: list[int] = []
    length, ends_in_space = 0, True
    before: Leaf | None = None
    for leaf in part:
        words = leaf.text
        if before is not None and (before.line != leaf.line or not before.plain or not leaf.plain):
            words = f" {words}"
        if ends_in_space:
            words = words.lstrip()
        places.append(length)
        if words:
            written.append(words)
            length += len(words)
            ends_in_space = words[-1] == " "
        before = leaf
    return "".join(written), places


def _runs(text: str, places: list[int], part: list[Leaf], span: tuple[int, int, int, int]) -> Iterator[Run]:
    """The runs of one sentence; neighbours of one node are one run, and a leaf without words has an empty one.

    `span` is the first leaf to look at, where the sentence starts and ends, and where the next one starts.
    """
    first, start, end, following = span
    node, words = -1, ""
    for index in range(first, len(part)):
        place = places[index]
        if place >= following:
            break
        finish = places[index + 1] if index + 1 < len(part) else len(text)
        piece = text[max(start, place) : min(end, finish)]
        if not piece and (part[index].text or place < start):
            continue
        if part[index].node != node:
            if node >= 0:
                yield Run(words, node)
            node, words = part[index].node, ""
        words += piece
    if node >= 0:
        yield Run(words, node)

"""Fields joined to the words that label them, so that no label is read twice.

Nodes do not say which words label a field, but its name is those words: the nearest piece that reads as the field's
name is its label, and pieces between the two that are part of its description are its hint and its error.
"""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Node
from plainspoken.page.leaves import FIELDS, spaced
from plainspoken.page.pieces import Piece

_LABEL_FOLLOWS = frozenset({"checkbox", "radio", "switch"})
_REACH = 5
_JOINED = frozenset({"paragraph", "item", "term", "definition"})


def labelled(nodes: tuple[Node, ...], found: list[Piece]) -> list[Piece]:
    """The pieces with each field's label, hint and error in the field's own piece.

    The words of a field whose label is in its piece, or is read just before it, become "": they are there already.
    """
    joined: list[Piece] = []
    index = 0
    while index < len(found):
        piece = found[index]
        index += 1
        if piece.kind == "row":
            _silence_in_row(nodes, piece)
        elif piece.kind == "field" and piece.leaves[0].text:
            node = nodes[piece.leaves[0].start]
            index = _joined_to_label(node, piece, joined, found, index)
        joined.append(piece)
    return joined


def _joined_to_label(node: Node, piece: Piece, before: list[Piece], found: list[Piece], index: int) -> int:
    """Join a field to its label, taken from the pieces before it or after it; give the first index not taken."""
    if node.role in _LABEL_FOLLOWS and _is_label(found, index, node):
        return _take_after(node, piece, found, index)
    if _take_before(node, piece, before):
        return index
    if _is_label(found, index, node):
        return _take_after(node, piece, found, index)
    return _take_around(node, piece, before, found, index)


def _is_label(found: list[Piece], index: int, node: Node) -> bool:
    return index < len(found) and found[index].kind in _JOINED and found[index].text == spaced(node.name)


def _take_after(node: Node, piece: Piece, found: list[Piece], index: int) -> int:
    """Join the label that follows, and the hints that follow it."""
    _silence(piece)
    piece.leaves += found[index].leaves
    index += 1
    while index < len(found) and found[index].kind in _JOINED and _describes(found[index], node):
        piece.leaves += found[index].leaves
        index += 1
    return index


def _take_before(node: Node, piece: Piece, before: list[Piece]) -> bool:
    """Join the label before, and what stands between; a heading that is the label stays a heading of its own."""
    name = spaced(node.name)
    for back in range(1, min(_REACH, len(before)) + 1):
        candidate = before[-back]
        if candidate.text == name and candidate.kind not in ("field", "row", "button"):
            keep = len(before) - back + (0 if _is_joinable(candidate) else 1)
            taken = before[keep:]
            if all(_is_joinable(part) for part in taken):
                piece.leaves[:0] = [leaf for part in taken for leaf in part.leaves]
                del before[keep:]
            _silence(piece)
            return True
        if not _describes(candidate, node):
            return False
    return False


def _take_around(node: Node, piece: Piece, before: list[Piece], found: list[Piece], index: int) -> int:
    """Join the words of a label that the field stands in the middle of: "Flash the screen [3] times"."""
    line, name = node.line, spaced(node.name)
    if before and before[-1].kind in _JOINED and before[-1].leaves[-1].line == line:
        text = before[-1].text
        if text and name.startswith(text) and _is_joinable(before[-1]):
            _silence(piece)
            piece.leaves[:0] = before.pop().leaves
    if index < len(found) and found[index].kind in _JOINED and found[index].leaves[0].line == line:
        text = found[index].text
        if text and name.endswith(text):
            _silence(piece)
            piece.leaves += found[index].leaves
            return index + 1
    return index


def _is_joinable(part: Piece) -> bool:
    """Whether a piece before a field can be read with it: plain words, so that no link is lost in it."""
    return part.kind in _JOINED and all(leaf.plain and leaf.node == leaf.start for leaf in part.leaves)


def _describes(part: Piece, node: Node) -> bool:
    text = part.text
    return bool(text) and bool(node.description) and text in spaced(node.description)


def _silence(piece: Piece) -> None:
    piece.leaves = [replace(leaf, text="") if leaf.node == piece.owner else leaf for leaf in piece.leaves]


def _silence_in_row(nodes: tuple[Node, ...], piece: Piece) -> None:
    """In a row, a field that is named by words of the row says none itself."""
    if not any(nodes[leaf.start].role in FIELDS for leaf in piece.leaves):
        return
    others = spaced(" ".join(leaf.text for leaf in piece.leaves if nodes[leaf.start].role not in FIELDS))
    piece.leaves = [
        replace(leaf, text="") if nodes[leaf.start].role in FIELDS and leaf.text in others else leaf
        for leaf in piece.leaves
    ]

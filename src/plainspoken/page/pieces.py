"""A page's words in pieces: what stands together on one line, in one heading, in one row of a table.

Pieces become blocks once labels are joined to their fields.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from plainspoken.flow import Node
from plainspoken.page.leaves import FIELDS, IMAGES, MEASURES, MENU_ITEMS, PRESSED, Context, Leaf, leaves, spaced

_ALONE = frozenset({"field", "button", "disclosure", "menuitem", "tab"})
_PRESSED = dict.fromkeys(MENU_ITEMS, "menuitem")
_TOGETHER = frozenset({"row", "heading", "caption", "figcaption", "term", "paragraph"})


@dataclass(slots=True)
class Piece:
    """Leaves that stand together; `owner` is the node that makes them what `kind` says, -1 for none."""

    kind: str
    owner: int
    leaves: list[Leaf] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All its words with single spaces."""
        return spaced("".join(leaf.text for leaf in self.leaves))


def pieces(nodes: tuple[Node, ...]) -> list[Piece]:
    """The words of all nodes, each in one piece, in document order."""
    found: list[Piece] = []
    begun: set[int] = set()
    for leaf, context in leaves(nodes):
        kind, owner = _kind(nodes, leaf, context)
        last = found[-1] if found else None
        if last is not None and _continues(nodes, last, kind, owner, leaf):
            last.leaves.append(leaf)
            continue
        if leaf.plain and not leaf.text.strip():
            continue
        if kind == "item":
            kind = "paragraph" if context.item in begun else "item"
            begun.add(context.item)
        found.append(Piece(kind, owner, [leaf]))
    for piece in found:
        if piece.kind == "paragraph" and all(nodes[leaf.start].role in IMAGES for leaf in piece.leaves):
            piece.kind = "image"
    return found


def _kind(nodes: tuple[Node, ...], leaf: Leaf, context: Context) -> tuple[str, int]:
    role = nodes[leaf.start].role
    if context.kind == "row":
        return "row", context.owner
    if role in FIELDS | MEASURES:
        return "field", leaf.start
    if role in PRESSED:
        return _PRESSED.get(role, role), leaf.start
    return context.kind, context.owner


def _continues(nodes: tuple[Node, ...], last: Piece, kind: str, owner: int, leaf: Leaf) -> bool:
    """Whether a leaf goes on with the last piece: in one row or paragraph always, else on one line."""
    if owner != last.owner or kind in _ALONE:
        return False
    if owner >= 0 and nodes[owner].role in _TOGETHER:
        return True
    return leaf.line == last.leaves[-1].line

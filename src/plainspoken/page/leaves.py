"""The words of a page and where each stands: some words, the node they belong to and what they are inside of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plainspoken.flow import Node

FIELDS = frozenset(
    {"textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider", "checkbox", "radio", "switch"}
    | {"date", "datetime", "color"}
)
MENU_ITEMS = frozenset({"menuitem", "menuitemcheckbox", "menuitemradio"})
PRESSED = frozenset({"button", "disclosure", "tab"}) | MENU_ITEMS
MEASURES = frozenset({"meter", "progressbar"})
IMAGES = frozenset({"img", "image", "graphics-document"})
CELLS = frozenset({"cell", "gridcell", "columnheader", "rowheader"})

WHOLE = FIELDS | PRESSED | IMAGES | frozenset({"option", "progressbar", "meter", "scrollbar", "math"})
"""Roles whose content is not gone into: the name, or else the words inside, stands for all of it."""

WORDLESS = frozenset(
    {"alert", "application", "article", "banner", "blockquote", "caption", "cell", "columnheader", "complementary"}
    | {
        "contentinfo",
        "definition",
        "dialog",
        "document",
        "feed",
        "figure",
        "form",
        "generic",
        "grid",
        "gridcell",
        "group",
    }
    | {"list", "listitem", "log", "main", "navigation", "none", "note", "paragraph", "presentation", "radiogroup"}
    | {"region", "row", "rowgroup", "rowheader", "search", "separator", "status", "table", "tablist", "term", "time"}
    | {"toolbar", "treegrid", "tree", "tabpanel", "menu", "menubar", "option", "scrollbar", "emphasis", "strong"}
)
"""Roles that have no words of their own when nothing is inside them, even with a name."""

_KINDS = {
    **{"heading": "heading", "caption": "caption", "figcaption": "caption", "listitem": "item", "row": "row"},
    **{"treeitem": "item", "term": "term", "definition": "definition", "blockquote": "quote", "paragraph": "paragraph"},
}
_KEPT_BY_PARAGRAPH = frozenset({"item", "quote", "term", "definition", "caption"})
_NO_SIMPLE_ROW = frozenset({"heading", "table", "grid", "treegrid", "form", "navigation", "region", "article"})
_ITEMS = frozenset({"listitem", "treeitem"})
_UNREAD = frozenset({"option", "scrollbar"})
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Leaf:
    """Words, the node they belong to, the nodes they cover (`start` to `end`), their line and their table cell.

    `plain` words run on from the words before; those that stand for a whole thing are parted from them by a space.
    """

    text: str
    node: int
    start: int
    end: int
    line: int
    cell: int = -1
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Context:
    """What a node is inside: the kind of piece, the node that makes it one, the list item, the cell, the link."""

    kind: str = "paragraph"
    owner: int = -1
    item: int = -1
    cell: int = -1
    link: int = -1


def spaced(text: str) -> str:
    """Text with single spaces and none at its ends."""
    return _SPACE.sub(" ", text).strip()


def leaves(nodes: tuple[Node, ...]) -> Iterator[tuple[Leaf, Context]]:
    """All words of the nodes, once each, in document order, with what they are inside of."""
    contexts: list[Context] = []
    outside = Context()
    index, size = 0, len(nodes)
    while index < size:
        node = nodes[index]
        around = contexts[node.parent] if 0 <= node.parent < index else outside
        context = _inside(nodes, node, around)
        contexts.append(context)
        text = _own_words(nodes, node, around)
        if text is None:
            index += 1
            continue
        end = max(index + 1, min(node.end, size)) if node.role != "text" else index + 1
        if text or node.role in FIELDS | PRESSED:
            owner = _owner(node, context)
            yield Leaf(text, owner, index, end, node.line, context.cell, node.role == "text"), context
        contexts.extend([context] * (end - index - 1))
        index = end


def _owner(node: Node, context: Context) -> int:
    """The node that words belong to: the field, the link around them, the cell of a row, or themselves."""
    if node.role in FIELDS | PRESSED | MEASURES:
        return node.index
    if context.link >= 0:
        return context.link
    return context.cell if context.kind == "row" and context.cell >= 0 and node.role == "text" else node.index


def _own_words(nodes: tuple[Node, ...], node: Node, around: Context) -> str | None:
    """The words that stand for a node and all in it: None where its content is to be gone into, "" for no words."""
    if node.role == "text":
        return _SPACE.sub(" ", node.name)
    if node.role in _UNREAD:
        return ""
    if node.role in WHOLE:
        return spaced(node.name) or ("" if node.role in FIELDS else _content(nodes, node))
    if node.role == "link" and around.link < 0 and node.name.strip():
        content = _content(nodes, node)
        return spaced(node.name) if _letters(content) != _letters(node.name) else None
    if node.end <= node.index + 1 and node.role not in WORDLESS:
        return spaced(node.name)
    return None


def _content(nodes: tuple[Node, ...], node: Node) -> str:
    """The words inside a node: its texts and, of what is whole inside it, the names."""
    words: list[str] = []
    index = node.index + 1
    while index < min(node.end, len(nodes)):
        inner = nodes[index]
        if inner.role == "text" or inner.role in WHOLE:
            words.append(inner.name)
        index = max(index + 1, inner.end) if inner.role in WHOLE else index + 1
    return spaced("".join(words))


def _letters(text: str) -> str:
    return "".join(text.split())


def _inside(nodes: tuple[Node, ...], node: Node, around: Context) -> Context:
    """What the things inside a node are inside of."""
    role = node.role
    if role == "text" or role in WHOLE:
        return around
    kind, owner, item, cell, link = around.kind, around.owner, around.item, around.cell, around.link
    if role == "link":
        link = node.index if link < 0 else link
    elif role in CELLS:
        cell = node.index
    if role in _ITEMS:
        item = node.index
    if kind not in ("row", "heading"):
        kind, owner = _turned(nodes, node, kind, owner)
    if (kind, owner, item, cell, link) == (around.kind, around.owner, around.item, around.cell, around.link):
        return around
    return Context(kind, owner, item, cell, link)


def _turned(nodes: tuple[Node, ...], node: Node, kind: str, owner: int) -> tuple[str, int]:
    """The kind of piece that a node makes of what is in it, and the owner."""
    made = _KINDS.get(node.role)
    if made is None:
        return ("paragraph", -1) if node.role in ("table", "list") else (kind, owner)
    if made == "row" and not _is_simple(nodes, node):
        return "paragraph", -1
    if made == "paragraph" and kind in _KEPT_BY_PARAGRAPH:
        return kind, node.index
    return made, node.index


def _is_simple(nodes: tuple[Node, ...], row: Node) -> bool:
    """Whether a row can be read in one go: it holds no heading, table or landmark."""
    return all(inner.role not in _NO_SIMPLE_ROW for inner in nodes[row.index + 1 : row.end])

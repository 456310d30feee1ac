"""Nodes written as an outline: a line a node, "role name {key=value}", indented under what it is inside of."""

from __future__ import annotations

import re
from dataclasses import replace

from plainspoken.flow import Node

_BLOCK_ROLES = (
    "heading paragraph list listitem table row cell columnheader rowheader caption main navigation banner term "
    "definition blockquote group radiogroup region contentinfo complementary form search article rowgroup"
)
BLOCKS = frozenset(_BLOCK_ROLES.split())
_LINE = re.compile(r"^( *)([a-z]+)(?: (.*?))?(?: ?\{(.*)\})?$")


def nodes(outline: str) -> tuple[Node, ...]:
    """Nodes of an outline; words keep the spaces around them when written in quotes; "/" alone is a line break."""
    found: list[Node] = []
    open_nodes: list[tuple[int, int]] = []
    line = 0
    for written in outline.strip("\n").splitlines():
        if written.strip() in ("", "/"):
            line += 1
            continue
        match = _LINE.match(written)
        assert match, f"not a node: {written!r}"
        depth, role = len(match[1]), match[2]
        while open_nodes and open_nodes[-1][0] >= depth:
            _, closed = open_nodes.pop()
            found[closed] = replace(found[closed], end=len(found))
            line += found[closed].role in BLOCKS
        line += role in BLOCKS
        index, name = len(found), match[3] or ""
        name = name[1:-1] if name[:1] == name[-1:] == '"' else name
        parent = open_nodes[-1][1] if open_nodes else -1
        found.append(Node(index, f"0/1/{index}", role, name, parent, index + 1, line, **_states(match[4] or "")))
        open_nodes.append((depth, index))
    for _, closed in open_nodes:
        found[closed] = replace(found[closed], end=len(found))
    return tuple(found)


def _states(text: str) -> dict[str, object]:
    pairs = (pair.split("=", 1) for pair in text.split("; ") if pair)
    return {key: {"True": True}.get(value, int(value) if value.isdigit() else value) for key, value in pairs}

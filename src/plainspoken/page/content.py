"""The main content of a page, and what stands around it on every page of the site.

Where a page marks no main content, its words are scored piece by piece, running text against links, and the stretch
with the highest sum is taken: maximum subsequence segmentation (Pasternack and Roth, "Extracting article text from the
web with maximum subsequence segmentation", 2009).
"""

from __future__ import annotations

import re
from dataclasses import replace

from plainspoken.flow import Node
from plainspoken.page.leaves import FIELDS
from plainspoken.page.pieces import Piece, pieces

_AROUND = {"banner": "banner", "navigation": "navigation", "contentinfo": "footer", "complementary": "aside"}
_COOKIES = re.compile(r"\bcookies?\b|cookie[-_]?(?:banner|consent|notice|message)", re.IGNORECASE)
_FEEDBACK = re.compile(
    r"\bfeedback\b|is this page useful|report a problem with this page|page-?feedback", re.IGNORECASE
)
_SKIPPING = re.compile(r"\b(?:skip|jump|neidio|mynd i'r prif)\b", re.IGNORECASE)
_CONTENT = re.compile(
    r"(?:main|page|primary)?[-_]?content(?:[-_]?(?:main|area|wrapper))?|main|primary|article", re.IGNORECASE
)
_HOLDERS = frozenset({"region", "complementary", "form", "group", "dialog", "generic", "alert", "status", "search"})
_SHORTEST_TARGET = 40
_HEADING_ONE, _HEADING, _FIELD, _PIECE, _OUTSIDE = 200, 20, 60, -8, -400


def boilerplate(nodes: tuple[Node, ...]) -> tuple[str, ...]:
    """What each node is part of besides the content, "" for the content.

    "banner", "navigation", "footer", "aside", "cookies", "feedback" or "skip" (a link past all of that).
    """
    found: list[str] = []
    for index, node in enumerate(nodes):
        around = found[node.parent] if 0 <= node.parent < index else ""
        found.append(around or _part(node))
    return tuple(found)


def with_main(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The nodes with the main content marked where no node is marked yet; the same nodes where one is."""
    if any(node.main for node in nodes):
        return nodes
    start, end = main_content(nodes)
    if start >= end:
        return nodes
    outside = boilerplate(nodes)
    return tuple(
        replace(node, main=True) if start <= node.index < end and not outside[node.index] else node for node in nodes
    )


def main_content(nodes: tuple[Node, ...]) -> tuple[int, int]:
    """The span of nodes that is the main content: the element for it, the skip link's target, or the densest text."""
    main = next((node for node in nodes if node.role == "main"), None)
    if main is not None:
        return main.index, main.end
    target = _skip_target(nodes)
    return (target.index, target.end) if target is not None else _densest(nodes)


def _part(node: Node) -> str:
    if node.role in _AROUND:
        return _AROUND[node.role]
    if node.role == "link" and "#" in node.url and _SKIPPING.search(node.name):
        return "skip"
    if node.role in _HOLDERS:
        about = f"{node.identifier} {node.name}"
        if _COOKIES.search(about):
            return "cookies"
        if _FEEDBACK.search(about):
            return "feedback"
    return ""


def _skip_target(nodes: tuple[Node, ...]) -> Node | None:
    """The container that a skip link leads to, or one called "content", if it holds more than a few words."""
    skips = (n for n in nodes if n.role == "link" and "#" in n.url and _SKIPPING.search(n.name))
    wanted = {node.url.rpartition("#")[2] for node in skips} - {""}
    named = [n for n in nodes if n.identifier and n.identifier in wanted and n.role != "link"]
    called = [n for n in nodes if n.identifier and _CONTENT.fullmatch(n.identifier)]
    articles = [n for n in nodes if n.role == "article"]
    for node in [*named, *called, *(articles if len(articles) == 1 else [])]:
        if sum(len(inner.name) for inner in nodes[node.index : node.end] if inner.role == "text") >= _SHORTEST_TARGET:
            return node
    return None


def _densest(nodes: tuple[Node, ...]) -> tuple[int, int]:
    """The stretch of pieces with the highest sum of scores, as a span of nodes (Kadane's algorithm)."""
    outside = boilerplate(nodes)
    best, best_span = 0, (0, 0)
    total, start = 0, 0
    for piece in pieces(nodes):
        first, last = piece.leaves[0], piece.leaves[-1]
        if total <= 0:
            total, start = 0, _opened(nodes, first.start)
        total += _OUTSIDE if outside[first.start] else _score(nodes, piece)
        if total > best:
            best, best_span = total, (start, last.end)
    return best_span


def _score(nodes: tuple[Node, ...], piece: Piece) -> int:
    linked = sum(len(leaf.text) for leaf in piece.leaves if nodes[leaf.node].role == "link")
    plain = sum(len(leaf.text) for leaf in piece.leaves) - linked
    score = plain - linked + _PIECE
    if piece.kind == "heading":
        score += _HEADING_ONE if nodes[piece.owner].level == 1 else _HEADING
    return score + _FIELD * any(nodes[leaf.start].role in FIELDS for leaf in piece.leaves)


def _opened(nodes: tuple[Node, ...], index: int) -> int:
    """The outermost node that begins with this one, so that a heading is marked and not only its words."""
    while nodes[index].parent == index - 1 and index > 0 and nodes[index - 1].end <= index + 50:
        index -= 1
    return index

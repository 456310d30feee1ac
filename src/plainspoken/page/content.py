"""The main content of a page, and what stands around it on every page of the site.

Where a page marks no main content, it is taken to begin at the title, or on a page without one where the stretch of
text with fewest links begins: maximum subsequence segmentation (Pasternack and Roth, "Extracting article text from the
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
_SMALLEST_SHARE = 0.4
"""A container is the content only if it holds this share of the page's letters; a page may call its menu "main"."""

_HEADING, _FIELD, _PIECE = 20, 60, -8
_ALERT, _FOOTER = 12, 30
_RIGHTS = re.compile(r"©|\bcopyright\b|\ball rights reserved\b|hawlfraint", re.IGNORECASE)


def boilerplate(nodes: tuple[Node, ...], menus: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """What each node is part of besides the content, "" for the content.

    "banner", "navigation", "footer", "aside", "cookies", "feedback" or "skip" (a link past all of that). `menus` are
    nodes that are known to be navigation.
    """
    found: list[str] = []
    for index, node in enumerate(nodes):
        around = found[node.parent] if 0 <= node.parent < index else ""
        found.append(around or ("navigation" if index in menus else _part(node)))
    return tuple(found)


def with_main(nodes: tuple[Node, ...], menus: frozenset[int] = frozenset()) -> tuple[Node, ...]:
    """The nodes with the main content marked where no node is marked yet; the same nodes where one is.

    `menus` are nodes that are known to be no content.
    """
    if any(node.main for node in nodes):
        return nodes
    start, end = main_content(nodes, menus)
    if start >= end:
        return nodes
    outside = boilerplate(nodes, menus)
    return tuple(
        replace(node, main=True) if start <= node.index < end and not outside[node.index] else node for node in nodes
    )


def main_content(nodes: tuple[Node, ...], menus: frozenset[int] = frozenset()) -> tuple[int, int]:
    """The span of nodes that is the main content: the element for it, the skip link's target, or the densest text."""
    main = next((node for node in nodes if node.role == "main"), None)
    if main is not None:
        return main.index, main.end
    target = _skip_target(nodes)
    return (target.index, target.end) if target is not None else _found(nodes, menus)


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
    """The container that a skip link leads to, or one called "content", if it holds much of the page."""
    skips = (n for n in nodes if n.role == "link" and "#" in n.url and _SKIPPING.search(n.name))
    wanted = {node.url.rpartition("#")[2] for node in skips} - {""}
    named = [n for n in nodes if n.identifier and n.identifier in wanted and n.role != "link"]
    called = [n for n in nodes if n.identifier and _CONTENT.fullmatch(n.identifier)]
    articles = [n for n in nodes if n.role == "article"]
    letters = sum(len(node.name) for node in nodes if node.role == "text")
    for node in [*named, *called, *(articles if len(articles) == 1 else [])]:
        held = sum(len(inner.name) for inner in nodes[node.index : node.end] if inner.role == "text")
        if held >= _SMALLEST_SHARE * letters:
            return node
    return None


def _found(nodes: tuple[Node, ...], menus: frozenset[int]) -> tuple[int, int]:
    """The content of a page that does not say: from its title to its footer.

    Content that is left out is never read, so that more is taken in doubt: only links alone at the end are dropped.
    """
    outside = boilerplate(nodes, menus)
    inside = [piece for piece in pieces(nodes) if not outside[piece.leaves[0].start]]
    first = _title(nodes, inside)
    if first < 0:
        heading = next((place for place, piece in enumerate(inside) if piece.kind == "heading"), len(inside))
        first = min(_densest(nodes, inside), heading)
    last = _last(nodes, inside, first)
    if first < 0 or last < first:
        return 0, 0
    return _opened(nodes, inside[first].leaves[0].start), inside[last].leaves[-1].end


def _title(nodes: tuple[Node, ...], inside: list[Piece]) -> int:
    """The first piece of the content: the title that is no link to the front page, or an alert just before it."""
    titles = (
        i for i, p in enumerate(inside) if p.kind == "heading" and nodes[p.owner].level == 1 and _words(nodes, p)[0]
    )
    first = next(titles, -1)
    alerts = [i for i in range(max(0, first - _ALERT), first) if _in_alert(nodes, inside[i])]
    return alerts[0] if alerts else first


def _in_alert(nodes: tuple[Node, ...], piece: Piece) -> bool:
    index = piece.leaves[0].start
    while index >= 0:
        if nodes[index].role in ("alert", "alertdialog"):
            return True
        index = nodes[index].parent
    return False


def _densest(nodes: tuple[Node, ...], inside: list[Piece]) -> int:
    """The piece that begins the stretch with the highest sum of scores (Kadane's algorithm), -1 for none."""
    best, best_start, total, start = 0, -1, 0, 0
    for place, piece in enumerate(inside):
        if total <= 0:
            total, start = 0, place
        total += _score(nodes, piece)
        if total > best:
            best, best_start = total, start
    return best_start


def _last(nodes: tuple[Node, ...], inside: list[Piece], first: int) -> int:
    """The last piece of the content: a few pieces of links alone at the end are the footer's."""
    last = len(inside) - 1
    while last > max(first, len(inside) - _FOOTER) and _is_footing(nodes, inside[last]):
        last -= 1
    return last if last > len(inside) - _FOOTER else len(inside) - 1


def _is_footing(nodes: tuple[Node, ...], piece: Piece) -> bool:
    return piece.kind in ("item", "paragraph", "image") and (
        not _words(nodes, piece)[0] or bool(_RIGHTS.search(piece.text))
    )


def _score(nodes: tuple[Node, ...], piece: Piece) -> int:
    plain, linked = _words(nodes, piece)
    score = plain - linked + _PIECE + (_HEADING if piece.kind == "heading" else 0)
    return score + _FIELD * any(nodes[leaf.start].role in FIELDS for leaf in piece.leaves)


def _words(nodes: tuple[Node, ...], piece: Piece) -> tuple[int, int]:
    """How many letters of a piece are running text, and how many are links."""
    linked = sum(len(leaf.text.strip()) for leaf in piece.leaves if nodes[leaf.node].role == "link")
    return sum(len(leaf.text.strip()) for leaf in piece.leaves) - linked, linked


def _opened(nodes: tuple[Node, ...], index: int) -> int:
    """The outermost node that begins with this one, so that a heading is marked and not only its words."""
    while index > 0 and nodes[index].parent == index - 1:
        index -= 1
    return index

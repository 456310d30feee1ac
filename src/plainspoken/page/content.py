"""The main content of a page, and what stands around it on every page of the site.

Where a page marks no main content, it is taken to begin at the title, or on a page without one where the stretch of
text with fewest links begins: maximum subsequence segmentation (Pasternack and Roth, "Extracting article text from the
web with maximum subsequence segmentation", 2009).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from plainspoken.flow import Node
from plainspoken.page.leaves import FIELDS
from plainspoken.page.pieces import Piece, pieces

_AROUND = {"banner": "banner", "navigation": "navigation", "contentinfo": "footer", "complementary": "aside"}
_COOKIES = re.compile(r"\bcookies?\b|cookie[-_]?(?:banner|consent|notice|message)", re.IGNORECASE)
_FEEDBACK = re.compile(
    r"\bfeedback\b|is this page useful|report a problem with this page|page-?feedback", re.IGNORECASE
)
_SKIPPING = re.compile(r"\b(?:skip|jump|neidio|mynd i'r prif)\b", re.IGNORECASE)
CALLED_CONTENT = re.compile(
    r"(?:main|page|primary)?[-_]?content(?:[-_]?(?:main|area|wrapper))?|main|primary|article", re.IGNORECASE
)
_HOLDERS = frozenset({"region", "complementary", "form", "group", "dialog", "generic", "alert", "status", "search"})
_SMALLEST_SHARE = 0.4
"""A container is the content only if it holds this share of the page's letters; a page may call its menu "main"."""

_SURE_SHARE = 0.1
"""And this share, where a link past the menus leads to it and it bears the page's title or a field."""

_BARE = 3_000
"""Letters of a page up to which it may be nothing but content, having no header, menu or footer at all."""

_LEGAL = 300
"""Letters of a line about rights; a longer paragraph only mentions them."""

_HEADING, _FIELD, _PIECE = 20, 60, -8
_ALERT, _FOOTER, _FEEDBACK_PIECES = 12, 30, 12
_ASKING = re.compile(
    r"^(?:help us improve|was this (?:page )?(?:helpful|useful)|is this page useful|rate this page"
    r"|give (?:us )?feedback|tell us what you think|is there anything wrong with this page"
    r"|did you find what you were looking for)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"©|\bcopyright\b|\ball rights reserved\b|hawlfraint", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Container:
    """An element that may hold the content, by its identifier, and the nodes that it holds, the end not in it."""

    identifier: str
    start: int
    end: int


def boilerplate(nodes: tuple[Node, ...], menus: frozenset[int] = frozenset()) -> tuple[str, ...]:
    """What each node is part of besides the content, "" for the content.

    "banner", "navigation", "footer", "aside", "cookies", "feedback" or "skip" (a link past all of that). `menus` are
    nodes that are known to be navigation.
    """
    headed = _heads_content(nodes)
    found: list[str] = []
    for index, node in enumerate(nodes):
        around = found[node.parent] if 0 <= node.parent < index else ""
        found.append(around or ("navigation" if index in menus else "" if index in headed else _part(node)))
    return tuple(found)


def with_main(
    nodes: tuple[Node, ...], menus: frozenset[int] = frozenset(), held: tuple[Container, ...] = ()
) -> tuple[Node, ...]:
    """The nodes with the main content marked where no node is marked yet; the same nodes where one is.

    `menus` are nodes that are known to be no content, `held` the page's containers that may be it.
    """
    if any(node.main for node in nodes):
        return nodes
    start, end = main_content(nodes, menus, held)
    if start >= end:
        return nodes
    outside = boilerplate(nodes, menus)
    return tuple(
        replace(node, main=True) if start <= node.index < end and not outside[node.index] else node for node in nodes
    )


def main_content(
    nodes: tuple[Node, ...], menus: frozenset[int] = frozenset(), held: tuple[Container, ...] = ()
) -> tuple[int, int]:
    """The span of nodes that is the main content: the element for it, the skip link's target, or the densest text."""
    main = next((node for node in nodes if node.role == "main"), None)
    if main is not None:
        return main.index, main.end
    target = _skip_target(nodes, held)
    return (target.start, target.end) if target is not None else _found(nodes, menus)


def _heads_content(nodes: tuple[Node, ...]) -> frozenset[int]:
    """The banners that are no site's: one that bears a heading and no link, or after the first one the page's title."""
    banners = [node for node in nodes if node.role == "banner"]
    return frozenset(each.index for place, each in enumerate(banners) if _is_own(nodes[each.index : each.end], place))


def _is_own(inside: tuple[Node, ...], place: int) -> bool:
    """Whether a banner, the first on its page where `place` is 0, is the content's own: a site's leads to its home."""
    headings = [node for node in inside if node.role == "heading"]
    linked = any(node.role == "link" for node in inside)
    return bool(headings) and (not linked or (place > 0 and any(node.level == 1 for node in headings)))


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


def _skip_target(nodes: tuple[Node, ...], held: tuple[Container, ...]) -> Container | None:
    """The container that a skip link leads to, or one called "content", if it holds much of the page."""
    wanted = skipped_to(nodes)
    articles = [Container("", node.index, node.end) for node in nodes if node.role == "article"]
    shown = (node for node in nodes if node.identifier and node.role not in ("link", "heading"))
    held = (*held, *(Container(node.identifier, node.index, node.end) for node in shown))
    named = [each for each in held if each.identifier in wanted]
    called = [each for each in held if CALLED_CONTENT.fullmatch(each.identifier)]
    letters = sum(len(node.name) for node in nodes if node.role == "text")
    for each in [*named, *called, *(articles if len(articles) == 1 else [])]:
        inside = nodes[each.start : each.end]
        letters_inside = sum(len(inner.name) for inner in inside if inner.role == "text")
        sure = each in named and any(_is_purpose(inner) for inner in inside)
        if letters_inside >= (_SURE_SHARE if sure else _SMALLEST_SHARE) * letters:
            return each
    return None


def skipped_to(nodes: tuple[Node, ...]) -> frozenset[str]:
    """The identifiers that links past the menus lead to."""
    skips = (n for n in nodes if n.role == "link" and "#" in n.url and _SKIPPING.search(n.name))
    return frozenset(node.url.rpartition("#")[2] for node in skips) - {""}


def _is_purpose(node: Node) -> bool:
    """Whether a node is what a page is for: its title, or something to fill in."""
    return (node.role == "heading" and node.level == 1) or node.role in FIELDS


def _found(nodes: tuple[Node, ...], menus: frozenset[int]) -> tuple[int, int]:
    """The content of a page that does not say: from its title to its footer.

    Content that is left out is never read, so that more is taken in doubt: only links alone at the end are dropped.
    """
    outside = boilerplate(nodes, menus)
    inside = [piece for piece in pieces(nodes) if not outside[piece.leaves[0].start]]
    if not any(outside) and _is_bare(nodes, inside):
        return 0, len(nodes)
    first = _title(nodes, inside)
    if first < 0:
        heading = next((place for place, piece in enumerate(inside) if piece.kind == "heading"), len(inside))
        first = min(_densest(nodes, inside), heading)
    last = _last(nodes, inside, first)
    if first < 0 or last < first:
        return 0, 0
    return _opened(nodes, inside[first].leaves[0].start), inside[last].leaves[-1].end


def _is_bare(nodes: tuple[Node, ...], inside: list[Piece]) -> bool:
    """Whether a page is short and does not begin with links: a part of one, or an example, with nothing around it."""
    letters = sum(len(node.name) for node in nodes if node.role == "text")
    return letters <= _BARE and bool(inside) and (_words(nodes, inside[0])[0] > 0 or not _words(nodes, inside[0])[1])


def _title(nodes: tuple[Node, ...], inside: list[Piece]) -> int:
    """The first piece of the content: the title that is no link to the front page, or an alert just before it."""
    titles = (
        i for i, p in enumerate(inside) if p.kind == "heading" and nodes[p.owner].level == 1 and _words(nodes, p)[0]
    )
    first = next(titles, -1)
    before = range(max(0, first - _ALERT), first)
    alerts = [i for i in before if _in_alert(nodes, inside[i]) and not _COOKIES.search(inside[i].text)]
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
    """The last piece of the content: a few pieces at the end that ask what one thinks of the page are none of it.

    Nor are a few of links alone, unless the page marks its footer: those are content's own then.
    """
    last = _before_feedback(inside, first)
    if any(node.role == "contentinfo" for node in nodes):
        return last
    end = last
    while last > max(first, end + 1 - _FOOTER) and _is_footing(nodes, inside[last]):
        last -= 1
    return last if last > end + 1 - _FOOTER else end


def _before_feedback(inside: list[Piece], first: int) -> int:
    """The piece before the heading, near the end, from which on a page asks what one thinks of it; else the last."""
    end = len(inside) - 1
    near = range(max(first + 1, end - _FEEDBACK_PIECES), end + 1)
    return next((i - 1 for i in near if inside[i].kind == "heading" and _ASKING.search(inside[i].text)), end)


def _is_footing(nodes: tuple[Node, ...], piece: Piece) -> bool:
    return piece.kind in ("item", "paragraph", "image") and (
        not _words(nodes, piece)[0] or (len(piece.text) <= _LEGAL and bool(_RIGHTS.search(piece.text)))
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

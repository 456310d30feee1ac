"""Finding one's way on a page: the things of a kind, what is around a thing, the section it is in, its block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable

from plainspoken.flow import Block, Component, Node, Page
from plainspoken.page.leaves import FIELDS

LANDMARKS = frozenset({"banner", "navigation", "main", "search", "complementary", "contentinfo"})
NAMED_LANDMARKS = frozenset({"region", "form"})
PARTS = ("task", "step", "error")
"""The parts of components that one can go to."""

TABLES = frozenset({"table", "grid", "treegrid"})

_BOUNDS = LANDMARKS | {"region", "dialog"}
_PARAGRAPHS = frozenset({"paragraph", "quote"})


def items(page: Page, kind: str) -> tuple[int, ...]:
    """The nodes of a kind that are of use to a person, in order, less what the site's profile skips.

    Kinds: heading, link, list, item, table, button, field, landmark, image, paragraph, section, form, and of the
    components task, step and error; a link, heading, button or image without a name is left out. "section" are the
    headings of level 1 and 2, or all where there are none of those; a paragraph is the first node
    of its block; a form that is not exposed is its first control.
    """
    if kind == "paragraph":
        return tuple(block.start for block in page.blocks if block.kind in _PARAGRAPHS and not block.skipped)
    if kind == "form":
        return _forms(page)
    if kind in PARTS:
        return _parts(page, kind)
    if kind == "section":
        headings = items(page, "heading")
        return tuple(index for index in headings if 0 < page.nodes[index].level <= 2) or headings
    wanted = _WANTED.get(kind)
    if wanted is None:
        raise ValueError(f"there is no kind of thing called {kind!r}; the kinds are {', '.join(KINDS)}")
    return tuple(node.index for node in page.nodes if wanted(node) and not node.skipped)


def block_at(page: Page, node: int) -> int:
    """The block that a node is in; for a container between blocks the block after it; -1 on a page without blocks."""
    blocks = page.blocks
    place = bisect_right(blocks, node, key=_start) - 1
    if place < 0:
        return 0 if blocks else -1
    return place + 1 if node >= blocks[place].end and place + 1 < len(blocks) else place


def ancestors(page: Page, index: int) -> tuple[int, ...]:
    """The nodes around a node, the nearest first."""
    found: list[int] = []
    while 0 <= index < len(page.nodes) and page.nodes[index].parent < index:
        index = page.nodes[index].parent
        if index >= 0:
            found.append(index)
    return tuple(found)


def section(page: Page, node: int) -> tuple[int, int]:
    """The section that a node is in: from the heading that governs it to the next of its level or a higher one.

    A section ends with the landmark that its heading is in (a banner's heading is for the whole page); what has no
    heading has its landmark, or what comes before the first heading. The span is of nodes, its end not in it.
    """
    headings = [n for n in page.nodes if n.role == "heading"]
    place = bisect_right(headings, node, key=lambda heading: heading.index) - 1
    if place >= 0:
        heading = headings[place]
        higher = (n.index for n in headings[place + 1 :] if (n.level or 2) <= (heading.level or 2))
        end = min(next(higher, len(page.nodes)), _bound(page, heading.index, _BOUNDS - {"banner"})[1])
        if node < end:
            return heading.index, end
    start, end = _bound(page, node, _BOUNDS)
    following = headings[place + 1].index if place + 1 < len(headings) else end
    return start, max(node + 1, min(end, following))


def _bound(page: Page, index: int, roles: frozenset[str]) -> tuple[int, int]:
    """The nodes of the landmark around a node, the whole page where there is none."""
    around = (index, *ancestors(page, index))
    landmark = next((page.nodes[i] for i in around if page.nodes[i].role in roles and _is_bound(page.nodes[i])), None)
    return (landmark.index, landmark.end) if landmark else (0, len(page.nodes))


def _is_bound(node: Node) -> bool:
    return node.role != "region" or bool(node.name)


def _forms(page: Page) -> tuple[int, ...]:
    found: set[int] = set()
    for form in page.forms:
        exposed = [form.node] if form.node >= 0 else [c.node for c in form.controls if c.node >= 0][:1]
        found.update(index for index in exposed if not page.nodes[index].skipped)
    return tuple(sorted(found))


def _parts(page: Page, kind: str) -> tuple[int, ...]:
    """The parts of a kind of the page's components: each the link or heading in it, or where it starts."""
    parts = (part for component in page.components for part in component.parts if part.kind == kind)
    return tuple(_shown_as(page, part) for part in parts if not page.nodes[part.start].skipped)


def _shown_as(page: Page, part: Component) -> int:
    inside = page.nodes[part.start : part.end]
    return next((node.index for node in inside if node.role in ("link", "heading") and node.name), part.start)


def _start(block: Block) -> int:
    return block.start


def _of(roles: Iterable[str], named: bool = False) -> Callable[[Node], bool]:
    wanted = frozenset(roles)
    return lambda node: node.role in wanted and (not named or bool(node.name.strip()))


def _is_landmark(node: Node) -> bool:
    return node.role in LANDMARKS or (node.role in NAMED_LANDMARKS and bool(node.name.strip()))


def _is_full(role: str) -> Callable[[Node], bool]:
    return lambda node: node.role == role and node.end > node.index + 1


_WANTED: dict[str, Callable[[Node], bool]] = {
    "heading": _of({"heading"}, named=True),
    "link": _of({"link"}, named=True),
    "list": _is_full("list"),
    "item": _is_full("listitem"),
    "table": _of(TABLES),
    "button": _of({"button", "disclosure"}, named=True),
    "field": _of(FIELDS),
    "landmark": _is_landmark,
    "image": _of({"img", "image"}, named=True),
}


def kind_of(node: Node) -> str:
    """The kind by whose numbers a thing is opened: "link", "button", "field"; "" of anything else."""
    return next((kind for kind in ("link", "button", "field") if _WANTED[kind](node)), "")


KINDS = (*_WANTED, "paragraph", "section", "form", *PARTS)
"""The kinds of things that `items` finds."""

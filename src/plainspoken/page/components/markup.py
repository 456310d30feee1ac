"""A page's markup looked up by class, tag and role, and which nodes each element stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bs4 import Tag

from plainspoken.flow import Component, Control, Form, Node, Value
from plainspoken.page.document import Document, attribute

Span = tuple[int, int]
Found = dict[str, Value | None]
"""The values of a component as they are found, None or empty for what a page does not have."""

NOTHING: Span = (0, 0)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_WORDED = frozenset({"img", "image", "link", "button", "disclosure"})


@dataclass(frozen=True, slots=True)
class Markup:
    """A page as the components look at it: elements by class, by tag and current ones, and each one's span of nodes.

    Elements are told apart by `id(tag)`; `positions` are their places in document order, `ends` one past the place
    of the last one inside. `spans`, by place, are of nodes, `NOTHING` where an element has none, being hidden or empty.
    """

    document: Document
    nodes: tuple[Node, ...]
    controls: Mapping[str, Control]
    exposed: Mapping[str, Node]
    current: Sequence[Tag]
    positions: Mapping[int, int]
    ends: Sequence[int]
    spans: Sequence[Span]

    def classed(self, *names: str, within: Tag | None = None) -> list[Tag]:
        """The elements with any of these classes, in document order."""
        return self._merged([self.document.classes[name] for name in names if name in self.document.classes], within)

    def tagged(self, *names: str, within: Tag | None = None) -> list[Tag]:
        """The elements with any of these tag names, in document order."""
        return self._merged([self.document.tags[name] for name in names if name in self.document.tags], within)

    def first(self, within: Tag, *names: str) -> Tag | None:
        """The first element with any of these classes inside another."""
        return next(iter(self.classed(*names, within=within)), None)

    def here(self, within: Tag) -> str:
        """The words of what is marked as where one is inside an element, which need not be a link."""
        marked = self._within(self.current, within)
        return self.text(marked[0]) if marked else ""

    def heading(self, within: Tag) -> Tag | None:
        """The first heading inside an element."""
        return next(iter(self.tagged(*HEADINGS, within=within)), None)

    def span(self, tag: Tag) -> Span:
        """The nodes that an element stands for, the end not in it."""
        return self.spans[self.positions[id(tag)]]

    def told(self, tags: Iterable[Tag | None]) -> tuple[Span, ...]:
        """The spans of those elements that are there and have nodes."""
        spans = (self.span(tag) for tag in tags if tag is not None)
        return tuple(span for span in spans if span != NOTHING)

    def holds(self, outer: Tag, inner: Tag) -> bool:
        """Whether an element is another or inside it."""
        return self.positions[id(outer)] <= self.positions[id(inner)] < self.ends[self.positions[id(outer)]]

    def outermost(self, tags: Iterable[Tag]) -> list[Tag]:
        """Elements less those that are inside one before them; `tags` in document order."""
        kept: list[Tag] = []
        for tag in tags:
            if not kept or not self.holds(kept[-1], tag):
                kept.append(tag)
        return kept

    def outside(self, tags: Iterable[Tag], outer: Sequence[Tag]) -> list[Tag]:
        """Elements less those that are, or are inside, some others, of which none is inside another."""
        places = [self.positions[id(tag)] for tag in outer]
        kept: list[Tag] = []
        for tag in tags:
            before = bisect_right(places, self.positions[id(tag)])
            if not before or not self.holds(outer[before - 1], tag):
                kept.append(tag)
        return kept

    def node(self, tag: Tag) -> Node | None:
        """The node that an element itself is, None where it is not exposed."""
        return self.exposed.get(self.document.box(tag).path)

    def inside(self, tag: Tag, *roles: str) -> list[Node]:
        """The nodes of an element with any of these roles, all of them where none is given."""
        start, end = self.span(tag)
        return [node for node in self.nodes[start:end] if not roles or node.role in roles]

    def links(self, tag: Tag) -> list[Node]:
        """The links with a name in an element, those in a button's role too."""
        return [n for n in self.inside(tag) if (n.role == "link" or n.tag == "a") and n.role != "text" and n.name]

    def text(self, tag: Tag | None, less: Iterable[Tag | None] = ()) -> str:
        """The words of an element as they are heard, less those inside some others."""
        if tag is None:
            return ""
        without = self.told(less)
        said: list[str] = []
        line = -1
        for node in self.inside(tag):
            if any(start <= node.index < end for start, end in without) or not _is_worded(node):
                continue
            plain = node.role == "text" and node.line == line
            said.append(node.name if plain else f" {node.name}")
            line = node.line if node.role == "text" else -1
        return " ".join("".join(said).split())

    def component(
        self,
        kind: str,
        tag: Tag,
        values: Mapping[str, Value | None],
        parts: Iterable[Component] = (),
        told: Iterable[Tag | None] = (),
    ) -> tuple[Component, ...]:
        """A component for an element, as a tuple of one; none where it has no nodes. Empty values are dropped."""
        start, end = self.span(tag)
        if start == end:
            return ()
        kept = tuple((name, value) for name, value in values.items() if value is not None and value != "")
        return (Component(kind, start, end, kept, tuple(parts), self.told(told)),)

    def _merged(self, lists: list[Sequence[Tag]], within: Tag | None) -> list[Tag]:
        found = [tag for tags in lists for tag in (self._within(tags, within) if within is not None else tags)]
        if len(lists) > 1:
            found = list({id(tag): tag for tag in sorted(found, key=self._position)}.values())
        return found

    def _within(self, tags: Sequence[Tag], outer: Tag) -> Sequence[Tag]:
        place = self.positions[id(outer)]
        first = bisect_left(tags, place + 1, key=self._position)
        return tags[first : bisect_left(tags, self.ends[place], lo=first, key=self._position)]

    def _position(self, tag: Tag) -> int:
        return self.positions[id(tag)]


def read(document: Document, nodes: tuple[Node, ...], forms: tuple[Form, ...]) -> Markup:
    """Look a page's markup through once."""
    elements = document.elements
    current = [t for t in document.having.get("aria-current", ()) if attribute(t, "aria-current") not in ("", "false")]
    exposed: dict[str, Node] = {}
    for node in nodes:
        if node.role != "text":
            exposed.setdefault(node.path, node)
    positions = {id(tag): place for place, tag in enumerate(elements)}
    holders = [positions.get(id(tag.parent), -1) for tag in elements]
    controls = {control.path: control for form in forms for control in form.controls}
    spans = _spans([document.box(tag).path for tag in elements], holders, nodes)
    return Markup(document, nodes, controls, exposed, current, positions, _ends(holders), spans)


def _ends(holders: Sequence[int]) -> list[int]:
    ends = [place + 1 for place in range(len(holders))]
    for place in range(len(holders) - 1, 0, -1):
        holder = holders[place]
        if holder >= 0 and ends[holder] < ends[place]:
            ends[holder] = ends[place]
    return ends


def _spans(paths: Sequence[str], holders: Sequence[int], nodes: tuple[Node, ...]) -> list[Span]:
    """The span of nodes of each element, from its own nodes and texts and from those of the elements inside it."""
    firsts: dict[str, int] = {}
    lasts: dict[str, int] = {}
    for node in nodes:
        firsts.setdefault(node.path, node.index)
        lasts[node.path] = node.index + 1
    spans = [(firsts[path], lasts[path]) if path in firsts else NOTHING for path in paths]
    for place in range(len(paths) - 1, 0, -1):
        start, end = spans[place]
        holder = holders[place]
        if holder < 0 or start == end:
            continue
        first, last = spans[holder]
        spans[holder] = (min(first, start), max(last, end)) if last else (start, end)
    return spans


def _is_worded(node: Node) -> bool:
    """Whether a node's name is among the words heard: a text, or a thing without text in it."""
    return node.role == "text" or (node.role in _WORDED and node.end == node.index + 1)

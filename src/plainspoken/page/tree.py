"""The page's tree: Beautiful Soup over the tree that a browser builds.

The markup is parsed by lexbor (selectolax), which follows the HTML standard's tree construction, scripting off, so the
elements inside `<noscript>` are elements. The result is copied node by node into Beautiful Soup. Source:
https://html.spec.whatwg.org/multipage/parsing.html
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from bs4 import BeautifulSoup, Tag
from bs4.builder import TreeBuilder
from bs4.element import NavigableString, PageElement, Script, Stylesheet
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plainspoken.page.guard import SINGLE, tamed

DEEPEST = 512
"""Chromium attaches what is nested deeper than this to an ancestor (kMaximumHTMLParserDOMTreeDepth), and so do we."""

SVG = "http://www.w3.org/2000/svg"
MATHML = "http://www.w3.org/1998/Math/MathML"
_ROOTS = {"svg": SVG, "math": MATHML}
_HTML_INSIDE = frozenset({"foreignObject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml"})
_KINDS_OF_TEXT = {"script": Script, "style": Stylesheet}
Piece = TypeVar("Piece", bound=PageElement)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())  # noqa: SIM905


def parse(text: str) -> BeautifulSoup:
    """Build the tree of a page from its text, as Chromium with JavaScript off would; it never fails.

    Attribute values are plain strings ("" where none was given), `class` too. An element of SVG or MathML has its
    `namespace` set, one of HTML has None. Comments are left out, and so are the contents of `<template>`. Two tags
    that read alike compare equal in Beautiful Soup: use `is` and `id(tag)` to tell elements apart.
    """
    return BeautifulSoup("", builder=_LexborBuilder(text))


def paths(soup: BeautifulSoup) -> dict[int, str]:
    """Give each element's path by `id(tag)`: "0" is html, "0/1/2" the third element child of the second of html."""
    found: dict[int, str] = {}
    counts: dict[int, int] = {}
    for element in elements(soup):
        parent = id(element.parent)
        place = counts.get(parent, 0)
        counts[parent] = place + 1
        found[id(element)] = f"{found[parent]}/{place}" if parent in found else str(place)
    return found


def elements(soup: Tag) -> Iterator[Tag]:
    """Go through all elements inside one, in document order, without recursion."""
    end = soup.next_sibling
    if soup.next_sibling is None:
        holder = soup.parent
        while holder is not None and holder.next_sibling is None:
            holder = holder.parent
        end = holder.next_sibling if holder is not None else None
    element = soup.next_element
    while element is not None and element is not end:
        if isinstance(element, Tag):
            yield element
        element = element.next_element


class _LexborBuilder(TreeBuilder):
    """Fills a soup from a lexbor tree, in one walk without recursion."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def feed(self, markup: object) -> None:
        """Copy the tree of the text given at the start; what Beautiful Soup hands over is not looked at."""
        soup = self.soup
        root = LexborHTMLParser(tamed(self.text)).root
        if soup is None or root is None:  # pragma: no cover - lexbor always makes an html element
            return
        last: PageElement = soup
        ends: dict[int, tuple[Tag, str | None]] = {}
        for depth, node in _walk(root):
            parent = ends[min(depth, DEEPEST) - 1][0] if depth else soup
            if node.is_text_node:
                last = _add_text(parent, node.text_content or "", last)
                continue
            if not node.is_element_node:
                continue
            tag = _element(node, ends[depth - 1] if depth else (soup, None))
            last = _link(parent, tag, last)
            ends[depth] = (tag, tag.namespace)
            if depth >= DEEPEST:
                ends[DEEPEST] = ends[depth]


def _walk(root: LexborNode) -> Iterator[tuple[int, LexborNode]]:
    """Go through a lexbor tree in document order, each node with its depth, without recursion."""
    above: list[LexborNode] = []
    node: LexborNode | None = root
    while node is not None:
        yield len(above), node
        below = node.first_child
        if below is not None:
            above.append(node)
            node = below
            continue
        following = node.next if above else None
        while following is None and above:
            held = above.pop()
            following = held.next if above else None
        node = following


def _element(node: LexborNode, holder: tuple[Tag, str | None]) -> Tag:
    name = node.tag or ""
    attributes = {key: value or "" for key, value in node.attributes.items()}
    if SINGLE in attributes:
        del attributes[SINGLE], attributes["multiple"]
    namespace = _namespace(name, *holder)
    return Tag(name=name, namespace=namespace, attrs=attributes, can_be_empty_element=name in _VOID)


def _namespace(name: str, holder: Tag, around: str | None) -> str | None:
    """Say which language an element belongs to, from its name and the element around it (None for HTML)."""
    if around is None or holder.name in _HTML_INSIDE:
        return _ROOTS.get(name)
    return around


def _add_text(parent: Tag, text: str, last: PageElement) -> PageElement:
    """Add text to a parent, joining it to text that stands just before, as one text node."""
    before = parent.contents[-1] if parent.contents else None
    if isinstance(before, NavigableString):
        text = str(before) + text
        previous = before.previous_element or parent
        parent.contents.pop()
        last = previous
    return _link(parent, _KINDS_OF_TEXT.get(parent.name, NavigableString)(text), last)


def _link(parent: Tag, piece: Piece, last: PageElement) -> Piece:
    """Put a piece at the end of a parent, with all of Beautiful Soup's cross references."""
    before = parent.contents[-1] if parent.contents else None
    piece.setup(parent, last, None, before)
    parent.contents.append(piece)
    return piece

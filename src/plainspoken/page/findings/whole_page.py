"""What a page as a whole lacks, such as a title or a way past its menus, and pages that go away by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Node
from plainspoken.page.document import attribute
from plainspoken.page.findings.finding import Inspected, Spot

MANY = 5
"""So many links before the content are too many to pass one by one on every page."""

LONGEST_WAIT = 72_000
"""Twenty hours in seconds: beyond that a time limit is no hindrance (WCAG 2.2.1)."""

_REFRESH = re.compile(r"\s*(\d+(?:\.\d*)?)\s*(?:[;,]|$|\s)")
_SKIPPING = re.compile(r"\b(?:skip|jump|neidio|mynd i'r prif)\b", re.IGNORECASE)


def no_title(inspected: Inspected) -> Iterator[Spot]:
    """A page without a title."""
    if not inspected.page.title:
        yield Spot()


def refreshed(inspected: Inspected) -> Iterator[Spot]:
    """A page that loads itself or another after some seconds."""
    for tag in inspected.document.elements:
        if tag.name != "meta" or attribute(tag, "http-equiv").strip().lower() != "refresh":
            continue
        wait = _REFRESH.match(attribute(tag, "content")[:40])
        if wait and 0 < int(float(wait[1])) <= LONGEST_WAIT:
            yield Spot(tag, (("seconds", int(float(wait[1]))),))


def no_main(inspected: Inspected) -> Iterator[Spot]:
    """A page that does not mark where its content is."""
    if inspected.page.nodes and not any(node.role == "main" for node in inspected.page.nodes):
        yield Spot()


def no_skip_link(inspected: Inspected) -> Iterator[Spot]:
    """A page with many links before its content and no link past them."""
    nodes = inspected.page.nodes
    start = next((node.index for node in nodes if node.main), len(nodes))
    before = [node for node in nodes[:start] if node.role == "link"]
    if len(before) >= MANY and start < len(nodes) and not any(_skips(node) for node in before):
        yield Spot(None, (("count", len(before)),))


def broken_skip_link(inspected: Inspected) -> Iterator[Spot]:
    """Links past something that lead nowhere."""
    for tag, node in inspected.shown("a"):
        wanted = attribute(tag, "href").partition("#")[2]
        if not _skips(node) or not attribute(tag, "href").startswith("#") or not wanted:
            continue
        if wanted not in inspected.document.identifiers and not _is_anchor(inspected, wanted):
            yield Spot(tag, (("link", inspected.called(tag)), ("id", wanted[:40])))


def _skips(node: Node) -> bool:
    return node.role == "link" and "#" in node.url and bool(_SKIPPING.search(node.name))


def _is_anchor(inspected: Inspected, name: str) -> bool:
    return any(_is_named(tag, name) for tag in inspected.document.elements)


def _is_named(tag: Tag, name: str) -> bool:
    return tag.name == "a" and attribute(tag, "name") == name

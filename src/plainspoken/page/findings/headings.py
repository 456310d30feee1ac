"""Headings: the outline by which a person who cannot see the page finds a way through it."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.page.findings.finding import Inspected, Spot


def skipped(inspected: Inspected) -> Iterator[Spot]:
    """Headings more than one level below the heading before them."""
    before = 0
    for tag, node in inspected.exposed():
        if node.role != "heading":
            continue
        if before and node.level > before + 1:
            yield Spot(tag, (("heading", inspected.called(tag)), ("level", node.level), ("before", before)))
        before = node.level


def no_first(inspected: Inspected) -> Iterator[Spot]:
    """A page without a heading of level 1 that has words."""
    if not any(n.role == "heading" and n.level == 1 and n.name for n in inspected.page.nodes) and inspected.page.nodes:
        yield Spot()


def several_first(inspected: Inspected) -> Iterator[Spot]:
    """More than one heading of level 1: at the second."""
    first = [tag for tag, node in inspected.exposed() if node.role == "heading" and node.level == 1 and node.name]
    if len(first) > 1:
        yield Spot(first[1], (("heading", inspected.called(first[1])), ("count", len(first))))


def empty(inspected: Inspected) -> Iterator[Spot]:
    """Headings without words."""
    for tag, node in inspected.exposed():
        if node.role == "heading" and not node.name:
            yield Spot(tag, (("level", node.level),))

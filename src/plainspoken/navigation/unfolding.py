"""Showing what a page keeps folded away."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Mark, Node, Page, Place, Reason, Step, Unfold
from plainspoken.navigation.step import jump, say, stay


def unfold(place: Place, page: Page, disclosure: Node) -> Step:
    """Unfold what is folded away and read it; what is open already is only read."""
    if disclosure.expanded is False:
        return stay(replace(place, mark=Mark(disclosure.index)), Unfold(disclosure.path))
    return unfolded(place, page, disclosure.path)


def unfolded(place: Place, page: Page, path: str) -> Step:
    """Be on a page on which a disclosure has been unfolded: what it holds is read."""
    there = replace(place, page=page, listing=None)
    found = next((node for node in page.nodes if node.path == path and node.role == "disclosure"), None)
    if found is None:
        return say(there, "unfold.nothing")
    around = page.nodes[found.parent] if found.parent >= 0 else found
    end = around.end if around.tag == "details" else found.end
    if not any(found.end <= block.start < end for block in page.blocks):
        return say(replace(there, mark=Mark(found.index)), "unfold.nothing")
    return jump(there, Mark(found.end), end, Reason.SAY_ALL)

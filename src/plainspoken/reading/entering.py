"""What is said on coming into a list, a table, a group, a landmark."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plainspoken.flow import Block, Mark, Node, Utterance
from plainspoken.page.structure import ancestors
from plainspoken.reading.describing import Description, described, without_about
from plainspoken.reading.voicing import Telling, utterances

LANDMARKS = frozenset({"navigation", "search", "complementary", "contentinfo", "banner"})
NAMED = frozenset({"group", "radiogroup", "region", "toolbar", "log", "note", "tabpanel"})
"""Announced only where they have a name, and one that no heading says."""

LISTED = frozenset({"list", "table", "grid", "treegrid", "tree", "menu", "menubar", "tablist", "feed"})
ANNOUNCED = LISTED | NAMED | LANDMARKS | frozenset({"alert", "alertdialog", "dialog", "figure"})


def around(telling: Telling, block: Block) -> frozenset[int]:
    """The announced things that a block is in."""
    outer = (*ancestors(telling.page, block.start), block.start)
    return frozenset(index for index in outer if telling.page.nodes[index].role in ANNOUNCED)


def begun(telling: Telling, block: Block) -> frozenset[int]:
    """The announced things whose first block this is."""
    earlier = [other.start for other in telling.page.blocks if other.start < block.start]
    last = earlier[-1] if earlier else -1
    return frozenset(index for index in around(telling, block) if index > last)


def entered(telling: Telling, block: Block, containers: frozenset[int]) -> Iterator[Utterance]:
    """What is said of containers on coming into them, the outermost first."""
    for index in sorted(containers):
        node = telling.page.nodes[index]
        said = announced(telling, node, block)
        if str(said):
            yield from utterances(telling.pieces(said, node), Mark(block.start))


def announced(telling: Telling, node: Node, block: Block) -> Description:
    """A container in words: without a name that the heading it begins with says again, empty where that is all."""
    said = without_about(described(telling.page, node, telling.wording, telling.detail))
    repeated = block.kind == "heading" and block.text == said.name
    if node.role in NAMED and (repeated or not said.name):
        return Description()
    inside = telling.page.nodes[node.index + 1 : node.end]
    if node.role == "list" and not any(inner.role == "listitem" for inner in inside):
        return Description()
    return replace(said, name="") if repeated else said


def defined(telling: Telling, block: Block, until: int) -> tuple[list[Utterance], int]:
    """What is said on coming to a list of terms with what they mean, and the node that it ends before.

    `until` is the end of the last such list; within it there is nothing to say again.
    """
    nodes = telling.page.nodes
    first = next((node for node in nodes[block.start : block.end] if node.role == "term"), None)
    if block.kind != "definition" or block.start < until or first is None or _is_summed_up(telling, block):
        return [], until
    count, end = 0, first.index
    while end < len(nodes) and nodes[end].parent == first.parent and nodes[end].role in ("term", "definition"):
        count += nodes[end].role == "term"
        end = nodes[end].end
    said = [telling.ours("role.definition_list", count=count)] if count > 1 else []
    return list(utterances(said, Mark(block.start))), end


def _is_summed_up(telling: Telling, block: Block) -> bool:
    """Whether a block is in a summary list, whose rows are said as sentences of their own."""
    return any(c.kind == "summary_list" and c.start <= block.start < c.end for c in telling.page.components)

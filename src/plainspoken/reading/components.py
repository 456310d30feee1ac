"""Components in words: each introduced by its sentence as it is come to, and nothing of it said twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plainspoken.flow import Block, Component, Mark, Node, Page, Utterance, Value
from plainspoken.page.leaves import FIELDS
from plainspoken.page.structure import block_at
from plainspoken.reading.voicing import Piece, Telling, utterances
from plainspoken.wording import Wording, gaps

PASSED_OVER = frozenset({"cookie_banner", "feedback", "phase_banner", "skip_link"})
"""Not read among the rest: they are on every page, and say nothing of what this one is for."""

ABRIDGED = frozenset({"pagination"})
"""Told of in fewer words than the page has: the numbers of pages other than this one are not all read."""

WORD = re.compile(r"\w+")
EDGE = "\0"
"""Stands around the page's words in a sentence of ours, since the two may be in different languages."""

Known = Mapping[str, Sequence[str]]
"""The values on which the lines of the wording depend, by kind of component."""

STOPS = (".", "?", "!", ":", "…")


@dataclass(frozen=True, slots=True)
class Introductions:
    """What of a reading's components is said where, and what is said with it and not read again.

    `sentences` are by the start of the block before which they are said, outer components first; `told` are nodes.
    """

    sentences: dict[int, list[list[Piece]]]
    told: frozenset[int]
    containers: frozenset[int]

    def before(self, block: Block) -> Iterator[Utterance]:
        """What is said on coming to a block."""
        for pieces in self.sentences.get(block.start, ()):
            yield from utterances(pieces, Mark(block.start))

    def has_told(self, block: Block) -> bool:
        """Whether all of a block's words were said in a component's sentence."""
        return bool(block.sentences) and len(self.told_in(block)) == len(block.sentences)

    def told_in(self, block: Block) -> frozenset[int]:
        """Which sentences of a block were said in a component's sentence."""
        numbered = enumerate(block.sentences)
        return frozenset(n for n, runs in numbered if runs and all(run.node in self.told for run in runs))


def introductions(telling: Telling, blocks: Sequence[Block]) -> Introductions:
    """The introductions of the components that begin in some blocks, which are read in order from the first's start.

    In brief only those are said whose words need not be read after them.
    """
    starts = {block.start for block in blocks}
    sentences: dict[int, list[list[Piece]]] = {}
    told: set[int] = set()
    containers: set[int] = set()
    known = templates(telling.wording)
    for component in each(telling.page.components):
        place = _first_block(telling.page, component)
        if place not in starts or not (telling.full or component.told):
            continue
        pieces = said(telling, component, known)
        if pieces:
            sentences.setdefault(place, []).append(pieces)
            told.update(told_by(telling.page, component, pieces))
            containers.add(component.start)
    return Introductions(sentences, frozenset(told), frozenset(told | containers))


def said(telling: Telling, component: Component, known: Known) -> list[Piece]:
    """A component's sentence as pieces; none where there is nothing to say of it."""
    language = telling.language(telling.page.nodes[component.start])
    written = " ".join(lines(telling.wording, component, known))
    found: list[Piece] = []
    for number, part in enumerate(written.split(EDGE)):
        stopped = number % 2 == 0 and found and found[-1].text.endswith(STOPS)
        text = part.removeprefix(".") if stopped else part
        if text:
            found.append(Piece(text, language if number % 2 else telling.wording.language))
    return found


def told_by(page: Page, component: Component, pieces: Sequence[Piece]) -> frozenset[int]:
    """The nodes that a component's sentence says, and that need not be read: never words it lacks, nor a field."""
    spoken = frozenset(_words(" ".join(piece.text for piece in pieces)))
    spans = [(start, end) for start, end in component.told if _is_said(page.nodes[start:end], component, spoken)]
    return frozenset(index for start, end in spans for index in range(start, end))


def _is_said(nodes: Sequence[Node], component: Component, spoken: frozenset[str]) -> bool:
    if any(node.role in FIELDS for node in nodes):
        return False
    if component.kind in ABRIDGED:
        return True
    return all(word in spoken for node in nodes if node.role == "text" for word in _words(node.name))


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def templates(wording: Wording) -> Known:
    """The values on which a wording's lines for each kind of component depend, in their order."""
    found: dict[str, list[str]] = {}
    for key in wording.replies:
        first, _, rest = key.partition(".")
        kind, _, value = rest.partition(".")
        if first == "component":
            found.setdefault(kind, []).append(value)
    return found


def lines(wording: Wording, component: Component, known: Known) -> Iterator[str]:
    """The lines of the wording that a component has the values for, the page's words between edges."""
    values: dict[str, Value] = dict(component.values)
    marked = {name: f"{EDGE}{value}{EDGE}" if isinstance(value, str) else value for name, value in values.items()}
    for needed in known.get(component.kind, ()):
        key = f"component.{component.kind}.{needed}"
        if values.get(needed) and gaps(wording.replies[key]) <= values.keys():
            yield wording.reply(key, marked)


def passed_over(page: Page, start: int) -> frozenset[int]:
    """The nodes that are not read among the rest, unless reading starts among them."""
    spans = [(c.start, c.end) for c in page.components if c.kind in PASSED_OVER]
    return frozenset(index for first, end in spans if not first <= start < end for index in range(first, end))


def each(components: Iterable[Component]) -> Iterator[Component]:
    """Components and their parts, a component before its parts."""
    for component in components:
        yield component
        yield from each(component.parts)


def _first_block(page: Page, component: Component) -> int:
    """The start of the first block in a component; -1 where it is only a part of a block."""
    place = block_at(page, component.start)
    for block in page.blocks[max(0, place) :][:2]:
        if component.start <= block.start < component.end:
            return block.start
    return -1

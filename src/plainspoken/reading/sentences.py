"""The sentences of a block in words: links, fields and images are named as such where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plainspoken.flow import Block, Mark, Node, Run, Utterance
from plainspoken.page.cells import cell_of
from plainspoken.page.leaves import FIELDS, PRESSED
from plainspoken.page.structure import ancestors
from plainspoken.reading import abbreviations, attachments
from plainspoken.reading.describing import called, described, without_about
from plainspoken.reading.voicing import Piece, Telling, utterances

DESCRIBED_BLOCKS = frozenset({"field", "button", "image", "disclosure", "menuitem", "tab"})
CONTROLS = FIELDS | PRESSED | frozenset({"progressbar", "meter"})
GAP = "\0"
"""Stands for the page's words in a reply of ours, since the two may be in different languages."""

LONG_LIST, MILESTONE = 20, 10
"""In lists of more than so many items every tenth is said to be the eleventh, the twenty-first and so on."""

NAMED_ALONE = frozenset({"link", "img", "image"})


def sentences(telling: Telling, block: Block, first: int = 0) -> Iterator[Utterance]:
    """The utterances of a block from a sentence on; each bears its sentence's mark."""
    for number, sentence in enumerate(block.sentences[first:], first):
        pieces = [*_before(telling, block, number), *sentence_pieces(telling, block, sentence)]
        pieces += _after(telling, block, number)
        yield from utterances(pieces, Mark(block.start, number))


def sentence_pieces(telling: Telling, block: Block, sentence: tuple[Run, ...]) -> list[Piece]:
    """One sentence of a block as pieces."""
    if block.kind in DESCRIBED_BLOCKS:
        return _described(telling, sentence)
    if block.kind == "heading":
        return _heading(telling, block, sentence)
    alone = _alone(telling, sentence)
    if alone is not None:
        return _lone(telling, alone)
    return [piece for run in _parted(telling, sentence) for piece in _run(telling, run)]


def _parted(telling: Telling, sentence: tuple[Run, ...]) -> Iterator[Run]:
    """The runs of a sentence, with a comma between links and images that nothing else parts."""
    last = False
    for run in abbreviations.expanded(telling, sentence) if telling.full else sentence:
        named = telling.page.nodes[run.node].role in NAMED_ALONE and bool(run.text.strip())
        if named and last:
            yield replace(run, text=f", {run.text.lstrip()}")
        else:
            yield run
        last = named or (last and not run.text.strip())


def _described(telling: Telling, sentence: tuple[Run, ...]) -> list[Piece]:
    """The things that a block of fields, buttons or images is made of."""
    things = dict.fromkeys(run.node for run in sentence if telling.page.nodes[run.node].role != "text")
    found: list[Piece] = []
    for index in list(things)[: None if _images(telling, things) else 1]:
        node = telling.page.nodes[index]
        pieces = telling.pieces(described(telling.page, node, telling.wording, telling.detail), node)
        found += [Piece(". ", pieces[0].language), *pieces] if found and pieces else pieces
    return found or [piece for run in sentence for piece in _run(telling, run)]


def _images(telling: Telling, things: dict[int, None]) -> bool:
    return all(telling.page.nodes[index].role in ("img", "image") for index in things)


def _heading(telling: Telling, block: Block, sentence: tuple[Run, ...]) -> list[Piece]:
    """A heading's words, its level, and "link" where all of it is one."""
    alone = _alone(telling, sentence)
    runs = tuple(abbreviations.expanded(telling, sentence)) if telling.full else sentence
    words = [_words(telling, run) for run in runs] if alone else [p for run in runs for p in _run(telling, run)]
    if not any(piece.text.strip() for piece in words):
        return []
    level = telling.page.nodes[block.start].level if telling.full else 0
    role = telling.ours("role.heading_level", level=level) if level else telling.ours("role.heading")
    document = _document(telling, alone) if alone is not None else []
    found = [*words, *document, Piece(f", {role.text}", role.language)]
    if alone is not None and telling.full and alone.role == "link":
        found.append(Piece(f", {telling.ours('role.link').text}", role.language))
    return found


def _alone(telling: Telling, sentence: tuple[Run, ...]) -> Node | None:
    """The thing that is all of a sentence but for its stops, its commas and a label that is its name."""
    worded = [run for run in sentence if any(c.isalnum() for c in run.text) or _is_control(telling, run)]
    if len(worded) == 2 and _is_control(telling, worded[1]):
        name = telling.page.nodes[worded[1].node].name.strip()
        worded = [run for run in worded if _is_control(telling, run) or run.text.strip() != name]
    node = telling.page.nodes[worded[0].node] if len(worded) == 1 else None
    return node if node is not None and (node.role in NAMED_ALONE or node.role in CONTROLS) else None


def _lone(telling: Telling, node: Node) -> list[Piece]:
    """A thing that stands alone: named, with its role and states; what is said about it is read in its own place."""
    description = described(telling.page, node, telling.wording, telling.detail, read_on=True)
    if telling.full and node.role == "link":
        description = replace(description, name=abbreviations.explained(telling.page, node, description.name))
    return telling.pieces(without_about(description), node)


def _run(telling: Telling, run: Run) -> Iterator[Piece]:
    """Words within a sentence: a field described, a link named as one in full detail, else only the words."""
    node = telling.page.nodes[run.node]
    if _is_control(telling, run):
        yield Piece(" ", telling.language(node))
        yield from _lone(telling, node)
        return
    key = f"run.{node.role}"
    if not run.text.strip() or not telling.full or not telling.wording.has(key):
        yield _words(telling, run)
        yield from _called(telling, node, run)
        return
    comma, name = (", ", run.text[2:].strip()) if run.text.startswith(", ") else ("", run.text.strip())
    role, _, rest = telling.wording.reply(key, {"name": GAP}).partition(GAP)
    before, after = (" " if end.isspace() else "" for end in (run.text[:1], run.text[-1:]))
    yield Piece(comma + before + role, telling.wording.language)
    yield Piece(name, telling.language(node))
    yield from _document(telling, node)
    yield from _called(telling, node, run)
    yield Piece(rest + after, telling.wording.language)


def _called(telling: Telling, node: Node, run: Run) -> Iterator[Piece]:
    """How to ask for what the words link to, where their name cannot be heard."""
    if run.text.strip():
        yield from (Piece(f", {words},", telling.wording.language) for words in called(node, telling.wording))


def _document(telling: Telling, node: Node) -> list[Piece]:
    """The kind of document that a link leads to, unless it is said beside it."""
    said = attachments.told(telling.page, node, telling.wording, telling.detail, read_on=True)
    return [Piece(f", {words}", telling.wording.language) for words in said]


def _words(telling: Telling, run: Run) -> Piece:
    return Piece(run.text, telling.language(telling.page.nodes[run.node]))


def _is_control(telling: Telling, run: Run) -> bool:
    return telling.page.nodes[run.node].role in CONTROLS


def _before(telling: Telling, block: Block, number: int) -> Iterator[Piece]:
    """What is said before a sentence: a numbered item's number, a table cell's column heading."""
    if block.kind == "row" and telling.full:
        yield from _column_heading(telling, block, number)
    elif number == 0 and telling.page.nodes[block.start].role == "listitem":
        place = _number(telling, block.start)
        if place is not None:
            yield telling.ours("item.number", number=place)
        elif telling.full and _is_milestone(telling.page.nodes[block.start]):
            item = telling.page.nodes[block.start]
            yield telling.ours("item.place", number=item.position, count=item.size)


def _is_milestone(item: Node) -> bool:
    """Whether an item begins the next ten of a list so long that one loses one's place in it."""
    return item.size > LONG_LIST and item.position > 1 and item.position % MILESTONE == 1


def _after(telling: Telling, block: Block, number: int) -> list[Piece]:
    """What is said after a sentence: that it is an item of a tree and which, how a heading sorts its column."""
    node = telling.page.nodes[block.start]
    if node.role == "treeitem" and number == 0:
        said = replace(described(telling.page, node, telling.wording, telling.detail), name="", about="")
    elif block.kind == "row" and _sorts(telling, block, number):
        node = telling.page.nodes[_cell(telling, block.sentences[number])]
        said = replace(described(telling.page, node, telling.wording, telling.detail), name="", about="")
    else:
        return []
    return [Piece(f", {piece.text}", piece.language) for piece in telling.pieces(said, node)]


def _sorts(telling: Telling, block: Block, number: int) -> bool:
    """Whether a sentence is the last of a heading by which its column is sorted."""
    cell = _cell(telling, block.sentences[number])
    if cell < 0 or not telling.page.nodes[cell].sort:
        return False
    return number + 1 == len(block.sentences) or _cell(telling, block.sentences[number + 1]) != cell


def _column_heading(telling: Telling, block: Block, number: int) -> Iterator[Piece]:
    cell = _cell(telling, block.sentences[number])
    if cell < 0 or (number and cell == _cell(telling, block.sentences[number - 1])):
        return
    for index in telling.page.nodes[cell].column_headers:
        heading = telling.page.nodes[index]
        if index != cell and heading.name.strip() and telling.page.nodes[cell].role != "rowheader":
            yield Piece(f"{heading.name.strip()}: ", telling.language(heading))


def _cell(telling: Telling, sentence: tuple[Run, ...]) -> int:
    return cell_of(telling.page, sentence[0].node) if sentence else -1


def _number(telling: Telling, index: int) -> int | None:
    """An item's number in a numbered list; None in lists of links or in a navigation, where numbers say nothing."""
    nodes = telling.page.nodes
    if any(nodes[around].role == "navigation" for around in ancestors(telling.page, index)):
        return None
    if nodes[index].end > index + 1 and nodes[index + 1].role == "link":
        return None
    return nodes[index].number

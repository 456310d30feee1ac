"""A page's blocks read aloud: all of them, the gist, one sentence, one thing, the letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from plainspoken.flow import Block, Detail, Mark, Node, Page, Read, Reason, Utterance
from plainspoken.page.structure import block_at
from plainspoken.reading import entering
from plainspoken.reading.cells import cell, pieces_of
from plainspoken.reading.components import introductions, passed_over
from plainspoken.reading.describing import described
from plainspoken.reading.sentences import CONTROLS, DESCRIBED_BLOCKS, NAMED_ALONE, sentences
from plainspoken.reading.sounding import END
from plainspoken.reading.spelling import spelt
from plainspoken.reading.voicing import Piece, Telling, utterances
from plainspoken.wording import Wording

CONTAINERS = entering.ANNOUNCED | frozenset({"main", "form", "article"})
SAID_OF_IT = CONTROLS | NAMED_ALONE | frozenset({"option", "switch"})
ECHOES = frozenset({"paragraph", "caption", "item", "term"})


def reading(read: Read, page: Page, wording: Wording, detail: Detail) -> Iterator[Utterance]:
    """The utterances of a reading, each with the mark of its sentence; never none at all."""
    telling = Telling(page, wording, detail)
    if not page.blocks:
        return _bare(telling, read)
    return WAYS[read.reason](telling, read)


def say_all(telling: Telling, read: Read) -> Iterator[Utterance]:
    """Every block from the mark on, naming what is come into; words that were said with something are not repeated."""
    inside: frozenset[int] = frozenset()
    names: set[str] = set()
    shown: set[tuple[str, ...]] = set()
    about, listed = "", 0
    blocks = list(_blocks(telling.page, read))
    introduced = introductions(telling, blocks[1 if read.start.sentence else 0 :])
    for number, block in enumerate(blocks):
        yield from introduced.before(block)
        if introduced.has_told(block) or _is_shown_again(telling, block, shown):
            continue
        here = entering.around(telling, block) - introduced.containers
        new = (
            here - inside
            if number
            else (entering.begun(telling, block) - introduced.containers if read.start.sentence == 0 else frozenset())
        )
        inside = here
        if telling.full:
            yield from entering.entered(telling, block, new)
            said, listed = entering.defined(telling, block, listed)
            yield from said
            names = {telling.page.nodes[index].name.strip() for index in new} if new else names
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if _is_echo(telling, block, names, about) or _is_label(telling, block, following):
            continue
        names = set()
        about = _about(telling, block)
        spoken = sentences(telling, block, read.start.sentence if number == 0 else 0)
        already = introduced.told_in(block)
        yield from (u for u in spoken if u.mark is None or u.mark.sentence not in already)
    yield from _end(telling, read)


def skim(telling: Telling, read: Read) -> Iterator[Utterance]:
    """Headings whole, the first sentence of every paragraph, and that there is a list or a table."""
    seen: frozenset[int] = frozenset()
    for block in _blocks(telling.page, read):
        new = entering.begun(telling, block) - seen
        seen |= new
        listed = frozenset(i for i in new if telling.page.nodes[i].role in entering.LISTED)
        yield from entering.entered(telling, block, listed)
        if block.kind in ("heading", "paragraph", "quote"):
            yield from (u for u in sentences(telling, block) if u.mark == Mark(block.start))
    yield from _end(telling, read)


def browse(telling: Telling, read: Read) -> Iterator[Utterance]:
    """One block."""
    return _or_blank(telling, sentences(telling, _block(telling.page, read.start)), read.start)


def sentence(telling: Telling, read: Read) -> Iterator[Utterance]:
    """One sentence of a block, the last where it has not so many."""
    block = _block(telling.page, read.start)
    spoken = list(sentences(telling, block))
    wanted = [u for u in spoken if u.mark and u.mark.sentence == read.start.sentence]
    return _or_blank(telling, iter(wanted or spoken[-1:]), read.start)


def jump(telling: Telling, read: Read) -> Iterator[Utterance]:
    """The thing that was moved to; of what holds other things its name and the first thing in it."""
    page = telling.page
    node = page.nodes[min(read.start.node, len(page.nodes) - 1)]
    said = described(page, node, telling.wording, telling.detail)
    if node.role in CONTAINERS and str(said):
        yield from utterances(telling.pieces(said, node), Mark(node.index))
        yield from _first_inside(telling, node)
    elif node.role in SAID_OF_IT and str(said):
        yield from utterances(telling.pieces(said, node), Mark(node.index))
    else:
        block = _block(page, read.start)
        inside = block.start < node.end and block.end > node.index
        found = sentences(telling, block) if inside else utterances(telling.pieces(said, node), Mark(node.index))
        yield from _or_blank(telling, found, read.start)


def spell(telling: Telling, read: Read) -> Iterator[Utterance]:
    """The name of the thing at the mark, or else its sentence, letter by letter."""
    node = telling.page.nodes[read.start.node]
    named = node.name.strip() if node.role not in ("text", "paragraph") else ""
    own = _block(telling.page, read.start).sentences[read.start.sentence :][:1]
    words = named or "".join(run.text for each in own for run in each)
    spoken = (Utterance(letters, telling.language(node), read.start) for letters in spelt(words, telling.wording))
    return _or_blank(telling, spoken, read.start)


WAYS: Mapping[Reason, Callable[[Telling, Read], Iterator[Utterance]]] = {
    Reason.SAY_ALL: say_all,
    Reason.SKIM: skim,
    Reason.BROWSE: browse,
    Reason.SENTENCE: sentence,
    Reason.JUMP: jump,
    Reason.ROW: cell,
    Reason.COLUMN: cell,
    Reason.SPELL: spell,
}


def _bare(telling: Telling, read: Read) -> Iterator[Utterance]:
    """What there is to say of a page without words: the thing at the mark, or "blank"."""
    nodes = telling.page.nodes[read.start.node :][:1] if read.reason is Reason.JUMP else ()
    said = [described(telling.page, node, telling.wording, telling.detail) for node in nodes]
    pieces = [piece for each, node in zip(said, nodes, strict=True) for piece in telling.pieces(each, node)]
    return _or_blank(telling, utterances(pieces, read.start), read.start)


def _first_inside(telling: Telling, node: Node) -> Iterator[Utterance]:
    """The first sentence in a container that is not its name again; of a table its whole first row."""
    inner = (block for block in telling.page.blocks if node.index <= block.start < node.end)
    first = next((block for block in inner if block.text != node.name.strip() or block.kind == "heading"), None)
    if first is None:
        return
    if node.role in ("table", "grid") and first.kind == "row":
        yield from utterances(_row(telling, first), Mark(first.start))
    elif first.text != node.name.strip():
        yield from (u for u in sentences(telling, first) if u.mark == Mark(first.start))
    else:
        yield from _first_after(telling, node, first)


def _first_after(telling: Telling, node: Node, heading: Block) -> Iterator[Utterance]:
    beyond = (block for block in telling.page.blocks if heading.end <= block.start < node.end)
    for block in list(beyond)[:1]:
        yield from (u for u in sentences(telling, block) if u.mark == Mark(block.start))


def _row(telling: Telling, block: Block) -> list[Piece]:
    cells = [node for node in telling.page.nodes[block.start : block.end] if node.column]
    said = [pieces_of(telling, node) for node in cells]
    return [piece for words in said if words for piece in (*words, Piece(", ", words[-1].language))][:-1]


def _is_echo(telling: Telling, block: Block, names: set[str], about: str) -> bool:
    """Whether a block's words were just said: as the name of what was come into, or about the field before."""
    if block.kind not in ECHOES or not telling.full:
        return False
    return block.text in names or (bool(block.text) and block.text in about)


def _is_shown_again(telling: Telling, block: Block, shown: set[tuple[str, ...]]) -> bool:
    """Whether a block is only pictures that were come past before; those it shows are noted."""
    if block.kind != "image":
        return False
    nodes = [telling.page.nodes[run.node] for each in block.sentences for run in each]
    key = tuple(part for node in nodes for part in (node.url, node.name))
    again = key in shown and all(node.url and node.role in ("img", "image") for node in nodes)
    shown.add(key)
    return again


def _is_label(telling: Telling, block: Block, following: Block | None) -> bool:
    """Whether a block is nothing but the label of the field or button that is read next."""
    if block.kind != "paragraph" or following is None or following.kind not in DESCRIBED_BLOCKS:
        return False
    nodes = telling.page.nodes
    named = {nodes[run.node].name.strip() for each in following.sentences for run in each}
    plain = all(nodes[run.node].role == "text" for each in block.sentences for run in each)
    return plain and block.text in named


def _about(telling: Telling, block: Block) -> str:
    """What was said about the field that a block is."""
    if block.kind not in DESCRIBED_BLOCKS:
        return ""
    nodes = (telling.page.nodes[run.node] for each in block.sentences for run in each)
    return " ".join(" ".join(node.description.split()) for node in nodes)


def _end(telling: Telling, read: Read) -> Iterator[Utterance]:
    """The end of the page, or of a part of it where more of the content follows."""
    blocks = telling.page.blocks
    main = blocks[max(0, block_at(telling.page, read.start.node))].main
    more = any(block.start >= read.end and block.main == main and not block.skipped for block in blocks)
    ended = utterances([telling.ours("reading.section_end" if more else "reading.end")], None)
    yield from (replace(each, sound=END) for each in ended)


def _or_blank(telling: Telling, spoken: Iterable[Utterance], mark: Mark) -> Iterator[Utterance]:
    """What is spoken, or "blank" where there is nothing: a person is never left in silence."""
    nothing = True
    for utterance in spoken:
        nothing = False
        yield utterance
    if nothing:
        yield from utterances([telling.ours("reading.blank")], mark)


def _blocks(page: Page, read: Read) -> Iterator[Block]:
    first = max(0, block_at(page, read.start.node))
    passed = passed_over(page, read.start.node)
    for index, block in enumerate(page.blocks[first:], first):
        if block.start >= read.end:
            return
        if index == first or not (block.skipped or block.start in passed):
            yield block


def _block(page: Page, mark: Mark) -> Block:
    return page.blocks[max(0, block_at(page, mark.node))]

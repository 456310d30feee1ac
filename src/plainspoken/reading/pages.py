"""A page's blocks read aloud: all of them, the gist, one sentence, one cell, the letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plainspoken.flow import Block, Detail, Mark, Node, Page, Read, Reason, Run, Utterance
from plainspoken.page.structure import ancestors, block_at
from plainspoken.reading.describing import describe
from plainspoken.wording import Wording

CONTAINERS = frozenset({"list", "table", "grid", "group", "radiogroup", "figure", "alert", "dialog"})
CONTAINERS |= {"navigation", "search", "region", "main", "banner", "contentinfo", "complementary", "form", "article"}
ANNOUNCED = frozenset({"list", "table", "grid", "group", "radiogroup", "alert"})
DESCRIBED_BLOCKS = frozenset({"field", "button", "image", "disclosure"})


def reading(read: Read, page: Page, wording: Wording, detail: Detail) -> Iterator[Utterance]:
    """The utterances of a reading, each with the mark of its sentence."""
    if not page.nodes or not page.blocks:
        return iter(())
    reader = Reader(page, wording, detail)
    ways = {
        Reason.SAY_ALL: reader.say_all,
        Reason.SKIM: reader.skim,
        Reason.BROWSE: reader.browse,
        Reason.SENTENCE: reader.sentence,
        Reason.JUMP: reader.jump,
        Reason.ROW: reader.cell,
        Reason.COLUMN: reader.cell,
        Reason.SPELL: reader.spell,
    }
    return iter(ways[read.reason](read))


class Reader:
    """Reads one page in one manner."""

    def __init__(self, page: Page, wording: Wording, detail: Detail) -> None:
        self._page = page
        self._wording = wording
        self._detail = detail

    def say_all(self, read: Read) -> Iterator[Utterance]:
        """Every block from the mark on, naming the lists, tables and groups as they are entered."""
        inside: frozenset[int] = frozenset()
        first = True
        for block in self._blocks(read):
            around = self._around(block)
            if self._detail is Detail.FULL:
                yield from self._entered(block, around - inside if not first else frozenset())
            named = {self._page.nodes[index].name.strip() for index in around - inside}
            inside = around
            if block.kind == "caption" and block.text in named and self._detail is Detail.FULL and not first:
                continue  # said already as the table's name
            yield from self._sentences(block, read.start.sentence if first else 0)
            first = False
        yield Utterance(self._wording.reply("reading.end", {}), self._wording.language)

    def skim(self, read: Read) -> Iterator[Utterance]:
        """Headings whole, and the first sentence of every paragraph."""
        for block in self._blocks(read):
            if block.kind in ("heading", "paragraph"):
                yield from list(self._sentences(block))[:1]

    def browse(self, read: Read) -> Iterator[Utterance]:
        """One block."""
        block = self._block(read.start)
        return self._sentences(block)

    def sentence(self, read: Read) -> Iterator[Utterance]:
        """One sentence of a block."""
        spoken = list(self._sentences(self._block(read.start)))
        return iter(spoken[read.start.sentence : read.start.sentence + 1] or spoken[-1:])

    def jump(self, read: Read) -> Iterator[Utterance]:
        """The thing that was moved to; of what holds other things its name and the first thing in it."""
        node = self._page.nodes[min(read.start.node, len(self._page.nodes) - 1)]
        if node.role in CONTAINERS:
            yield self._said(describe(self._page, node, self._wording, self._detail), node)
            inner = (block for block in self._page.blocks if node.index <= block.start < node.end)
            first = next((block for block in inner if block.text != node.name.strip()), None)
            if first is not None:
                yield from list(self._sentences(first))[:1]
        elif node.role in ("text", "paragraph", "listitem", "row", "generic", "blockquote"):
            yield from self._sentences(self._block(read.start))
        else:
            yield self._said(describe(self._page, node, self._wording, self._detail), node)

    def cell(self, read: Read) -> Iterator[Utterance]:
        """A table's cell after its column's header (ROW) or its row's (COLUMN)."""
        cell = self._page.nodes[read.start.node]
        headers = cell.column_headers if read.reason is Reason.ROW else cell.row_headers
        names = [self._words(self._page.nodes[index]) for index in headers if index != cell.index]
        text = self._words(cell) or self._wording.reply("table.blank", {})
        yield self._said(": ".join([*(name for name in names if name), text]), cell)

    def spell(self, read: Read) -> Iterator[Utterance]:
        """The name of the thing at the mark, or else its sentence, letter by letter."""
        node = self._page.nodes[read.start.node]
        named = node.name.strip() if node.role not in ("text", "paragraph") else ""
        sentences = self._block(read.start).sentences[read.start.sentence :][:1]
        words = named or "".join(run.text for sentence in sentences for run in sentence).strip()
        for word in words.split():
            yield Utterance(", ".join(self._letter(letter) for letter in word), self._language(node), read.start)

    def _letter(self, letter: str) -> str:
        key = f"letter.{letter}"
        return self._wording.reply(key, {}) if self._wording.has(key) else letter.upper()

    def _blocks(self, read: Read) -> Iterable[Block]:
        first = max(0, block_at(self._page, read.start.node))
        for index, block in enumerate(self._page.blocks[first:], first):
            if block.start >= read.end:
                return
            if index == first or not block.skipped:
                yield block

    def _block(self, mark: Mark) -> Block:
        return self._page.blocks[max(0, block_at(self._page, mark.node))]

    def _around(self, block: Block) -> frozenset[int]:
        outer = ancestors(self._page, block.start)
        return frozenset(i for i in (*outer, block.start) if self._page.nodes[i].role in ANNOUNCED)

    def _entered(self, block: Block, entered: frozenset[int]) -> Iterator[Utterance]:
        for index in sorted(entered):
            node = self._page.nodes[index]
            if node.role != "group" or node.name:
                yield self._said(describe(self._page, node, self._wording, self._detail), node, Mark(block.start))

    def _sentences(self, block: Block, first: int = 0) -> Iterator[Utterance]:
        for number, sentence in enumerate(block.sentences[first:], first):
            text = self._sentence_words(block, sentence)
            if text:
                yield Utterance(text, block.language or self._page.language, Mark(block.start, number))

    def _sentence_words(self, block: Block, sentence: tuple[Run, ...]) -> str:
        if block.kind in DESCRIBED_BLOCKS:
            node = next((self._page.nodes[r.node] for r in sentence if self._page.nodes[r.node].role != "text"), None)
            return describe(self._page, node, self._wording, self._detail) if node else _joined(sentence)
        if block.kind == "heading":
            return f"{_joined(sentence)}, {self._heading_words(block)}"
        if len(sentence) == 1 or self._detail is Detail.BRIEF:
            return self._alone(sentence)
        return " ".join("".join(self._run(run) for run in sentence).split())

    def _heading_words(self, block: Block) -> str:
        level = self._page.nodes[block.start].level
        if level and self._detail is Detail.FULL:
            return self._wording.reply("role.heading_level", {"level": level})
        return self._wording.reply("role.heading", {})

    def _alone(self, sentence: tuple[Run, ...]) -> str:
        node = self._page.nodes[sentence[0].node]
        if len(sentence) == 1 and node.role == "link" and self._detail is Detail.FULL:
            return self._wording.reply("run.link_alone", {"name": sentence[0].text.strip()})
        return _joined(sentence)

    def _run(self, run: Run) -> str:
        role = self._page.nodes[run.node].role
        key = f"run.{role}"
        if not run.text.strip() or not self._wording.has(key):
            return run.text
        before = " " if run.text[:1].isspace() else ""
        after = " " if run.text[-1:].isspace() else ""
        return before + self._wording.reply(key, {"name": run.text.strip()}) + after

    def _words(self, node: Node) -> str:
        if node.name.strip():
            return node.name.strip()
        words = "".join(n.name for n in self._page.nodes[node.index + 1 : node.end] if n.role == "text")
        return " ".join(words.split())

    def _said(self, text: str, node: Node, mark: Mark | None = None) -> Utterance:
        return Utterance(text, self._language(node), mark or Mark(node.index))

    def _language(self, node: Node) -> str:
        return node.language or self._page.language


def _joined(sentence: tuple[Run, ...]) -> str:
    return " ".join("".join(run.text for run in sentence).split())

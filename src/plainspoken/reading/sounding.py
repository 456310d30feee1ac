"""The short sounds that go before words: of a link, of an error, of the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plainspoken.flow import Mark, Page, Tell, Utterance
from plainspoken.page.structure import block_at

LINK, ERROR, END = "link", "error", "end"
OF_REPLIES = {"list.end": END, "not_understood.heard": ERROR, "not_understood.nothing": ERROR, "talk.broken": ERROR}
"""The sounds that go before replies of ours."""


def of_reply(tell: Tell, page: Page | None) -> str:
    """The sound before a reply: the one that it tells of (`sound`), of its kind, or of the link that it names."""
    values = dict(tell.values)
    if "sound" in values:
        return str(values["sound"])
    if "thing" in values and page is not None and page.nodes[int(values["thing"])].role == "link":
        return LINK
    return OF_REPLIES.get(tell.key, "")


def sounded(spoken: Iterable[Utterance], page: Page) -> Iterator[Utterance]:
    """What is read of a page, with the link's sound before each sentence that has a link in it, once each."""
    last: Mark | None = None
    for utterance in spoken:
        mark = utterance.mark
        linked = mark is not None and mark != last and not utterance.sound and _has_link(page, mark)
        last = mark
        yield replace(utterance, sound=LINK) if linked else utterance


def _has_link(page: Page, mark: Mark) -> bool:
    if mark.node < len(page.nodes) and page.nodes[mark.node].role == "link":
        return True
    at = block_at(page, mark.node)
    block = page.blocks[at] if 0 <= at < len(page.blocks) else None
    if block is None or block.start != mark.node or mark.sentence >= len(block.sentences):
        return False
    return any(page.nodes[run.node].role == "link" for run in block.sentences[mark.sentence])

"""Abbreviations that the page explains: what they stand for is said the first time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plainspoken.flow import Node, Page, Run
from plainspoken.page.attachments.kinds import EXTENSIONS
from plainspoken.reading.voicing import Telling

KNOWN = frozenset({*EXTENSIONS, "kb", "mb", "gb", "html"})
"""Known to all who hear them: kinds and sizes of documents, which GOV.UK explains at every one."""

BACK = 5_000
"""How many nodes back an earlier one is looked for, that a page of nothing else takes no longer than others."""


def expanded(telling: Telling, sentence: tuple[Run, ...]) -> Iterator[Run]:
    """The runs of a sentence, each abbreviation followed by what it stands for where it is the page's first."""
    for number, run in enumerate(sentence):
        title = _meaning(telling.page, run)
        if not title:
            node = telling.page.nodes[run.node]
            yield run if node.role == "text" else replace(run, text=explained(telling.page, node, run.text))
            continue
        following = "".join(later.text for later in sentence[number + 1 :][:2]).lstrip()
        comma = "," if following[:1].isalnum() else ""
        space = " " if run.text.endswith(" ") else ""
        yield replace(run, text=f"{run.text.rstrip()}, {title}{comma}{space}")


def explained(page: Page, node: Node, text: str) -> str:
    """The words of a node, a link's or a cell's, with its abbreviations followed by what they stand for."""
    for holder in page.nodes[node.index + 1 : node.end]:
        if holder.tag != "abbr":
            continue
        words = "".join(inner.name for inner in page.nodes[holder.index : holder.end] if inner.role == "text").strip()
        title = _title(page, holder, words)
        found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) if title else None
        if found:
            comma = "," if text[found.end() :].lstrip()[:1].isalnum() else ""
            text = f"{text[: found.end()]}, {title}{comma}{text[found.end() :]}"
    return text


def _meaning(page: Page, run: Run) -> str:
    """What a run stands for, "" where it is no abbreviation or was explained before."""
    node = page.nodes[run.node]
    holder = page.nodes[node.parent] if node.role == "text" and node.parent >= 0 else node
    return _title(page, holder, run.text.strip()) if holder.tag == "abbr" else ""


def _title(page: Page, holder: Node, words: str) -> str:
    """What an abbreviation stands for, "" where that is its words, known to all, or was said before."""
    title = " ".join(holder.name.split())
    if not words or not title or title == words or words.casefold() in KNOWN:
        return ""
    return "" if _is_known(page, holder) else title


def _is_known(page: Page, holder: Node) -> bool:
    earlier = page.nodes[max(0, holder.index - BACK) : holder.index]
    return any(n.tag == "abbr" and n.name == holder.name and n.main == holder.main for n in earlier)

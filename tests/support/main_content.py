"""How well the main content of the stored pages is found without a profile.

A page's <main> is taken away and then looked for; where there was none, the content is what a person pointed out in
tests/page/main_content.yaml. Counted are the letters of texts: those of the content from its title on, less what the
page itself marks as navigation or aside. What stands in the content before its title (the way back, a trail) or is so
marked, is neither asked for nor counted against. A page is right with nine letters in ten found and nine in ten right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import soupsieve

from plainspoken.documents import load
from plainspoken.flow import Node, Page
from plainspoken.page import decode, parse, tree

DATA = Path(__file__).parents[1] / "page" / "main_content.yaml"
ENOUGH = 0.9
MARKED = frozenset({"navigation", "complementary", "contentinfo", "search"})


@dataclass(frozen=True)
class Judged:
    """How a page fared: the shares of the content that was found and of what was found that is content."""

    name: str
    found: float
    sure: float

    @property
    def right(self) -> bool:
        return self.found >= ENOUGH and self.sure >= ENOUGH


def judged(folder: Path) -> list[Judged]:
    """Every page of the yardstick."""
    by_hand = load(DATA).value["content"]
    return [_judged(file, by_hand.get(file.stem)) for file in sorted((folder / "pages" / "html").glob("*.html"))]


def _judged(file: Path, by_hand: str | None) -> Judged:
    body = file.read_bytes()
    url = f"https://www.example.gov.uk/{file.name}"
    true = parse(body, url)
    found = parse(without_main(body), url)
    if by_hand is None:
        content = {
            node.index for main in true.nodes if main.role == "main" for node in true.nodes[main.index : main.end]
        }
        assert content, f"{file.name} has no <main>: point out its content in {DATA.name}"
    else:
        content = pointed_out(body, by_hand, true)
        assert content or not by_hand, f"{file.name} has nothing that is {by_hand}"
    furniture = pointed_out(body, load(DATA).value["furniture"], true)
    wanted, allowed = texts(true, content, furniture)
    taken = {(node.path, node.name) for node in found.nodes if node.main and is_words(node)}
    return Judged(file.stem, share(wanted & taken, wanted), share(taken & (wanted | allowed), taken))


def within(page: Page, holders: Iterable[Node]) -> set[int]:
    """The nodes that some nodes hold, and those themselves."""
    return {index for holder in holders for index in range(holder.index, holder.end)}


def without_main(body: bytes) -> bytes:
    """A page whose main content is not marked any more; every element keeps its place."""
    body = re.sub(rb"(?i)<(/?)main\b", rb"<\1div", body)
    return re.sub(rb"(?i)\brole\s*=\s*([\"']?)main\1", b"", body)


def pointed_out(body: bytes, selector: str, page: Page) -> set[int]:
    """The nodes in what a selector matches."""
    if not selector:
        return set()
    soup = tree.parse(decode.decode(body, "")[0])
    paths = tree.paths(soup)
    inside = tuple(paths[id(tag)] for tag in soupsieve.select(selector, soup))
    return {n.index for n in page.nodes if n.path in inside or n.path.startswith(tuple(f"{path}/" for path in inside))}


def texts(page: Page, content: set[int], furniture: set[int]) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The texts that should be found, and those of the content that may be."""
    marked = furniture | {
        i for n in page.nodes if n.index in content and n.role in MARKED for i in range(n.index, n.end)
    }
    titles = (n.index for n in page.nodes if n.index in content and n.role == "heading" and n.level == 1)
    title = next(titles, 0)
    every = {node.index for node in page.nodes if node.index in content and is_words(node)}
    wanted = {index for index in every - marked if index >= title}

    def named(some: set[int]) -> set[tuple[str, str]]:
        return {(page.nodes[index].path, page.nodes[index].name) for index in some}

    return named(wanted), named(every - wanted)


def is_words(node: Node) -> bool:
    return node.role == "text" and bool(node.name.strip())


def share(some: set[tuple[str, str]], of: set[tuple[str, str]]) -> float:
    """Letters of some texts as a share of others', 1 where there are none."""
    total = sum(len(text.strip()) for _, text in of)
    return sum(len(text.strip()) for _, text in some) / total if total else 1.0

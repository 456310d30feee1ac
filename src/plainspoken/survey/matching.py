"""A profile's selectors on the pages of its site: those that match nothing, or too much."""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.documents import Fault
from plainspoken.page.tree import elements
from plainspoken.profiles.merging import Layers
from plainspoken.profiles.pointing import selectors_of
from plainspoken.survey.sampling import Sampled

ALL = 0.97
"""The share of a page's letters from which on its content is all of it, menus and footer too."""

HALF = 0.5
AROUND = frozenset({"header", "footer", "nav"})
ELSEWHERE = frozenset({"results", "banner"})
"""Keys whose selectors match on some pages only, which need not be among those that were looked at."""


def faults(read: Layers, pages: tuple[Sampled, ...]) -> Iterator[Fault]:
    """What is wrong with each selector that the profile itself tells."""
    for path, selector in selectors_of(read.own):
        found = [(each, list(each.soup.select(selector))) for each in pages]
        matched = [(each, tags) for each, tags in found if tags]
        if not matched:
            if path[-1] not in ELSEWHERE:
                number = f"the {len(pages)} pages" if len(pages) > 1 else "the page"
                message = f"matches nothing on {number} that were looked at: take it out or mend it"
                yield read.document.fault(path, message.replace("page that were", "page that was"))
            continue
        told = _main(matched, len(pages)) if path == ("main",) else _too_much(path[0] == "skip", matched)
        if told:
            yield read.document.fault(path, told)


def _main(matched: list[tuple[Sampled, list[Tag]]], pages: int) -> str:
    if len(matched) * 2 < pages:
        return f"matches on {len(matched)} of {pages} pages only: name what holds the content on the others too"
    for each, tags in matched:
        around = [tag for tag in elements(each.soup) if tag.name in AROUND]
        held = [tag for tag in around if _is_in(tag, tags)]
        if around and len(held) == len(around) and _share(each, tags) >= ALL:
            return f"matches too much: on {each.url} menus and footer are in it too"
    return ""


def _too_much(skipping: bool, matched: list[tuple[Sampled, list[Tag]]]) -> str:
    """What of the content is passed over, or taken for something around it."""
    for each, tags in matched:
        titles = [tag for tag in elements(each.soup) if tag.name == "h1"]
        if titles and all(_is_in(title, tags) for title in titles):
            return f"matches too much: on {each.url} the page's title is in it"
        if skipping and _share(each, tags) >= HALF:
            return f"matches too much: on {each.url} it passes over more than half of the page"
    return ""


def _is_in(tag: Tag, holders: list[Tag]) -> bool:
    """Whether an element is one of some others or inside one."""
    wanted = {id(holder) for holder in holders}
    return any(id(each) in wanted for each in (tag, *tag.parents))


def _share(each: Sampled, tags: list[Tag]) -> float:
    """How much of a page's letters some elements hold."""
    whole = len(each.soup.body.get_text(" ", strip=True)) if each.soup.body is not None else 0
    return sum(len(tag.get_text(" ", strip=True)) for tag in tags) / whole if whole else 0.0

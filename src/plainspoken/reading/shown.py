"""A whole page as lines to look at: what would be read of it, and its outline."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from plainspoken.flow import Mark, Page, Place, Read, Reason, Site, Tell, Utterance
from plainspoken.reading.aloud import utterances
from plainspoken.wording import Wording

OUTLINED = frozenset({"heading", "link", "button", "table", "img", "navigation", "main", "search", "banner"})
OUTLINED |= {"contentinfo", "textbox", "searchbox", "combobox", "checkbox", "radio", "form", "region", "disclosure"}


def title_of(page: Page) -> str:
    """A page's title; without one a file's name, or the web address."""
    address = urlsplit(page.url)
    return page.title or (unquote(address.path.rsplit("/", 1)[-1]) if address.scheme == "file" else "") or page.url


def spoken(page: Page, wording: Wording) -> Iterator[str]:
    """The sentences in the order in which they would be read, title first."""
    return (utterance.text for utterance in uttered(page, wording))


def uttered(page: Page, wording: Wording, site: Site | None = None) -> Iterator[Utterance]:
    """A page's utterances in order, its title first; as the site's profile has them read."""
    place = Place(site or Site(page.title), page)
    title = Tell("arrive", (("title", title_of(page)),))
    first = next((block.start for block in page.blocks if not block.skipped), 0)
    whole = Read(Mark(first), len(page.nodes), Reason.SAY_ALL)
    return utterances((title, whole), place, wording)


def outline(page: Page) -> Iterator[str]:
    """A line a thing, indented by the things around it."""
    depths: dict[int, int] = {-1: 0}
    yield f"{title_of(page)} ({page.language})"
    for node in page.nodes:
        above = depths.get(node.parent, 0)
        shown = node.role in OUTLINED
        depths[node.index] = above + shown
        if shown:
            level = f" {node.level}" if node.role == "heading" else ""
            yield f"{'  ' * above}  {node.role}{level}: {node.name}".rstrip(": ")

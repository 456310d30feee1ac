"""A few pages of a site, its start page first, then those that it leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from bs4 import BeautifulSoup

from plainspoken.flow import Node, Page, Site, Trouble
from plainspoken.page import decode, parse, tree
from plainspoken.profiles.hosts import leaves
from plainspoken.survey.polite import Guest

FILES = (".pdf", ".doc", ".docx", ".xls", ".xlsx", ".csv", ".zip", ".jpg", ".png", ".ods", ".odt", ".xml", ".ics")
PASSED_OVER = ("logout", "signout", "sign-out", "delete", "cookie")
"""Words in addresses that a survey has no business at."""

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Sampled:
    """A page of the sample: its tree as it came, and the page made of it without a profile's help."""

    url: str
    soup: BeautifulSoup
    page: Page


@dataclass(frozen=True, slots=True)
class Sample:
    """The pages of a site that were looked at, and what became of those that could not be had."""

    pages: tuple[Sampled, ...]
    troubles: tuple[tuple[str, Trouble], ...] = ()


def sample(site: Site, most: int, told: Told = lambda line: None) -> Sample:
    """Look at a site's start page and pages that it leads to, `most` of them, those in its content first."""
    with Guest(site) as guest:
        return looked_at(guest, site, most, told)


def looked_at(guest: Guest, site: Site, most: int, told: Told = lambda line: None) -> Sample:
    """The same, by a guest who has more to do there."""
    pages: list[Sampled] = []
    troubles: list[tuple[str, Trouble]] = []
    waiting, seen = [site.start], {urldefrag(site.start)[0]}
    while waiting and len(pages) < most and len(troubles) < most:
        url = waiting.pop(0)
        told(f"Looking at {url}")
        answer = guest.fetch(url)
        if isinstance(answer, Trouble):
            troubles.append((url, answer))
            continue
        soup = tree.parse(decode.decode(answer.body, answer.content_type)[0])
        page = parse(answer.body, answer.url, answer.content_type, site)
        pages.append(Sampled(answer.url, soup, page))
        for link in links(page, site):
            address = urldefrag(link.url)[0]
            if address not in seen:
                seen.add(address)
                waiting.append(address)
    return Sample(tuple(pages), tuple(troubles))


def links(page: Page, site: Site) -> list[Node]:
    """The links of a page to pages of its site, those in its content first; no files and no ways out."""
    found = [node for node in page.nodes if node.role == "link" and node.name.strip() and _is_page(node.url, site)]
    return sorted(found, key=lambda node: (not node.main or node.skipped, node.index))


def _is_page(url: str, site: Site) -> bool:
    if not url.startswith(("http://", "https://")) or leaves(site, url):
        return False
    path = urlsplit(url).path.lower()
    return not path.endswith(FILES) and not any(word in path for word in PASSED_OVER)

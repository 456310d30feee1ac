"""What stands on page after page of a site, told from a page's own content where the page itself marks none.

A page without a main element has its content guessed; what is left of the site's furniture in the guess, at its two
edges, is known by having been on other pages of the same site.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile
from urllib.parse import urldefrag, urlsplit

from plainspoken.flow import Block, Page

KEPT = 8
"""Pages of a site that are remembered."""

ENOUGH = 2
"""Other pages that a block must have been on."""

NEVER_PASSED_OVER = frozenset({"field", "button", "disclosure"})
"""Kinds of blocks that do something: a form's "Continue" is on every page, and is what the page is for."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is remembered of a page: its host, its address without fragment, its blocks by kind and words."""

    host: str
    url: str
    blocks: frozenset[tuple[str, str]]


def seen(page: Page) -> Seen:
    """What is to be remembered of a page."""
    return Seen(_host(page.url), urldefrag(page.url)[0], frozenset(_key(block) for block in page.blocks))


def remembered(earlier: tuple[Seen, ...], page: Page) -> tuple[Seen, ...]:
    """The pages remembered, this one last; one that was seen before is remembered as it is now."""
    new = seen(page)
    return (*(each for each in earlier if each.url != new.url), new)[-KEPT:]


def repeated(page: Page, earlier: tuple[Seen, ...]) -> frozenset[int]:
    """The blocks, by index, that were on at least two other pages of the same site."""
    host, url = _host(page.url), urldefrag(page.url)[0]
    others = [each.blocks for each in earlier if each.host == host and each.url != url]
    return frozenset(
        index for index, block in enumerate(page.blocks) if sum(_key(block) in other for other in others) >= ENOUGH
    )


def without_furniture(page: Page, earlier: tuple[Seen, ...]) -> Page:
    """The page with repeated blocks at the edges of its content no longer counted as content.

    The same page where it marks its main content itself, where nothing is repeated, or where nothing would be left.
    """
    if any(node.role == "main" for node in page.nodes):
        return page
    known = repeated(page, earlier)
    content = [index for index, block in enumerate(page.blocks) if block.main]

    def furniture(index: int) -> bool:
        return index in known and page.blocks[index].kind not in NEVER_PASSED_OVER

    around = {*takewhile(furniture, content), *takewhile(furniture, reversed(content))}
    if not around or len(around) == len(content):
        return page
    blocks = (replace(block, main=False) if at in around else block for at, block in enumerate(page.blocks))
    return replace(page, blocks=tuple(blocks))


def _key(block: Block) -> tuple[str, str]:
    return block.kind, block.text


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""

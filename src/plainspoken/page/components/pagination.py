"""Pagination: which page of many this is, and the way to the next one and the one before.

Source: https://design-system.service.gov.uk/components/pagination/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup
from plainspoken.page.document import attribute

CLASSES: tuple[str, ...] = (
    "govuk-pagination",
    "gem-c-pagination",
    "govuk-previous-and-next-navigation",
    "moj-pagination",
)
CLASSES += ("hmrc-pagination", "app-pagination", "ds_pagination", "ds_sequential-nav", "pagination")
LISTS = ("govuk-pagination__list", "moj-pagination__list", "hmrc-pagination__list", "ds_pagination__list")
NAMES = ("pagination", "tudaleniad")
NUMBER = re.compile(r"(?:^|\b(?:page|tudalen) )([0-9]{1,6})$", re.IGNORECASE)
OF = re.compile(r"\b([0-9]{1,6}) (?:of|o) ([0-9]{1,6})\b")


def find(markup: Markup) -> Iterator[Component]:
    """The paginations: `page`, `pages`, `previous` and `next`, what those links are called.

    A navigation called "Pagination", or with links of both `rel` next and prev, is one without classes.
    """
    classed = markup.outermost(markup.classed(*CLASSES))
    alike = markup.outside(markup.tagged("nav"), classed)
    for tag in (*classed, *(each for each in alike if _is_alike(markup, each))):
        values = _values(markup, tag)
        if values:
            lists = [*markup.classed(*LISTS, within=tag), *markup.tagged("ul", "ol", within=tag)]
            listed = next((each for each in lists if not _turns(markup, each)), None)
            told = [listed] if "page" in values else []
            yield from markup.component("pagination", tag, values, told=told)


def _values(markup: Markup, tag: Tag) -> Found:
    values: Found = {}
    turns = dict(_turns(markup, tag))
    for rel, name in (("prev", "previous"), ("next", "next")):
        if rel in turns:
            values[name] = turns[rel]
    entries = [found for node in markup.links(tag) if (found := NUMBER.search(node.name.strip()))]
    if here := NUMBER.search(markup.here(tag)):
        values |= {"page": int(here[1]), "pages": max(int(found[1]) for found in (here, *entries))}
    elif found := OF.search(turns.get("next", "")):
        values |= {"page": int(found[1]) - 1, "pages": int(found[2])}
    elif found := OF.search(turns.get("prev", "")):
        values |= {"page": int(found[1]) + 1, "pages": int(found[2])}
    return values


def _turns(markup: Markup, tag: Tag) -> list[tuple[str, str]]:
    """The links to the next page and the one before, as ("next", name)."""
    found: list[tuple[str, str]] = []
    for anchor in markup.tagged("a", within=tag):
        node = markup.node(anchor)
        rel = next((each for each in attribute(anchor, "rel").lower().split() if each in ("next", "prev")), "")
        rel = rel or _turning(anchor, tag)
        if node is not None and rel:
            found.append((rel, node.name))
    return found


def _turning(anchor: Tag, tag: Tag) -> str:
    """Which way a link without `rel` turns, by its classes or those around it."""
    around: Tag | None = anchor
    while around is not None and around is not tag:
        said = attribute(around, "class").lower()
        if "prev" in said:
            return "prev"
        if "next" in said:
            return "next"
        around = around.parent
    return ""


def _is_alike(markup: Markup, tag: Tag) -> bool:
    node = markup.node(tag)
    named = node is not None and node.name.strip().lower().startswith(NAMES)
    return named or {"next", "prev"} <= {attribute(each, "rel") for each in markup.tagged("a", within=tag)}

"""Names that the recogniser cannot hear: what bears one is asked for by its number, told wherever it is read."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from plainspoken.flow import Page, Place, Site
from plainspoken.intent.commands import Command
from plainspoken.intent.sharing import Knows
from plainspoken.intent.vocabulary import short, vocabulary
from plainspoken.page.structure import items
from plainspoken.values.numbers import words_of

NUMBERED = ("link", "button", "field")
"""The kinds of things that are opened by their numbers; each has numbers of its own, in the order of the page."""


def with_numbers(page: Page, site: Site, knows: Knows) -> Page:
    """The page with its number on each link, button and field whose name has a word that cannot be heard, or none."""
    found, hears = vocabulary(Place(site, page)), cache(knows)
    heard = {
        name.node
        for name in (*found.labels, *found.fields, *found.boxes, *found.options)
        if all(hears(word) for word in short(name).split())
    }
    nodes = list(page.nodes)
    for kind in NUMBERED:
        for number, index in enumerate(items(page, kind), 1):
            if index not in heard and not nodes[index].disabled:
                nodes[index] = replace(nodes[index], called=number)
    return replace(page, nodes=tuple(nodes)) if nodes != list(page.nodes) else page


def asked_for(page: Page, opening: Command | None) -> list[str]:
    """How what cannot be named is asked for: "open link five"."""
    patterns = (
        {dict(p.values).get("kind"): p for p in reversed(opening.patterns) if p.slot == "number"} if opening else {}
    )
    return [
        patterns[kind].filled(words_of(page.nodes[index].called))
        for kind in NUMBERED
        if kind in patterns
        for index in items(page, kind)
        if page.nodes[index].called
    ]

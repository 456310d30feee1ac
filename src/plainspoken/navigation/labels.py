"""Finding what a person named among the things of a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import IntEnum

from rapidfuzz import fuzz

from plainspoken.flow import Node, Page

LINK_ROLES = frozenset({"link"})
PRESS_ROLES = frozenset({"button", "disclosure", "tab", "menuitem", "switch"})
TICK_ROLES = frozenset({"checkbox", "radio"})
FIELD_ROLES = frozenset({"textbox", "searchbox", "combobox", "listbox", "spinbutton", "checkbox", "radio", "slider"})
FIELD_ROLES |= {"date", "datetime", "color"}

NEAR_ENOUGH = 82.0
"""How alike (0 to 100) a label must sound to be taken for the one that was said."""


LITTLE_WORDS = frozenset(
    ["a", "an", "the", "this", "that", "of", "to", "in", "on", "for", "and", "or", "at", "by", "it", "is"]
)


def is_empty(said: str) -> bool:
    """Whether words name nothing: all of them are such as every label has."""
    return set(plain(said).split()) <= LITTLE_WORDS


class Closeness(IntEnum):
    """How well a label fits the words said, best last."""

    NONE = 0
    NEAR = 1
    INSIDE = 2
    BEGINS = 3
    SAME = 4


def plain(text: str) -> str:
    """A label as it is said: lower case, "&" as "and", no punctuation, single spaces."""
    text = text.casefold().replace("&", " and ").replace("'", "").replace("\N{RIGHT SINGLE QUOTATION MARK}", "")
    return " ".join(re.findall(r"\w+", text))


def closeness(label: str, said: str) -> Closeness:
    """How well a label fits the words said; both already plain."""
    if not label or not said:
        return Closeness.NONE
    if label == said:
        return Closeness.SAME
    if label.startswith(said + " "):
        return Closeness.BEGINS
    if f" {said} " in f" {label} ":
        return Closeness.INSIDE
    return Closeness.NEAR if fuzz.ratio(label, said) >= NEAR_ENOUGH else Closeness.NONE


def matches(page: Page, said: str, wanted: Callable[[Node], bool]) -> tuple[int, ...]:
    """The nodes that fit the words best, in document order, main content alone where it has any.

    Links to one and the same address count once, so that a page's repeated links raise no question.
    """
    said = plain(said)
    scored = [(closeness(plain(node.name), said), node) for node in page.nodes if wanted(node)]
    best = max((score for score, _ in scored), default=Closeness.NONE)
    if best is Closeness.NONE:
        return ()
    found = [node for score, node in scored if score is best]
    in_main = [node for node in found if node.main and not node.skipped]
    return tuple(node.index for node in _distinct(in_main or found))


def of_role(*roles: frozenset[str]) -> Callable[[Node], bool]:
    """A test for named nodes of the given roles."""
    every: frozenset[str] = frozenset().union(*roles)
    return lambda node: node.role in every and bool(node.name)


def _distinct(nodes: Iterable[Node]) -> Iterable[Node]:
    seen: set[tuple[str, str]] = set()
    for node in nodes:
        key = (plain(node.name), node.url)
        if not node.url or key not in seen:
            seen.add(key)
            yield node

"""The page's own style elements, as far as they hide things.

Pages hide what is only for scripts by a rule in a `<style>`, often inside `<noscript>`. Style sheets elsewhere are not
fetched; of those in the page only `display` and `visibility` are read, and of media only those that every screen is.
Source: https://www.w3.org/TR/css-cascade-4/ (importance, specificity, order).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import soupsieve
from bs4 import BeautifulSoup, Tag

from plainspoken.page.style import declared_in

MOST_MATCHING = 300_000
"""How many elements may be held against selectors that are not a mere class, id or tag; later rules are passed over."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_EVERY_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:all|screen)\s*$", re.IGNORECASE)
_TELLING = re.compile(r"(?:^|[;\s])(?:display|visibility|content-visibility)\s*:", re.IGNORECASE)
_SIMPLE = re.compile(r"(?P<tag>[a-zA-Z][\w-]*)?(?P<mark>[.#])?(?P<name>(?<=[.#])-?[_a-zA-Z][\w-]*)?")
_IDS, _CLASSES = re.compile(r"#[\w-]"), re.compile(r"\.[\w-]|\[|(?<!:):(?!not|is|where)[\w-]")
_TAGS = re.compile(r"(?:^|[\s>+~(])[a-zA-Z]")


class Rule(NamedTuple):
    """A selector and what it says; `weight` is its specificity: ids, classes, tags."""

    selector: str
    said: Mapping[str, str]
    weight: tuple[int, int, int]


def hiding(soup: BeautifulSoup, elements: Sequence[Tag], styles: Sequence[Tag]) -> dict[int, dict[str, str]]:
    """Give what the page's own style elements, `styles`, say of display and visibility, by `id(tag)`."""
    found: dict[int, dict[str, str]] = {}
    rules = sorted(_rules(styles), key=lambda rule: rule.weight)
    if not rules:
        return found
    index = _index(elements)
    left = MOST_MATCHING
    for rule in rules:
        matched = _simply(rule.selector, index)
        if matched is None and left >= len(elements):
            left -= len(elements)
            matched = _select(soup, rule.selector)
        for tag in matched or ():
            found.setdefault(id(tag), {}).update(rule.said)
    return found


def _rules(styles: Sequence[Tag]) -> list[Rule]:
    """Give the rules that tell of display or visibility, one a selector, in the order of their last mention."""
    found: dict[str, Rule] = {}
    for tag in styles:
        if str(tag.attrs.get("media", "all")).strip().lower() not in ("", "all", "screen"):
            continue
        for prelude, body in _blocks(_COMMENT.sub(" ", "".join(str(text) for text in tag.contents))):
            said = declared_in(body) if _TELLING.search(body) else {}
            for selector in _alternatives(prelude) if said else ():
                before = found.pop(selector, None)
                both = {**before.said, **said} if before else said
                found[selector] = Rule(selector, both, _specificity(selector))
    return list(found.values())


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """Give each rule's selectors and declarations, those inside `@media screen` with the others."""
    start, outside = 0, [True]
    prelude = ""
    for found in re.finditer(r"[{};]", text):
        if found[0] == "{":
            prelude = text[start : found.start()].strip()
            outside.append(outside[-1] and (not prelude.startswith("@") or bool(_EVERY_SCREEN.match(prelude))))
        elif found[0] == ";" and (len(outside) > 1 or not text[start : found.start()].strip().startswith("@")):
            continue
        elif found[0] == "}":
            if len(outside) > 1 and outside.pop() and prelude and not prelude.startswith("@"):
                yield prelude, text[start : found.start()]
            prelude = ""
        start = found.end()


def _alternatives(prelude: str) -> list[str]:
    """Part a list of selectors at its commas; one with brackets in it stays whole."""
    parts = [prelude] if "(" in prelude or "[" in prelude else prelude.split(",")
    return [part.strip() for part in parts if part.strip() and "::" not in part]


def _specificity(selector: str) -> tuple[int, int, int]:
    return (len(_IDS.findall(selector)), len(_CLASSES.findall(selector)), len(_TAGS.findall(selector)))


def _index(elements: Sequence[Tag]) -> dict[str, list[Tag]]:
    """Find elements by tag, ".class" and "#id"."""
    index: dict[str, list[Tag]] = {}
    for tag in elements:
        keys = [tag.name, *(f".{name}" for name in str(tag.attrs.get("class", "")).split())]
        if tag.attrs.get("id"):
            keys.append(f"#{tag.attrs['id']}")
        for key in keys:
            index.setdefault(key, []).append(tag)
    return index


def _simply(selector: str, index: Mapping[str, list[Tag]]) -> list[Tag] | None:
    """Find what a tag, class or id selects, or a tag with one of those; None where the selector is more than that."""
    found = _SIMPLE.fullmatch(selector)
    if found is None or bool(found["mark"]) != bool(found["name"]):
        return None
    name = (found["tag"] or "").lower()
    if not found["mark"]:
        return index.get(name, [])
    marked = index.get(found["mark"] + found["name"], [])
    return [tag for tag in marked if not name or tag.name == name]


def _select(soup: BeautifulSoup, selector: str) -> list[Tag]:
    try:
        return list(soupsieve.select(selector, soup))
    except (soupsieve.SelectorSyntaxError, NotImplementedError, ValueError):
        return []  # CSS drops a rule whose selector it does not understand

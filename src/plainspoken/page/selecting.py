"""What a profile's selectors match: the plain ones looked up, the others asked of soupsieve in one go.

soupsieve climbs to the root for every element and selector (half the time of a whole page's parse, and seconds on a
page of deep nesting), where a profile's selectors are nearly all a class, an id or an element's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import Tag

from plainspoken.page.document import Document, attribute

_PLAIN = re.compile(r"[.#]?[A-Za-z][\w-]*")


def matching(document: Document, selectors: Iterable[str]) -> frozenset[int]:
    """The elements, by `id(tag)`, that any of some CSS selectors matches; raises what soupsieve does for a bad one."""
    plain: set[str] = set()
    others: list[str] = []
    for selector in selectors:
        for part in selector.split(",") if _splits(selector) else [selector]:
            (plain.add if _PLAIN.fullmatch(part.strip()) else others.append)(part.strip())
    found = {id(tag) for tag in document.elements if plain and _is_any(tag, plain)}
    if others:
        found.update(id(tag) for tag in document.soup.select(", ".join(others)))
    return frozenset(found)


def _splits(selector: str) -> bool:
    """Whether a selector's commas part whole selectors, none of them inside brackets or quotes."""
    return not any(sign in selector for sign in "(\"'")


def _is_any(tag: Tag, plain: set[str]) -> bool:
    if tag.name in plain:
        return True
    identifier = attribute(tag, "id")
    if identifier and f"#{identifier}" in plain:
        return True
    return any(f".{name}" in plain for name in attribute(tag, "class").split())

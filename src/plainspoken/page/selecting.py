"""What a profile's selectors match: the plain ones looked up, the others asked of soupsieve in one go.

soupsieve climbs to the root for every element and selector (half the time of a whole page's parse, and seconds on a
page of deep nesting), where a profile's selectors are nearly all a class, an id or an element's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

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
    found = {id(tag) for selector in plain for tag in _plainly(document, selector)}
    if others:
        found.update(id(tag) for tag in document.soup.select(", ".join(others)))
    return frozenset(found)


def _splits(selector: str) -> bool:
    """Whether a selector's commas part whole selectors, none of them inside brackets or quotes."""
    return not any(sign in selector for sign in "(\"'")


def _plainly(document: Document, selector: str) -> Sequence[Tag]:
    """The elements with an id, a class or a name; an id may stand on several."""
    if selector.startswith("."):
        return document.classes.get(selector[1:], ())
    if selector.startswith("#"):
        return [tag for tag in document.elements if attribute(tag, "id") == selector[1:]]
    return document.tags.get(selector, ())

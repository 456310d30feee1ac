"""The numbers of the items of numbered lists, as they are shown.

Source: https://html.spec.whatwg.org/multipage/grouping-content.html#ordinal-value
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bs4 import Tag

from plainspoken.page.document import Document, attribute, children

_WHOLE = re.compile(r"\s*([+-]?\d{1,9})")


def ordinals(document: Document) -> Mapping[int, int]:
    """Give the number of each item of each ol by `id(tag)`: by start, reversed and each item's value."""
    found: dict[int, int] = {}
    for tag in document.named("ol"):
        found |= _numbered([li for li in children(tag) if li.name == "li" and document.box(li).rendered], tag)
    return found


def _numbered(items: list[Tag], holder: Tag) -> dict[int, int]:
    backwards = "reversed" in holder.attrs
    number = _whole(holder, "start", len(items) if backwards else 1)
    found: dict[int, int] = {}
    for item in items:
        number = _whole(item, "value", number)
        found[id(item)] = number
        number += -1 if backwards else 1
    return found


def _whole(tag: Tag, name: str, otherwise: int) -> int:
    said = _WHOLE.match(attribute(tag, name))
    return int(said[1]) if said else otherwise

"""Elements owned by aria-owns, which stand in their owner's place in the tree after what it holds itself.

Sources: WAI-ARIA 1.2, aria-owns; what Chromium does where that leaves room: the first owner in the page keeps an
element, what is hidden neither owns nor is owned, and nothing owns what it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from bs4 import Tag
from bs4.element import PageElement

from plainspoken.page.document import Document

FARTHEST = 1_000
"""How far up an owner's holders are looked through; what is held deeper than that is left where it stands."""

_CHILDLESS = frozenset({"area", "audio", "br", "embed", "hr", "iframe", "img", "input", "object", "textarea", "video"})


@dataclass(frozen=True, slots=True)
class Owning:
    """Who owns what: `owned` by the owner's `id(tag)`, in order, and `owners` by that of what is owned."""

    owned: Mapping[int, tuple[Tag, ...]] = field(default_factory=dict)
    owners: Mapping[int, Tag] = field(default_factory=dict)

    def contents(self, tag: Tag) -> Iterator[PageElement]:
        """Give what an element holds: its own contents less what others own, and then what it owns."""
        if not self.owners:
            return iter(tag.contents)
        kept = (piece for piece in tag.contents if id(piece) not in self.owners)
        return chain(kept, self.owned.get(id(tag), ()))


def owning(document: Document) -> Owning:
    """Find what aria-owns puts elsewhere."""
    owned: dict[int, tuple[Tag, ...]] = {}
    owners: dict[int, Tag] = {}
    for tag in document.having.get("aria-owns", ()):
        if tag.name in _CHILDLESS or document.box(tag).hidden:
            continue
        for other in document.referenced(tag, "aria-owns"):
            if id(other) in owners or document.box(other).hidden or _holds(other, tag, owners):
                continue
            owners[id(other)] = tag
            owned[id(tag)] = (*owned.get(id(tag), ()), other)
    return Owning(owned, owners)


def _holds(outer: Tag, inner: Tag, owners: Mapping[int, Tag]) -> bool:
    """Whether an element is another or stands around it, in the page or by owning; true where that is too far."""
    here: Tag | None = inner
    for _ in range(FARTHEST):
        if here is None:
            return False
        if here is outer:
            return True
        here = owners.get(id(here), here.parent)
    return True

"""A page's tree with all that its parts look up: boxes, identifiers, labels, the base address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag

from plainspoken.page import hidden, sheets, tree
from plainspoken.page.hidden import Box

_PLAIN: Mapping[str, str] = MappingProxyType({})
_LABELABLE = frozenset({"button", "input", "meter", "output", "progress", "select", "textarea"})


@dataclass(frozen=True, slots=True)
class Document:
    """A page's tree and what is looked up in it, by `id(tag)`.

    `elements` are all elements in document order, `boxes` tells how each stands on the page, `identifiers` finds an
    element by its id attribute (the first one wins), `labels` a control's label elements in document order. `tags`,
    `classes` and `having` find elements by name, by class and, for some, by attribute: a page is gone through as
    seldom as can be, since a large one does not fit into a processor's cache.
    """

    soup: BeautifulSoup
    elements: Sequence[Tag]
    boxes: Mapping[int, Box]
    identifiers: Mapping[str, Tag]
    labels: Mapping[int, Sequence[Tag]]
    tags: Mapping[str, Sequence[Tag]]
    classes: Mapping[str, Sequence[Tag]]
    having: Mapping[str, Sequence[Tag]]
    base: str

    def box(self, tag: Tag) -> Box:
        """Give how an element stands on the page."""
        return self.boxes[id(tag)]

    def named(self, *names: str) -> list[Tag]:
        """Give the elements with one of some names, those of each name in document order."""
        return [tag for name in names for tag in self.tags.get(name, ())]

    def referenced(self, tag: Tag, attribute: str) -> list[Tag]:
        """Give the elements that an attribute's list of ids names, each once, in the list's order."""
        value = tag.attrs.get(attribute)
        if not value:
            return []
        names = dict.fromkeys(str(value).split())
        return [self.identifiers[name] for name in names if name in self.identifiers]

    def address(self, reference: str) -> str:
        """Give a reference as an absolute address; one that cannot be understood comes back as it stands."""
        try:
            return urljoin(self.base, reference.strip())
        except ValueError:
            return reference.strip()


LOOKED_UP = frozenset({"aria-current", "aria-disabled", "aria-owns", "disabled"})
"""The attributes by which elements are found."""


def index(soup: BeautifulSoup, url: str) -> Document:
    """Look a tree through once and keep what its parts look up; `url` is the address the page came from."""
    elements = list(tree.elements(soup))
    identifiers: dict[str, Tag] = {}
    tags: dict[str, list[Tag]] = {}
    classes: dict[str, list[Tag]] = {}
    having: dict[str, list[Tag]] = {}
    for tag in elements:
        tags.setdefault(tag.name, []).append(tag)
        attributes = tag.attrs
        if not attributes:
            continue
        if attributes.get("id"):
            identifiers.setdefault(str(attributes["id"]), tag)
        if attributes.get("class"):
            for name in dict.fromkeys(str(attributes["class"]).split()):
                classes.setdefault(name, []).append(tag)
        if not LOOKED_UP.isdisjoint(attributes):
            for name in LOOKED_UP.intersection(attributes):
                having.setdefault(name, []).append(tag)
    boxes = _boxes(elements, sheets.hiding(soup, elements, tags.get("style", ())))
    labels = _labels(elements, identifiers) if "label" in tags else {}
    return Document(soup, elements, boxes, identifiers, labels, tags, classes, having, _base(tags.get("base", ()), url))


def attribute(tag: Tag, name: str) -> str:
    """Give an attribute's value, "" where the element has none."""
    value = tag.attrs.get(name, "")
    return value if isinstance(value, str) else " ".join(value)


def children(tag: Tag) -> list[Tag]:
    """Give an element's element children."""
    return [child for child in tag.contents if isinstance(child, Tag)]


def kind(tag: Tag) -> str:
    """Give an input's type in lower case, "text" where it is missing."""
    return attribute(tag, "type").strip().lower() or "text"


def labelable(tag: Tag) -> bool:
    """Whether a label may name the element (HTML, "labelable elements")."""
    return tag.name in _LABELABLE and tag.namespace is None and not (tag.name == "input" and kind(tag) == "hidden")


def _boxes(elements: Sequence[Tag], styled: Mapping[int, Mapping[str, str]]) -> dict[int, Box]:
    boxes: dict[int, Box] = {}
    holders: list[tuple[Tag | None, Box]] = [(None, hidden.ROOT)]
    counts = [0]
    for tag in elements:
        holder = tag.parent
        while len(holders) > 1 and holders[-1][0] is not holder:
            holders.pop()
            counts.pop()
        around = holders[-1][1]
        path = f"{around.path}/{counts[-1]}" if around.path else str(counts[-1])
        counts[-1] += 1
        box = boxes[id(tag)] = hidden.box(tag, path, around, styled.get(id(tag), _PLAIN) if styled else _PLAIN)
        holders.append((tag, box))
        counts.append(0)
    return boxes


def _labels(elements: Sequence[Tag], identifiers: Mapping[str, Tag]) -> dict[int, list[Tag]]:
    labels: dict[int, list[Tag]] = {}
    inside: dict[int, Tag] = {}
    served: set[int] = set()
    for tag in elements:
        above = inside.get(id(tag.parent))
        if tag.name == "label" and "for" in tag.attrs:
            control = identifiers.get(attribute(tag, "for"))
            if control is not None and labelable(control):
                labels.setdefault(id(control), []).append(tag)
        elif tag.name == "label":
            above = tag
        elif above is not None and id(above) not in served and labelable(tag):
            labels.setdefault(id(tag), []).append(above)
            served.add(id(above))
        if above is not None:
            inside[id(tag)] = above
    return labels


def _base(bases: Sequence[Tag], url: str) -> str:
    for tag in bases:
        if tag.attrs.get("href"):
            try:
                return urljoin(url, attribute(tag, "href").strip())
            except ValueError:
                return url
    return url

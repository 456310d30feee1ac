"""Nodes: the page's tree walked once, and what a person can be told of put in document order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from plainspoken.flow import Node, Site
from plainspoken.page import aria, grid, ranges, roles, sets, values
from plainspoken.page.descriptions import description, pieces
from plainspoken.page.document import Document, attribute, children, kind
from plainspoken.page.hidden import Box
from plainspoken.page.lines import Lines
from plainspoken.page.names import Names
from plainspoken.page.ordinals import ordinals
from plainspoken.page.profiled import outside
from plainspoken.page.roles import Roles
from plainspoken.page.selecting import matching
from plainspoken.page.states import State, States
from plainspoken.page.style import Display


class Around(NamedTuple):
    """What an element passes on to what is in it; `parent` is the index of the nearest node around."""

    parent: int = -1
    language: str = ""
    main: bool = False
    skipped: bool = False
    lines: bool = False
    """Whether the lines of the markup are the page's lines too."""


class Open(NamedTuple):
    """An element that the walk is inside of; `node` is its node's index, -1 where it has none."""

    tag: Tag
    inside: Around
    contents: Iterator[PageElement]
    node: int
    block: bool


def nodes(document: Document, site: Site | None = None) -> tuple[Node, ...]:
    """Give a page's nodes in document order; a profile's `main` and `skip` selectors set `main` and `skipped`."""
    return _Walk(document, site).walk()


class _Walk:
    """One walk over a page, without recursion."""

    def __init__(self, document: Document, site: Site | None) -> None:
        self._document = document
        self._roles = Roles(document)
        self._names = Names(document, self._roles)
        self._states = States(document)
        self._positions = grid.positions(document, self._roles)
        self._main = _main(document, self._roles, site)
        self._skip = matching(document, site.skip if site else ())
        self._outside = outside(document, site)
        self._redundant = _redundant(document)
        self._ordinals = ordinals(document)
        self._owning = self._roles.owning
        self._radios: dict[int, object] = {}
        self._lines = Lines()
        self._found: list[dict[str, Any]] = []
        self._indices: dict[int, int] = {}

    def walk(self) -> tuple[Node, ...]:
        """Walk the tree and give its nodes."""
        open_ = [Open(self._document.soup, Around(), self._owning.contents(self._document.soup), -1, True)]
        while open_:
            here = open_[-1]
            child = next(here.contents, None)
            if child is None:
                self._leave(open_.pop())
            elif isinstance(child, Tag):
                self._enter(child, here.inside, open_)
            elif isinstance(child, NavigableString):
                self._text(str(child), here)
        self._drop_space()
        sets.place(self._found, self._radios)
        return tuple(self._made(index, fields) for index, fields in enumerate(self._found))

    def _enter(self, tag: Tag, around: Around, open_: list[Open]) -> None:
        """Begin an element: its node where it has one, then what is in it."""
        box = self._document.box(tag)
        if not box.rendered:
            return
        block = box.display is Display.BLOCK and tag.name not in ("option", "optgroup")
        if block or tag.name == "br":
            self._end_line()
        inside = Around(
            around.parent,
            attribute(tag, "lang") or attribute(tag, "xml:lang") or self._language(tag, around),
            (around.main or id(tag) in self._main) and id(tag) not in self._outside,
            around.skipped or id(tag) in self._skip,
            around.lines or tag.name == "pre",
        )
        index = -1
        role = self._roles[tag]
        if self._exposed(tag, box, role):
            index = len(self._found)
            self._add(tag, role, box, inside)
            inside = inside._replace(parent=index)
        open_.append(Open(tag, inside, self._owning.contents(tag), index, block))

    def _exposed(self, tag: Tag, box: Box, role: str) -> bool:
        """Whether an element has a node: it is shown, and is something or has a name."""
        if box.hidden or role == "none":
            return False
        if role != "generic":
            return True
        named = tag.name not in _BARE and any(key in tag.attrs for key in _NAMING)
        return named and bool(self._names.of(tag).text)

    def _leave(self, left: Open) -> None:
        """End an element."""
        if left.block:
            self._end_line()
        if left.node >= 0:
            self._found[left.node]["end"] = len(self._found)

    def _end_line(self) -> None:
        self._drop_space()
        self._lines.end()

    def _drop_space(self) -> None:
        """Take back a space that turned out to end its line."""
        if self._found and self._found[-1]["name"] == " " and self._found[-1]["role"] == "text":
            last = self._found.pop()
            holder = last["parent"]
            while holder >= 0 and self._found[holder]["end"] > len(self._found):
                self._found[holder]["end"] = len(self._found)
                holder = self._found[holder]["parent"]

    def _text(self, text: str, here: Open) -> None:
        box = self._document.boxes.get(id(here.tag))
        if box is None or box.hidden or box.keeps or not box.text or id(here.tag) in self._redundant:
            return
        for number, line in enumerate(text.split("\n") if here.inside.lines else (text,)):
            if number:
                self._end_line()
            words = self._lines.words(line)
            if words:
                fields = self._fields(box, "text", here.inside)
                self._found.append(fields | {"name": words, "end": len(self._found) + 1})

    def _fields(self, box: Box, role: str, around: Around) -> dict[str, Any]:
        return {
            "path": box.path,
            "role": role,
            "parent": around.parent,
            "line": self._lines.number,
            "language": around.language,
            "main": around.main,
            "skipped": around.skipped,
        }

    def _add(self, tag: Tag, role: str, box: Box, around: Around) -> None:
        self._indices[id(tag)] = len(self._found)
        fields = self._fields(box, role, around)
        fields["name"] = self._names.of(tag).text
        if described := description(tag, self._document, self._names):
            fields["description"] = described
            fields["descriptions"] = pieces(tag, self._document, self._names)
        fields["tag"] = tag.name
        fields["end"] = len(self._found) + 1
        if identifier := attribute(tag, "id"):
            fields["identifier"] = identifier
        state = zip(State._fields, self._states.of(tag, role), _USUAL, strict=True)
        fields.update((key, told) for key, told, usual in state if told != usual)  # few keys: a page may have 100,000
        self._particular(tag, role, fields)
        if value := values.value(tag, role, self._document):
            fields["value"] = value
        place = self._positions.get(id(tag))
        if place is not None:
            fields |= place._asdict()
        self._found.append(fields)
        if box.display is Display.ATOMIC:
            self._lines.put()

    def _particular(self, tag: Tag, role: str, fields: dict[str, Any]) -> None:
        """What only some roles have."""
        if role == "heading":
            fields["level"] = roles.level(tag)
        elif role in ("link", "img", "iframe") or tag.name == "a":  # GOV.UK's start button is a link in a button's role
            fields["url"] = self._address(tag)
            fields["media_type"] = attribute(tag, "type").strip().lower() if role == "link" else ""
        elif role == "listitem":
            fields["number"] = self._ordinals.get(id(tag))
        elif role in ("textbox", "searchbox"):
            fields["multiline"] = roles.multiline(tag)
        elif role in ranges.RANGES:
            fields |= ranges.bounds(tag, role)._asdict()
        elif role == "treeitem" and (level := aria.whole(tag, "aria-level")):
            fields["level"] = max(0, level)
        elif role == "radio" and tag.name == "input" and attribute(tag, "name"):
            self._radios[len(self._found)] = (attribute(tag, "name"), self._form(tag))
        for key, name in _SAID:
            if name in tag.attrs:
                fields[key] = aria.whole(tag, name) or 0

    def _form(self, tag: Tag) -> object:
        """What tells the form of a control from the others."""
        if "form" in tag.attrs:
            return attribute(tag, "form")
        around = next((above for above in tag.parents if above.name == "form"), None)
        return attribute(around, "id") or id(around) if around is not None else ""

    def _language(self, tag: Tag, around: Around) -> str:
        """The language of what is around an element; of one that is owned elsewhere, where it stands in the page."""
        if id(tag) not in self._owning.owners:
            return around.language
        said = (attribute(above, "lang") or attribute(above, "xml:lang") for above in tag.parents)
        return next((language for language in said if language), "")

    def _address(self, tag: Tag) -> str:
        for name in ("href", "xlink:href", "src"):
            if name in tag.attrs:
                return self._document.address(attribute(tag, name))
        return ""

    def _made(self, index: int, fields: dict[str, Any]) -> Node:
        """Make a node, with its headers' numbers in place of their elements."""
        for name in ("column_headers", "row_headers"):
            if fields.get(name):
                fields[name] = tuple(self._indices[head] for head in fields[name] if head in self._indices)
        return Node(index=index, **fields)


_USUAL = State()
_SAID = (("position", "aria-posinset"), ("size", "aria-setsize"))
_NAMING = ("aria-label", "aria-labelledby", "title")
_BARE = frozenset({"body", "head", "html", "label", "legend", "tbody", "tfoot", "thead", "title", "tr"})


def _redundant(document: Document) -> frozenset[int]:
    """Find the labels whose words already name a box to tick: as in Chromium, they are not said twice."""
    found: set[int] = set()
    for control in document.named("input"):
        if kind(control) not in ("checkbox", "radio") or document.box(control).hidden:
            continue
        if attribute(control, "aria-label").strip() or document.referenced(control, "aria-labelledby"):
            continue
        for label in document.labels.get(id(control), ()):
            if all(child is control for child in children(label)):
                found.add(id(label))
    return frozenset(found)


def _main(document: Document, found: Roles, site: Site | None) -> frozenset[int]:
    """Find the main content: by the profile's selector if it matches, else by the main role."""
    chosen = matching(document, (site.main,) if site and site.main else ())
    return chosen or frozenset(id(tag) for tag in found.having("main"))

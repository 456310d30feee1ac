"""Roles: what each element is, after HTML-AAM 1.0 and WAI-ARIA 1.2.

An element's role attribute wins if it names a role that exists and may be used there; otherwise the element's own
(native) role counts, which for some depends on where it stands. "generic" and "none" mean that it is no more than a
holder of its contents.
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.page import aria, native
from plainspoken.page.document import Document, attribute
from plainspoken.page.owning import owning

NOTHING = frozenset({"generic", "none"})
_MENUS = frozenset({"menu", "menubar"})
_GRIDS = frozenset({"table", "grid", "treegrid"})
_CONTAINERS = {
    **dict.fromkeys(("menuitem", "menuitemcheckbox", "menuitemradio"), _MENUS),
    **dict.fromkeys(("cell", "columnheader", "gridcell", "rowheader"), frozenset({"row"})),
    "row": _GRIDS | {"rowgroup"},
    "rowgroup": _GRIDS,
    "listitem": frozenset({"list"}),
    "option": frozenset({"listbox"}),
    "treeitem": frozenset({"tree", "treeitem"}),
}
_BETWEEN = NOTHING | {"group", "list", "listitem"}
"""What may stand between an item and its menu, list box or tree without parting them."""
_LENIENT = frozenset({"menuitem", "menuitemcheckbox", "menuitemradio", "option", "treeitem"})


class Roles:
    """The roles of all elements of a page, found in one pass in document order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._roles: dict[int, str] = {}
        self.owning = owning(document)
        """Who owns what by aria-owns."""
        for tag in document.elements:
            self._roles[id(tag)] = self._find(tag)
        for tag in self._owned():
            self._roles[id(tag)] = self._find(tag)
        self._having: dict[str, list[Tag]] = {}
        for tag in document.elements:
            role = self._roles[id(tag)]
            if role not in NOTHING:
                self._having.setdefault(role, []).append(tag)

    def __getitem__(self, tag: Tag) -> str:
        """Give an element's role."""
        return self._roles[id(tag)]

    def having(self, *roles: str) -> list[Tag]:
        """Give the elements that have one of some roles, those of each role in document order."""
        return [tag for role in roles for tag in self._having.get(role, ())]

    def _find(self, tag: Tag) -> str:
        for role in aria.tokens(tag):
            if self._fits(tag, role):
                return role
        return native.role(tag, self._document, self._roles)

    def _fits(self, tag: Tag, role: str) -> bool:
        """Whether a role that an author gave may be used on an element."""
        if role == "none":
            # WAI-ARIA 1.2, 7.2: a presentational role gives way on what is focusable or has a global attribute
            return not aria.undoes_presentation(tag)
        if role in ("form", "region"):
            # WAI-ARIA 1.2, 5.3.4: these need a name from the author
            return native.named(tag, self._document)
        if role in _CONTAINERS:
            # CORE-AAM: a role outside the context that it needs is passed over
            return self._held(tag, role) in _CONTAINERS[role]
        return True

    def _held(self, tag: Tag, role: str) -> str:
        """Give the role of the nearest element around that may hold one of this role, "" at the top."""
        between = _BETWEEN if role in _LENIENT else NOTHING
        above = self._holder(tag)
        while above is not None and self._roles.get(id(above), "") in between:
            above = self._holder(above)
        return self._roles.get(id(above), "") if above is not None else ""

    def _holder(self, tag: Tag) -> Tag | None:
        """Give what an element stands in, or what owns it."""
        return self.owning.owners.get(id(tag), tag.parent)

    def _owned(self) -> Iterator[Tag]:
        """Go through all that is owned, whose owner may come after it in the page, and all inside it."""
        inside: set[int] = set()
        for tag in self._document.elements if self.owning.owners else ():
            if id(tag) in self.owning.owners or id(tag.parent) in inside:
                inside.add(id(tag))
                yield tag


def level(tag: Tag) -> int:
    """Give a heading's level: aria-level, else the number in its tag, else 2 (WAI-ARIA 1.2, heading)."""
    said = aria.whole(tag, "aria-level")
    if said is not None and said > 0:
        return said
    return int(tag.name[1]) if tag.name in native.HEADINGS else 2


def multiline(tag: Tag) -> bool:
    """Whether a text box takes several lines."""
    return tag.name == "textarea" or attribute(tag, "aria-multiline").lower() == "true"

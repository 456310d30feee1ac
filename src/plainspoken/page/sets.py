"""Positions in sets: the third of five options, the second of four tabs, and how deep in a tree an item is.

What an author says (aria-posinset, aria-setsize, aria-level) counts before what is counted here. Source: WAI-ARIA 1.2,
aria-posinset and aria-setsize; Core-AAM 1.2, "group position".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

Fields = dict[str, Any]
"""The fields of a node that is being made."""

_MENU = frozenset({"menu", "menubar"})
_HOLDERS: Mapping[str, tuple[str, frozenset[str]]] = {
    "article": ("article", frozenset({"feed"})),
    "listitem": ("listitem", frozenset({"list"})),
    **dict.fromkeys(("menuitem", "menuitemcheckbox", "menuitemradio"), ("menuitem", _MENU)),
    "option": ("option", frozenset({"combobox", "listbox"})),
    "radio": ("radio", frozenset({"radiogroup"})),
    "tab": ("tab", frozenset({"tablist"})),
    "treeitem": ("treeitem", frozenset({"tree", "treeitem"})),
}
"""For each role of items the kind of set that they make, and what holds the set."""

Place = tuple[int, str]
"""The node that holds a set, and the kind of its items."""


class _Sets:
    """The sets met so far: all of them, and those that are open in each place, by the level of their items."""

    def __init__(self) -> None:
        self.every: list[list[int]] = []
        self._open: dict[object, dict[int, list[int]]] = {}

    def add(self, place: object, level: int, index: int) -> None:
        """Put an item into the set of its level; one of a lower level ends the sets below it."""
        levels = self._open.setdefault(place, {})
        for deeper in [each for each in levels if each > level]:
            del levels[deeper]
        if level not in levels:
            levels[level] = []
            self.every.append(levels[level])
        levels[level].append(index)


def place(found: Sequence[Fields], radios: Mapping[int, object]) -> None:
    """Fill in the `position` and `size` of items, and the `level` of a tree's, where no author has.

    `found` are the fields of all nodes in order; `radios` are HTML's radio buttons, by the name that they share.
    A `size` of -1 is an author's word that nobody knows it: it becomes 0.
    """
    sets = _Sets()
    for index, fields in enumerate(found):
        known = _HOLDERS.get(fields["role"])
        if known is None:
            continue
        kind, holders = known
        holder = _holder(found, fields, holders)
        if kind == "treeitem" and holder >= 0:
            _deepen(found, fields, holder)
        key = radios.get(index, (holder, kind) if holder >= 0 else None)
        if key is not None:
            sets.add(key, fields.get("level", 0) if kind == "treeitem" else 0, index)
    for items in sets.every:
        _number(found, items)


def _number(found: Sequence[Fields], items: Sequence[int]) -> None:
    for number, index in enumerate(items, 1):
        fields = found[index]
        fields["position"] = fields.get("position") or number
        fields["size"] = max(0, fields.get("size") or len(items))


def _holder(found: Sequence[Fields], fields: Fields, holders: frozenset[str]) -> int:
    """The nearest node around that holds a set, -1 for none."""
    above = int(fields["parent"])
    while above >= 0 and found[above]["role"] not in holders:
        above = int(found[above]["parent"])
    return above


def _deepen(found: Sequence[Fields], fields: Fields, holder: int) -> None:
    """Say how deep an item of a tree is, by the items around it."""
    if not fields.get("level"):
        around = found[holder]
        fields["level"] = 1 + (int(around.get("level", 0)) if around["role"] == "treeitem" else 0)

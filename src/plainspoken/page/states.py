"""States: what is checked, required, disabled, expanded, selected.

HTML's own attributes count before ARIA's where both speak of the same thing. Sources: HTML-AAM 1.0, section 3.6
(attribute state and property mappings); WAI-ARIA 1.2, section 6.
"""

from __future__ import annotations

from typing import NamedTuple

from bs4 import Tag

from plainspoken.page import aria, values
from plainspoken.page.document import Document, attribute, kind

_FORM_CONTROLS = frozenset({"button", "fieldset", "input", "optgroup", "option", "select", "textarea"})
_CHECKED = frozenset({"checkbox", "menuitemcheckbox", "menuitemradio", "radio", "switch", "option", "treeitem"})
_EXPANDED = frozenset(
    {"application", "button", "cell", "checkbox", "columnheader", "combobox", "disclosure", "gridcell", "link"}
    | {"listbox", "menuitem", "menuitemcheckbox", "menuitemradio", "row", "rowheader", "switch", "tab", "treeitem"}
)
_SELECTED = frozenset({"columnheader", "gridcell", "option", "row", "rowheader", "tab", "treeitem"})
_ALWAYS_SELECTABLE = frozenset({"option", "tab", "treeitem"})
_TYPED = frozenset({"date", "datetime", "email", "month", "number", "password", "search", "tel", "text", "time"})
_NOT_REQUIRED = frozenset({"button", "color", "hidden", "image", "range", "reset", "submit"})


class State(NamedTuple):
    """What holds of an element; None where it does not apply."""

    required: bool = False
    invalid: bool = False
    disabled: bool = False
    readonly: bool = False
    checked: bool | str | None = None
    expanded: bool | None = None
    selected: bool | None = None
    current: str = ""
    sort: str = ""
    popup: str = ""


class States:
    """The states of a page's elements."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._chosen: dict[int, frozenset[int]] = {}
        self._disabled = _disabled(document)

    def of(self, tag: Tag, role: str) -> State:
        """Give an element's states; `role` is its role."""
        return State(
            required=_required(tag),
            invalid=attribute(tag, "aria-invalid").strip().lower() not in ("", "false"),
            disabled=id(tag) in self._disabled,
            readonly=_readonly(tag),
            checked=_checked(tag, role),
            expanded=_expanded(tag, role),
            selected=self._selected(tag, role),
            current=_current(tag),
            sort=_sort(tag, role),
            popup=_popup(tag),
        )

    def _selected(self, tag: Tag, role: str) -> bool | None:
        if role not in _SELECTED:
            return None
        said = aria.truth(tag, "aria-selected")
        select = _select(tag) if tag.name == "option" else None
        if select is None:
            return said if said is not None or role not in _ALWAYS_SELECTABLE else False
        if id(select) not in self._chosen:
            self._chosen[id(select)] = frozenset(id(option) for option in values.selected(select))
        return id(tag) in self._chosen[id(select)]


def _select(option: Tag) -> Tag | None:
    holder = option.parent
    while holder is not None and holder.name in ("optgroup", "option"):
        holder = holder.parent
    return holder if holder is not None and holder.name == "select" else None


def _disabled(document: Document) -> frozenset[int]:
    """Find all disabled elements: by their own attribute, their fieldset's, their optgroup's, or aria-disabled around.

    HTML, "disabled"; a fieldset's first legend stays usable. aria-disabled passes to what can take the focus inside.
    """
    found: set[int] = set()
    native: set[int] = set()
    around: set[int] = set()
    if document.having.keys().isdisjoint(("disabled", "aria-disabled")):
        return frozenset()
    for tag in document.elements:
        holder = tag.parent
        above = id(holder) in native and not _is_first_legend(tag, holder)
        own = "disabled" in tag.attrs and tag.name in _FORM_CONTROLS
        if above or (own and tag.name in ("fieldset", "optgroup")):
            native.add(id(tag))
        if own or (above and tag.name in _FORM_CONTROLS):
            found.add(id(tag))
        said = aria.truth(tag, "aria-disabled")
        if said or (id(holder) in around and said is None):
            around.add(id(tag))
            if said or aria.focusable(tag):
                found.add(id(tag))
    return frozenset(found)


def _is_first_legend(tag: Tag, holder: Tag | None) -> bool:
    if tag.name != "legend" or holder is None or holder.name != "fieldset":
        return False
    return next(child for child in holder.contents if isinstance(child, Tag) and child.name == "legend") is tag


def _required(tag: Tag) -> bool:
    if "required" in tag.attrs and tag.name in ("input", "select", "textarea"):
        return tag.name != "input" or kind(tag) not in _NOT_REQUIRED
    return attribute(tag, "aria-required").strip().lower() == "true"


def _readonly(tag: Tag) -> bool:
    if "readonly" in tag.attrs and (tag.name == "textarea" or (tag.name == "input" and kind(tag) in _TYPED)):
        return True
    return attribute(tag, "aria-readonly").strip().lower() == "true"


def _checked(tag: Tag, role: str) -> bool | str | None:
    if tag.name == "input" and kind(tag) in ("checkbox", "radio"):
        return "checked" in tag.attrs
    said = attribute(tag, "aria-checked").strip().lower()
    if role in _CHECKED:
        if said == "mixed" and role not in ("radio", "menuitemradio", "switch"):
            return "mixed"
        return said == "true" if said or role not in ("option", "treeitem") else None
    if role == "button" and "aria-pressed" in tag.attrs:
        pressed = attribute(tag, "aria-pressed").strip().lower()
        return "mixed" if pressed == "mixed" else {"true": True, "false": False}.get(pressed)
    return None


def _expanded(tag: Tag, role: str) -> bool | None:
    if role == "disclosure":
        return tag.parent is not None and "open" in tag.parent.attrs
    if role not in _EXPANDED:
        return None
    said = aria.truth(tag, "aria-expanded")
    return False if said is None and role == "combobox" else said


def _current(tag: Tag) -> str:
    said = attribute(tag, "aria-current").strip().lower()
    return "" if said == "false" else said


def _sort(tag: Tag, role: str) -> str:
    """Give how a column or row is sorted by a heading (WAI-ARIA 1.2, aria-sort), "" for not."""
    said = attribute(tag, "aria-sort").strip().lower() if role in ("columnheader", "rowheader") else ""
    return said if said in ("ascending", "descending", "other") else ""


def _popup(tag: Tag) -> str:
    """Give what an element opens (WAI-ARIA 1.2, aria-haspopup), "" where it opens nothing."""
    said = attribute(tag, "aria-haspopup").strip().lower()
    return "menu" if said == "true" else said if said in _POPUPS else ""


_POPUPS = frozenset({"menu", "listbox", "tree", "grid", "dialog"})

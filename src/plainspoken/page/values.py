"""The values of controls, as they are read and as they enter the names of what is around them."""

from __future__ import annotations

from typing import NamedTuple

from bs4 import Tag

from plainspoken.page import tree
from plainspoken.page.document import Document, attribute, kind
from plainspoken.page.ranges import RANGES

_CHOICES = frozenset({"combobox", "listbox"})
_TYPED = frozenset({"searchbox", "textbox"})
_BUTTONS = frozenset({"button", "checkbox", "file", "hidden", "image", "radio", "reset", "submit"})


class Held(NamedTuple):
    """What a control holds: words, or the options chosen."""

    text: str = ""
    options: tuple[Tag, ...] = ()


def embedded(tag: Tag, role: str, document: Document) -> Held | None:
    """Give what a control lends to a name around it (accname 2C), None where it is no such control."""
    if role in _TYPED:
        return Held(typed(tag))
    if role in RANGES:
        text = ranged(tag)
        return Held(text) if text else None
    if role in _CHOICES:
        if tag.name == "input":
            return Held(attribute(tag, "value"))
        options = chosen(tag, document)
        return Held("", options) if options or tag.name == "select" else Held(tag.get_text())
    return None


def typed(tag: Tag) -> str:
    """Give the text in a text box."""
    if tag.name == "input":
        return attribute(tag, "value")
    return tag.get_text()


def ranged(tag: Tag) -> str:
    """Give a slider's, spin button's, meter's or progress bar's value in words or figures, "" where it has none."""
    said = attribute(tag, "aria-valuetext") or attribute(tag, "aria-valuenow")
    if said or tag.name not in ("input", "meter", "progress"):
        return said
    value = attribute(tag, "value").strip()
    if not value and tag.name == "input" and kind(tag) == "range":
        return _middle(tag)
    return value


def chosen(tag: Tag, document: Document) -> tuple[Tag, ...]:
    """Give the options chosen of a select, or of what an ARIA combobox or list box holds or owns."""
    if tag.name == "select":
        return selected(tag)
    places = [tag, *document.referenced(tag, "aria-owns"), *document.referenced(tag, "aria-controls")]
    options = [option for place in places for option in (place, *tree.elements(place)) if _is_option(option)]
    return tuple(option for option in options if attribute(option, "aria-selected") == "true")


def value(tag: Tag, role: str, document: Document) -> str:
    """Give the value that is read of a control, "" for what has none."""
    if tag.name == "input" and kind(tag) == "password":
        return ""
    if role in _TYPED or (role == "combobox" and tag.name == "input"):
        return typed(tag) if tag.name in ("input", "textarea") else " ".join(tag.get_text().split())
    if role in RANGES:
        return ranged(tag)
    if tag.name == "select":
        return ", ".join(_shown(option) for option in selected(tag))
    if tag.name == "input" and kind(tag) not in _BUTTONS:
        return attribute(tag, "value")
    return ""


def options(select: Tag) -> list[Tag]:
    """Give a select's options in order."""
    return [option for option in tree.elements(select) if option.name == "option"]


def selected(select: Tag) -> tuple[Tag, ...]:
    """Give the options chosen when the page opens.

    As HTML has it: all that are marked where many may be, else the last marked, else the first that is not disabled.
    """
    every = options(select)
    marked = tuple(option for option in every if "selected" in option.attrs)
    if "multiple" in select.attrs:
        return marked
    if marked:
        return marked[-1:]
    if attribute(select, "size").strip() not in ("", "0", "1"):
        return ()
    free = [option for option in every if not _is_disabled(option)]
    return tuple(free[:1])


def _is_disabled(option: Tag) -> bool:
    holder = option.parent
    return "disabled" in option.attrs or (
        holder is not None and holder.name == "optgroup" and "disabled" in holder.attrs
    )


def _shown(option: Tag) -> str:
    return " ".join((attribute(option, "label") or option.get_text()).split())


def _is_option(tag: Tag) -> bool:
    return tag.name == "option" or attribute(tag, "role") == "option"


def _middle(tag: Tag) -> str:
    """Give the value of a slider that has none: half way (HTML, "range state")."""
    try:
        low = float(attribute(tag, "min") or 0)
        high = float(attribute(tag, "max") or 100)
    except ValueError:
        return "50"
    return f"{max(low, (low + high) / 2):g}"

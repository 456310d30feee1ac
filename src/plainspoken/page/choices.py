"""The options of a select: what each is called, what it sends, which are chosen to begin with.

Source: https://html.spec.whatwg.org/multipage/form-elements.html#the-select-element
"""

from __future__ import annotations

import re
from dataclasses import replace

from bs4 import Tag
from bs4.element import NavigableString, Script

from plainspoken.flow import Choice
from plainspoken.page.tree import elements

_SPACE = re.compile(r"[ \t\n\f\r]+")
_LEADING_NUMBER = re.compile(r"[ \t\n\f\r]*\+?(\d+)")


def choices(select: Tag) -> tuple[Choice, ...]:
    """The options of a select in order, with the one that a browser would choose by itself marked selected."""
    found = [_choice(option) for option in elements(select) if option.name == "option"]
    if select.has_attr("multiple"):
        return tuple(found)
    marked = [index for index, choice in enumerate(found) if choice.selected]
    if not marked and display_size(select) == 1:
        marked = [index for index, choice in enumerate(found) if not choice.disabled][:1]
    return tuple(replace(choice, selected=index in marked[-1:]) for index, choice in enumerate(found))


def display_size(select: Tag) -> int:
    """How many options show at a time."""
    size = _LEADING_NUMBER.match(str(select.get("size") or ""))
    if size and int(size[1]) > 0:
        return int(size[1])
    return 4 if select.has_attr("multiple") else 1


def _choice(option: Tag) -> Choice:
    text = _text(option)
    group = next((parent for parent in option.parents if parent.name in ("optgroup", "select")), None)
    return Choice(
        label=str(option.get("label") or "") or text,
        value=str(option["value"]) if option.has_attr("value") else text,
        selected=option.has_attr("selected"),
        disabled=option.has_attr("disabled")
        or (group is not None and group.name == "optgroup" and group.has_attr("disabled")),
    )


def _text(option: Tag) -> str:
    pieces = (t for t in option.descendants if isinstance(t, NavigableString) and not isinstance(t, Script))
    return _SPACE.sub(" ", "".join(pieces)).strip(" ")

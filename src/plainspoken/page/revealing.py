"""Which option reveals a question: GOV.UK's radios and checkboxes name the element that they show when chosen.

Without script all of it is there at once and a browser sends all of it; it is only asked when its option is chosen.
Source: https://design-system.service.gov.uk/components/radios/#conditionally-revealing-a-related-question
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bs4 import Tag

from plainspoken.page.document import attribute, kind

CONTROLLING = ("data-aria-controls", "aria-controls")
HOLDERS = frozenset({"label"})
HOLDER_CLASS = "multiple-choice"


def revealed(controls: Iterable[Tag], identifiers: Mapping[str, Tag]) -> dict[int, Tag]:
    """The option that reveals each element which one reveals, by the element's `id(tag)`; the first option wins."""
    found: dict[int, Tag] = {}
    for control in controls:
        if control.name != "input" or kind(control) not in ("radio", "checkbox"):
            continue
        shown = next((identifiers[name] for name in _names(control) if name in identifiers), None)
        if shown is not None and not any(parent is shown for parent in control.parents):
            found.setdefault(id(shown), control)
    return found


def condition(control: Tag, shown: Mapping[int, Tag]) -> tuple[Tag | None, Tag | None]:
    """The option that reveals a control and the element that it reveals with it; None twice where none does."""
    for parent in control.parents:
        if id(parent) in shown:
            return shown[id(parent)], parent
    return None, None


def _names(control: Tag) -> list[str]:
    """The identifiers that an option, or the label or box around it (GOV.UK elements), says it controls."""
    names = [attribute(control, key) for key in CONTROLLING]
    holder = control.parent
    while holder is not None and (holder.name in HOLDERS or HOLDER_CLASS in attribute(holder, "class").split()):
        names.append(attribute(holder, "data-target"))
        holder = holder.parent
    return [name for name in names if name]

"""Between what a slider, a number box, a meter or a progress bar may stand.

Sources: HTML-AAM 1.0 (input, meter, progress); WAI-ARIA 1.2, aria-valuemin and aria-valuemax with their defaults.
"""

from __future__ import annotations

import math
from typing import NamedTuple

from bs4 import Tag

from plainspoken.page.document import attribute, kind

RANGES = frozenset({"meter", "progressbar", "scrollbar", "slider", "spinbutton"})
_PERCENT = (0.0, 100.0)


class Bounds(NamedTuple):
    """The least and the most that something may be; None where the page does not say."""

    minimum: float | None = None
    maximum: float | None = None


NO_BOUNDS = Bounds()


def bounds(tag: Tag, role: str) -> Bounds:
    """Give the bounds of an element; `role` is its role. A most that is under the least is the least."""
    if role not in RANGES:
        return NO_BOUNDS
    least, most = _said(tag, role)
    return Bounds(least, least if least is not None and most is not None and most < least else most)


def number(text: str) -> float | None:
    """Give words as a number, None where they are none."""
    try:
        found = float(text)
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def _said(tag: Tag, role: str) -> tuple[float | None, float | None]:
    if tag.name == "progress":
        return (0.0, number(attribute(tag, "max")) or 1.0) if "value" in tag.attrs else (None, None)
    if tag.name == "meter":
        return _either(tag, "min", 0.0), _either(tag, "max", 1.0)
    if tag.name == "input":
        usual = _PERCENT if kind(tag) == "range" else (None, None)
        return _either(tag, "min", usual[0]), _either(tag, "max", usual[1])
    usual = _PERCENT if role != "spinbutton" else (None, None)
    return _either(tag, "aria-valuemin", usual[0]), _either(tag, "aria-valuemax", usual[1])


def _either(tag: Tag, name: str, usual: float | None) -> float | None:
    said = number(attribute(tag, name))
    return usual if said is None else said

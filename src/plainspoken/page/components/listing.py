"""Parts named one after the other, as a sentence lists them."""

from __future__ import annotations

from collections.abc import Iterable

from plainspoken.flow import Component

LONGEST = 7
"""More than this many names are not held in mind (Miller 1956): a longer list is left to be read."""


def joined(parts: Iterable[Component], name: str) -> str:
    """The values of a name of some parts, "A, B, C"; empty where there are too many to be told in one breath."""
    said = [str(value) for part in parts if (value := part.value(name))]
    return ", ".join(said) if len(said) <= LONGEST else ""

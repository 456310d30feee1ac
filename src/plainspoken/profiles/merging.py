"""A profile put together with those that it extends, from the bottom up."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from plainspoken.documents import Document, DocumentError, Fault, load, validated
from plainspoken.profiles.folders import extendable, folders
from plainspoken.profiles.schema import Profile

NOT_INHERITED = frozenset({"name", "extends"})
DEEPEST = 8
"""Profiles of which each extends the next."""


@dataclass(frozen=True, slots=True)
class Layers:
    """A profile's file as it stands, what it says itself, and what it says together with all that it extends.

    `inherited` is what comes from below, None where it extends nothing.
    """

    document: Document
    own: Profile
    whole: Profile
    inherited: Profile | None = None


def layers(source: Path | Traversable | str | bytes, name: str = "", places: tuple[Path, ...] | None = None) -> Layers:
    """Read a profile and what it extends; `places` are the folders in which that is looked for.

    `source` is a file, or its text (str or bytes), of which `name` is the file's name. Raises DocumentError with the
    faults of the file, or of the first file below it that has any.
    """
    path = source if isinstance(source, Path) else None
    found = extendable(path, folders() if places is None else places)
    document = load(source, name)
    try:
        return _below(document, found, {document.name: Path(document.name).stem})
    except DocumentError as problem:
        raise DocumentError((*_without_start(document, problem), *problem.faults)) from problem


def _without_start(document: Document, problem: DocumentError) -> tuple[Fault, ...]:
    """That a profile has no start, told along with what else is wrong with it."""
    own = problem.faults[0].file == document.name
    keys = document.value if isinstance(document.value, dict) else {"start": ""}
    return () if not own or "start" in keys or "extends" in keys else (missing_start(document),)


def missing_start(document: Document) -> Fault:
    """That a profile has no start."""
    return Fault(document.name, *document.place(()), "start", "is missing")


def _below(document: Document, found: Mapping[str, Path], above: Mapping[str, str]) -> Layers:
    """A profile put on what it extends; `above` are the files that led to it, itself last, with their names."""
    own = validated(document, Profile)
    if own.extends is None:
        return Layers(document, own, own)
    _refuse(document, own.extends, found, above)
    path = found[own.extends]
    below = _below(load(path), found, {**above, str(path): own.extends}).whole
    return Layers(document, own, merged(below, own), below)


def _refuse(document: Document, name: str, found: Mapping[str, Path], above: Mapping[str, str]) -> None:
    """Raise what is wrong with extending a profile with this name here, if anything is."""
    names = list(above.values())
    message = ""
    if name not in found:
        nearest = difflib.get_close_matches(name, found, n=1)
        guess = f" (did you mean {nearest[0]}?)" if nearest else ""
        message = f"is no profile that there is{guess}; there are: {', '.join(sorted(found)) or 'none'}"
    elif str(found[name]) in above:
        circle = " extends ".join((*names[list(above).index(str(found[name])) :], name))
        message = f"goes round in a circle ({circle}): take extends out of one of them"
    elif len(above) >= DEEPEST:
        message = f"goes too deep: at most {DEEPEST} profiles may extend one another"
    if message:
        raise DocumentError((document.fault(("extends",), message),))


def merged(below: Profile, own: Profile) -> Profile:
    """What two profiles say together: lists and mappings are added to, all else the upper one settles."""
    under = {key: value for key, value in below.model_dump(exclude_unset=True).items() if key not in NOT_INHERITED}
    return Profile.model_validate(_together(under, own.model_dump(exclude_unset=True)))


def _together(under: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    joined = dict(under)
    for key, value in over.items():
        before = joined.get(key)
        if isinstance(before, dict) and isinstance(value, dict) and key not in REPLACED:
            joined[key] = _together(before, value)
        elif isinstance(before, list) and isinstance(value, list) and key not in REPLACED:
            joined[key] = [*before, *(item for item in value if item not in before)]
        elif value is not None:
            joined[key] = value
    return joined


REPLACED = frozenset({"search", "hosts", "steps", "also"})
"""Keys of which the upper profile's stand alone: half of one way to search and half of another are none."""

"""The phrases of a profile against one another and against the commands: those that clash."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from plainspoken.documents import Fault, KeyPath
from plainspoken.profiles.merging import Layers
from plainspoken.profiles.schema import Profile


@dataclass(frozen=True, slots=True)
class Phrased:
    """A phrase and where it stands; `at_key` where it is a key, and what it does: phrases that do one thing agree."""

    words: str
    path: KeyPath
    at_key: bool
    does: str


def normalised(phrase: str) -> str:
    """A phrase as it is compared: small letters, single spaces, no signs."""
    return " ".join(re.sub(r"[^\w' ]", " ", phrase.lower().replace("’", "'")).split())


def phrases_of(profile: Profile) -> Iterator[Phrased]:
    """Every phrase of a profile that a person can say, in the order of the keys."""
    start = profile.start or ""
    for index, phrase in enumerate(profile.names):
        yield Phrased(phrase, ("names", index), False, start)
    for phrase, target in profile.start_pages.items():
        yield Phrased(phrase, ("start_pages", phrase), True, target)
    for phrase, target in profile.aliases.items():
        yield Phrased(phrase, ("aliases", phrase), True, target)
    for phrase, task in profile.tasks.items():
        does = f"task {phrase}" if task.steps else task.page or ""
        yield Phrased(phrase, ("tasks", phrase), True, does)
        for index, other in enumerate(task.also):
            yield Phrased(other, ("tasks", phrase, "also", index), False, does)


def clashing(read: Layers, commands: Collection[str]) -> Iterator[Fault]:
    """Faults of phrases that are the same as another's, letter for letter as they are spoken, or as a command's."""
    obeyed = {normalised(command) for command in commands}
    seen: dict[str, Phrased] = {}
    for phrased in phrases_of(read.own):
        plain = normalised(phrased.words)
        first = seen.setdefault(plain, phrased)
        if first is not phrased:
            message = f"sounds the same as {first.words!r}: keep one"
            yield read.document.fault(phrased.path, message, at_key=phrased.at_key)
        if plain in obeyed:
            message = f"is a command already ({plain!r}), which it would hide: choose other words"
            yield read.document.fault(phrased.path, message, at_key=phrased.at_key)

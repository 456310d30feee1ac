"""All that can be said of a profile without its site: its keys, its selectors, and whether its phrases can be heard."""

from __future__ import annotations

from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from plainspoken.documents import DocumentError, Fault
from plainspoken.hearing.dictionary import known
from plainspoken.intent import load as load_commands
from plainspoken.profiles import Profile
from plainspoken.profiles import faults as faults_of
from plainspoken.profiles.merging import layers
from plainspoken.survey.audible import unheard
from plainspoken.wording import load

Source = Path | Traversable | str | bytes


def check(source: Source, name: str = "", places: tuple[Path, ...] | None = None) -> tuple[Fault, ...]:
    """All faults of a profile in the order of the file; none for a good one.

    `source` is a file, or its text with the file's name as `name`; `places` are the folders of what it may extend.
    """
    wrong = faults_of(source, commands(), name, places)
    try:
        audible = unheard(layers(source, name, places), known())
    except DocumentError:
        return wrong
    return tuple(sorted((*wrong, *audible), key=lambda fault: (fault.line, fault.column)))


def read(source: Source, name: str = "", places: tuple[Path, ...] | None = None) -> Profile:
    """A profile with all that it extends; raises DocumentError with its faults."""
    wrong = check(source, name, places)
    if wrong:
        raise DocumentError(wrong)
    return layers(source, name, places).whole


@cache
def commands() -> tuple[str, ...]:
    """Every phrase that the assistant itself obeys."""
    every = load_commands(load().commands).by_name.values()
    return tuple(phrase.words for command in every for phrase in command.phrases)

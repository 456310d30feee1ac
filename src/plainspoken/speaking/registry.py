"""Voices by name: ours and other people's enter by the same door, the entry points `plainspoken.voices`."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points

from plainspoken.speaking.choosing import find
from plainspoken.speaking.voice import Voice

GROUP = "plainspoken.voices"
OURS = "pyttsx3"


class VoiceError(Exception):
    """A voice was asked for that is not there or does not load; says which there are."""


def names(found: Iterable[EntryPoint] | None = None) -> tuple[str, ...]:
    """The names of the engines that there are, ours first."""
    known = {point.name for point in _found(found)}
    return tuple(sorted(known, key=lambda name: (name != OURS, name)))


def engine_and_voice(name: str, found: Iterable[EntryPoint] | None = None) -> tuple[str, str]:
    """The engine that a voice's name names, "" for ours, and the voice's own identifier, "" where it is the engine's.

    "pyttsx3:gmw/en+f3" names both, "gmw/en+f3" a voice of ours, "espeak" an engine.
    """
    engine, colon, identifier = name.partition(":")
    if engine and not colon and engine not in names(found):
        engine, identifier = "", name
    return ("" if engine == OURS else engine), identifier


def choose(name: str = "", found: Iterable[EntryPoint] | None = None) -> Voice:
    """An engine's voice by name.

    "pyttsx3" is the engine with its own choice of voice, "pyttsx3:gmw/en+f3" one of its voices, "" ours; the name of
    no engine is a voice of ours ("gmw/en+f3"). Raises VoiceError with words to act on.
    """
    points = {point.name: point for point in _found(found)}
    engine, identifier = engine_and_voice(name, points.values())
    point = points.get(engine or OURS)
    if point is None:
        there = ", ".join(sorted(points)) or "none (is Plainspoken installed? pip install -e .)"
        raise VoiceError(f"there is no voice engine '{engine or OURS}'; there are: {there}")
    made = _made(point, identifier)
    _check(made, identifier)
    return made


def _made(point: EntryPoint, identifier: str) -> Voice:
    try:
        voice: Voice = point.load()(voice=identifier)
    except Exception as problem:  # other people's code: whatever it raises, a person hears which plug-in it was
        raise VoiceError(f"the voice engine '{point.name}' ({point.value}) does not load: {problem}") from problem
    return voice


def _check(made: Voice, identifier: str) -> None:
    """Raise VoiceError where an engine works and has no such voice."""
    there_are = made.voices() if identifier else ()
    if there_are and find(identifier.partition("+")[0], there_are) is None:
        made.close()
        some = ", ".join(each.identifier for each in there_are if each.language.lower().startswith("en"))
        raise VoiceError(f"{made.name} has no voice '{identifier}'; for English it has: {some or 'none'}")


def _found(found: Iterable[EntryPoint] | None) -> Iterable[EntryPoint]:
    return entry_points(group=GROUP) if found is None else found

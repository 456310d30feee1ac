"""Recognisers by name: ours and other people's enter by the same door, the entry points `plainspoken.recognisers`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from plainspoken.hearing.recogniser import ModelError, Recogniser, RecogniserError, UnknownRecogniserError
from plainspoken.hearing.voice_models.places import find_model, models

GROUP = "plainspoken.recognisers"
NOT_INSTALLED = "none (is Plainspoken installed? pip install -e .)"


def recognisers(found: Iterable[EntryPoint] | None = None) -> dict[str, EntryPoint]:
    """The entry points of all recognisers by name."""
    points = entry_points(group=GROUP) if found is None else found
    return {point.name: point for point in sorted(points, key=lambda point: point.name)}


def choose(
    name: str = "",
    model: Path | str | None = None,
    found: Iterable[EntryPoint] | None = None,
    told: Callable[[str], None] | None = None,
) -> Recogniser:
    """The recogniser of a name; without one Vosk where there is a whole model for it, else PocketSphinx.

    `model` is a model's folder or its name in voice_models. A model that nobody asked for and that is broken is passed
    over, and `told` what is wrong with it. Raises RecogniserError, with words for a person.
    """
    points = recognisers(found)
    folder = find_model(str(model)) if model else None
    if name and name != "vosk":
        return _made(name, folder, points)
    if folder:
        return _made("vosk", folder, points)
    return _with_any_model(name, points, told or (lambda words: None))


def _with_any_model(name: str, points: dict[str, EntryPoint], told: Callable[[str], None]) -> Recogniser:
    """Vosk with the first of the models that is whole; PocketSphinx where there is none and Vosk was not asked for."""
    for folder in models() if "vosk" in points else ():
        try:
            return _made("vosk", folder, points)
        except ModelError as problem:
            told(str(problem))
    return _made(name or "pocketsphinx", None, points)


def _made(name: str, model: Path | None, points: dict[str, EntryPoint]) -> Recogniser:
    """A recogniser made from its entry point."""
    if name not in points:
        there = ", ".join(points) or NOT_INSTALLED
        raise UnknownRecogniserError(f"there is no recogniser '{name}'; there are: {there}")
    try:
        made = points[name].load()(model)
    except RecogniserError:
        raise
    except Exception as problem:  # other people's code: whatever it raises, a person hears which plug-in it was
        message = f"the recogniser '{name}' ({points[name].value}) cannot be used: {problem}"
        raise RecogniserError(message) from problem
    if not isinstance(made, Recogniser):
        raise RecogniserError(f"the recogniser '{name}' ({points[name].value}) lacks methods that one has")
    return made

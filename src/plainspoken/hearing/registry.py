"""Which recognisers there are, and which one listens."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from plainspoken.hearing.recogniser import Recogniser, RecogniserError, UnknownRecogniserError
from plainspoken.hearing.voice_models import find_model, models

GROUP = "plainspoken.recognisers"


def recognisers() -> dict[str, EntryPoint]:
    """The entry points of all recognisers by name, ours and others'."""
    return {entry.name: entry for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name)}


def choose(name: str = "", model: Path | str | None = None) -> Recogniser:
    """The recogniser of a name; without one Vosk where there is a model for it, else PocketSphinx.

    `model` is a model's folder or its name in voice_models. Raises RecogniserError with words for a person.
    """
    folder = find_model(str(model)) if model else None
    if name:
        return _made(name, folder or (_first_model() if name == "vosk" else None))
    found = folder or _first_model()
    return _made("vosk", found) if found else _made("pocketsphinx", None)


def _first_model() -> Path | None:
    """The first model that there is."""
    return next(iter(models()), None)


def _made(name: str, model: Path | None) -> Recogniser:
    """A recogniser made from its entry point."""
    there = recognisers()
    if name not in there:
        raise UnknownRecogniserError(f"there is no recogniser '{name}'; allowed: {', '.join(there) or 'none'}")
    try:
        made = there[name].load()(model)
    except RecogniserError:
        raise
    except Exception as problem:  # a plugin may fail in any way, and a person is to know which
        raise RecogniserError(f"the recogniser '{name}' cannot be used: {problem}") from problem
    if not isinstance(made, Recogniser):
        raise RecogniserError(f"the recogniser '{name}' is none: it lacks methods of plainspoken.hearing.Recogniser")
    return made

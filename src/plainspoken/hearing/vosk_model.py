"""Loading a Vosk model so that a broken one costs words, not the process."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from platformdirs import user_cache_path

from plainspoken.hearing.model_files import ModelFiles, faults
from plainspoken.hearing.recogniser import ModelError, RecogniserError
from plainspoken.hearing.vosk_trial import trial

Trial = Callable[[Path, bool], str]
WHERE = "Take it out of voice_models, or get it again and unpack it there."


def check(folder: Path, try_out: Trial = trial) -> None:
    """Raise ModelError, with all that is wrong, for a model that libvosk cannot use."""
    found = faults(folder) or tuple(filter(None, (try_out(folder, ModelFiles(folder).takes_grammars),)))
    if found:
        raise ModelError("\n".join((f"The Vosk model {folder.name} is broken.", *found, WHERE)))


def check_once(folder: Path, stamps: Path | None = None, try_out: Trial = trial) -> None:
    """The same, but a model whose files are as they were when it last worked is not tried again.

    `stamps` is a folder for what worked (in the person's cache unless given); where it cannot be written the model is
    tried each time.
    """
    stamps = stamps or user_cache_path("plainspoken", appauthor=False) / "models_tried"
    stamp = stamps / _fingerprint(folder)
    if stamp.exists():
        return
    check(folder, try_out)
    with contextlib.suppress(OSError):
        stamps.mkdir(parents=True, exist_ok=True)
        stamp.touch()


def library() -> ModuleType:
    """The vosk library, told to be quiet; raises RecogniserError where it cannot be loaded."""
    try:
        import vosk  # noqa: PLC0415 - loads libvosk
    except (ImportError, OSError, TypeError) as problem:
        raise RecogniserError(f"Vosk cannot be loaded ({problem}): pip install vosk") from problem
    vosk.SetLogLevel(-1)
    module: ModuleType = vosk
    return module


def load(folder: Path, rate: int) -> tuple[Any, Any]:
    """Libvosk's model of a folder that was checked, and a recogniser that tells words apart; raises RecogniserError."""
    vosk = library()
    try:
        model = vosk.Model(str(folder))
        recogniser = vosk.KaldiRecognizer(model, rate)
    except Exception as problem:  # the library raises nothing narrower
        raise ModelError(f"The Vosk model {folder.name} cannot be loaded: {problem}") from problem
    recogniser.SetWords(True)
    return model, recogniser


def _fingerprint(folder: Path) -> str:
    """A name for a model as it is: its files' names, sizes and times of change."""
    told = hashlib.sha256(str(folder.resolve()).encode())
    for file in sorted(folder.rglob("*")):
        with contextlib.suppress(OSError):
            state = file.stat()
            told.update(f"{file.relative_to(folder)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return told.hexdigest()

"""Loading a Vosk model so that a broken one costs words, not the process."""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from platformdirs import user_cache_path

from plainspoken.hearing.recogniser import ModelError, RecogniserError
from plainspoken.hearing.voice_models.files import ModelFiles, faults
from plainspoken.hearing.vosk.search import KaldiRecogniser
from plainspoken.hearing.vosk.trial import trial

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


class Loaded:
    """Libvosk's model of a folder that was checked; raises RecogniserError where it cannot be loaded."""

    def __init__(self, folder: Path, rate: int) -> None:
        self._vosk = library()
        self._rate = rate
        try:
            self._model = self._vosk.Model(str(folder))
        except Exception as problem:  # the library raises nothing narrower
            raise ModelError(f"The Vosk model {folder.name} cannot be loaded: {problem}") from problem

    def recogniser(self, phrases: Sequence[str] = ()) -> KaldiRecogniser:
        """A recogniser of the model that tells words apart, for some phrases of its words or for anything."""
        grammar = (json.dumps(list(phrases)),) if phrases else ()
        made: Any = self._vosk.KaldiRecognizer(self._model, self._rate, *grammar)
        made.SetWords(True)
        found: KaldiRecogniser = made
        return found

    def has(self, word: str) -> bool:
        """Whether a word is the model's; what libvosk's own signs are called is none, but [unk]."""
        # 0 is <eps>, which ends the process as part of a grammar.
        sign = word.startswith(("<", "#")) or (word.startswith("[") and word != "[unk]")
        return bool(word) and not sign and self._model.vosk_model_find_word(word) > 0


def _fingerprint(folder: Path) -> str:
    """A name for a model as it is: its files' names, sizes and times of change."""
    told = hashlib.sha256(str(folder.resolve()).encode())
    for file in sorted(folder.rglob("*")):
        with contextlib.suppress(OSError):
            state = file.stat()
            told.update(f"{file.relative_to(folder)} {state.st_size} {state.st_mtime_ns}\n".encode())
    return told.hexdigest()

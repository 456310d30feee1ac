"""The voice of pyttsx3 (eSpeak NG, SAPI5 or macOS's own), driven in a process that can be killed."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from plainspoken.flow import Manner, Sound, Trouble
from plainspoken.speaking.choosing import voice_for
from plainspoken.speaking.clean import whole
from plainspoken.speaking.process import Worker, WorkerError
from plainspoken.speaking.voice import VoiceDescription

TRIES = 2
LIMIT, LIMIT_A_CHARACTER = 6.0, 0.03
"""Seconds that a sentence may take: measured 0.016 in all, so that reaching this means that the engine hangs."""

SLOWEST, FASTEST = 60, 500
MANNER = Manner()

# pip's eSpeak NG first: the one that is tested, whatever the system's is or lacks; then the system's.
ENGINES = {"linux": ("wheel", "system")}


class Pyttsx3Voice:
    """Renders sentences by pyttsx3; a worker that hangs, dies or falls out of step is replaced, and asked again."""

    name = "pyttsx3"

    def __init__(
        self, voice: str = "", pitch: int | None = None, engines: Sequence[str] = (), limit: float = LIMIT
    ) -> None:
        """Speak with the voice of an identifier or name (eSpeak: with variant, "gmw/en+f3"); "" chooses by language.

        `pitch` is 0 to 100 (eSpeak alone), `engines` the sources to try in order ("wheel", "system"), `limit` the
        seconds that a sentence may take besides what its length adds. Starts nothing: the first sentence does.
        """
        self._wanted = voice
        self._pitch = pitch
        self._engines = tuple(engines) or ENGINES.get(sys.platform, ("system",))
        self._limit = limit
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self._voices: tuple[VoiceDescription, ...] = ()
        self._closed = False

    @property
    def worker(self) -> int | None:
        """The number of the worker's process while there is one."""
        return self._worker.pid if self._worker else None

    def render(self, text: str, language: str = "en", manner: Manner = MANNER) -> Sound | Trouble:
        """One sentence as sound; see Voice."""
        return whole(text, lambda piece: self._render(piece, language, manner))

    def voices(self) -> tuple[VoiceDescription, ...]:
        """The engine's voices; starts it where it does not run yet."""
        with self._lock:
            self._running()
            return self._voices

    def close(self) -> None:
        """End the worker, even in the middle of a sentence."""
        self._closed = True
        worker = self._worker  # without the lock: a sentence under way is cut off, and gives voice.closed
        if worker is not None:
            worker.kill()

    def _render(self, text: str, language: str, manner: Manner) -> Sound | Trouble:
        with self._lock:
            for _ in range(TRIES):
                running = self._running()
                if isinstance(running, Trouble):
                    return running
                try:
                    return self._asked(running, text, language, manner)
                except WorkerError:
                    self._discard()
        return Trouble("voice.closed") if self._closed else Trouble("voice.failed")

    def _asked(self, worker: Worker, text: str, language: str, manner: Manner) -> Sound:
        properties: dict[str, object] = {"rate": min(max(manner.rate, SLOWEST), FASTEST)}
        voice = voice_for(language, self._wanted, self._voices)
        if voice:
            properties = {"voice": voice, **properties}
        if self._pitch is not None:
            properties["pitch"] = self._pitch
        path = worker.ask(text, properties, self._limit + LIMIT_A_CHARACTER * len(text))
        try:
            return _sound(path)
        finally:
            path.unlink(missing_ok=True)

    def _running(self) -> Worker | Trouble:
        """The worker, started where there is none, with the first source that works."""
        if self._closed:
            return Trouble("voice.closed")
        if self._worker is not None:
            return self._worker
        problems: list[str] = []
        for engine in self._engines:
            try:
                self._worker = Worker(engine)
            except WorkerError as problem:
                problems.append(f"{engine}: {problem}")
                continue
            self._engines = (engine, *(each for each in self._engines if each != engine))
            self._voices = tuple(VoiceDescription(*each) for each in self._worker.voices)
            return self._kept(self._worker)
        return Trouble("voice.none", (("problem", "; ".join(problems)),))

    def _kept(self, worker: Worker) -> Worker:
        """A worker that has just started, killed where the voice was closed in that very moment."""
        if self._closed:
            worker.kill()
        return worker

    def _discard(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()


def _sound(path: Path) -> Sound:
    """A file's sound as one channel; raises WorkerError for what is none."""
    import soundfile  # noqa: PLC0415

    try:
        samples, rate = soundfile.read(path, dtype="int16", always_2d=True)
    except (soundfile.LibsndfileError, OSError) as problem:
        raise WorkerError(f"the worker left no sound: {problem}") from problem
    if not len(samples):
        raise WorkerError("the worker left a sound without samples")
    mono = samples[:, 0] if samples.shape[1] == 1 else samples.mean(axis=1)
    return Sound(np.asarray(mono).astype("<i2").tobytes(), int(rate))

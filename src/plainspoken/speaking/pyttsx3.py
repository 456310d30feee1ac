"""The voice of pyttsx3 (eSpeak NG, SAPI5 or macOS's own), driven in a process that can be killed."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from plainspoken.flow import Manner, Sound, Trouble
from plainspoken.speaking.choosing import not_among, voice_for
from plainspoken.speaking.clean import whole
from plainspoken.speaking.process import Worker, WorkerError
from plainspoken.speaking.spare import Spare
from plainspoken.speaking.voice import Voice, VoiceDescription

PATIENCE = (1.0, 4.0, 10.0)
"""Seconds that a sentence may take, try by try: 0.016 is usual, so that the first means a hanging engine, after which
the sentence is to be heard within two seconds; the others allow for a computer that is busy with something else."""

A_CHARACTER = 0.002
"""Seconds that each character adds."""

SLOWEST, FASTEST = 60, 500
MANNER = Manner()

# pip's eSpeak NG first: the one that is tested, whatever the system's is or lacks; then the system's.
ENGINES = {"linux": ("wheel", "system")}

BESIDE = frozenset({"darwin", "win32"})
"""Where the system's voices are not eSpeak's: pip's eSpeak NG speaks what they cannot, Welsh above all."""


class Pyttsx3Voice:
    """Renders sentences by pyttsx3; a worker that hangs, dies or falls out of step is replaced, and asked again."""

    name = "pyttsx3"

    def __init__(
        self,
        voice: str = "",
        engines: Sequence[str] = (),
        patience: Sequence[float] = PATIENCE,
        beside: Voice | None = None,
    ) -> None:
        """Speak with the voice of an identifier or name (eSpeak: with variant, "gmw/en+f3"); "" chooses by language.

        A manner's own voice goes before it. `engines` are the sources to try in order ("wheel", "system"), `patience`
        the seconds that a sentence may take in each try, besides what its length adds; `beside` speaks where it has
        the voice that is wanted or the language. Starts nothing: the first sentence does.
        """
        if beside is None and not engines and sys.platform in BESIDE:
            beside = Pyttsx3Voice(voice, ("wheel",), patience)
        self._beside = beside
        self._wanted = voice
        self._engines = tuple(engines) or ENGINES.get(sys.platform, ("system",))
        self._patience = tuple(patience)
        self._lock = threading.Lock()
        self._worker: Worker | None = None
        self._spare: Spare | None = None
        self._voices: tuple[VoiceDescription, ...] = ()
        self._closed = False

    @property
    def worker(self) -> int | None:
        """The number of the worker's process while there is one."""
        return self._worker.pid if self._worker else None

    def stand_by(self) -> Spare:
        """Have a second worker ready from the first sentence on, which takes over at once: 20 MB of memory."""
        self._spare = self._spare or Spare()
        return self._spare

    def render(self, text: str, language: str = "en", manner: Manner = MANNER) -> Sound | Trouble:
        """One sentence as sound; see Voice."""
        if self._beside is not None:
            wanted = (manner.voice or self._wanted, *manner.others)
            if not_among(self._own_voices(), self._beside.voices, language, wanted):
                return self._beside.render(text, language, manner)
        return whole(text, lambda piece: self._render(piece, language, manner))

    def voices(self) -> tuple[VoiceDescription, ...]:
        """The engine's voices, and those of the one beside it; starts them where they do not run yet."""
        others = self._beside.voices() if self._beside is not None else ()
        return (*self._own_voices(), *(replace(each, beside=True) for each in others))

    def _own_voices(self) -> tuple[VoiceDescription, ...]:
        with self._lock:
            self._running()
            return self._voices

    def close(self) -> None:
        """End the worker, even in the middle of a sentence."""
        self._closed = True
        if self._beside is not None:
            self._beside.close()
        if self._spare is not None:
            self._spare.close()
        worker = self._worker  # without the lock: a sentence under way is cut off, and gives voice.closed
        if worker is not None:
            worker.kill()

    def _render(self, text: str, language: str, manner: Manner) -> Sound | Trouble:
        with self._lock:
            for patience in self._patience:
                running = self._running()
                if isinstance(running, Trouble):
                    return running
                try:
                    made = self._asked(running, text, self._properties(language, manner), patience)
                    self._prepare()
                    return made
                except WorkerError:
                    self._discard()
        return Trouble("voice.closed") if self._closed else Trouble("voice.failed")

    def _properties(self, language: str, manner: Manner) -> dict[str, object]:
        """What the engine is set to: the voice first, which brings its own rate and pitch."""
        properties: dict[str, object] = {"rate": min(max(manner.rate, SLOWEST), FASTEST), "pitch": manner.pitch}
        voice = voice_for(language, (manner.voice or self._wanted, *manner.others), self._voices)
        return {"voice": voice, **properties} if voice else properties

    def _asked(self, worker: Worker, text: str, properties: dict[str, object], patience: float) -> Sound:
        path = worker.ask(text, properties, patience + A_CHARACTER * len(text))
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
        ready = self._spare.take() if self._spare is not None else None
        if ready is not None:
            self._worker = ready
            return self._kept(ready)
        problems: list[str] = []
        for engine in self._engines:
            try:
                self._worker = Worker(engine)
            except WorkerError as problem:
                problems.append(f"{engine}: {problem}")
                continue
            self._engines = (engine, *(each for each in self._engines if each != engine))
            self._voices = self._worker.voices
            return self._kept(self._worker)
        return Trouble("voice.none", (("problem", "; ".join(problems)),))

    def _prepare(self) -> None:
        """Have a spare worker come, of the source that works."""
        if self._spare is not None and not self._closed:
            engine = self._engines[0]
            self._spare.prepare(lambda: Worker(engine))

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

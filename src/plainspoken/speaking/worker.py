"""The speech worker: a process of its own, the only one that imports pyttsx3.

Run as `python -m plainspoken.speaking.worker ENGINE FOLDER`. A JSON object a line comes in on standard input and goes
out on what was standard output (pyttsx3 prints there, so that is moved away first; a duplicated descriptor works where
no others can be handed down, on Windows). Everything pyttsx3 2.99 does wrong is dealt with here or ends this process.

    <- {"event": "ready", "driver": "espeak", "voices": [{"identifier": "gmw/en", "name": ..., "language": ...}, ...]}
    -> {"id": 1, "text": "...", "voice": "gmw/en", "rate": 175, "pitch": 50}
    <- {"event": "done", "id": 1, "path": "..."} | {"event": "error", "id": 1, "problem": "..."}
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Protocol, TextIO

SETTLE = 0.03
"""Seconds after a changed property: the driver's own Cancel would drop it else, two times in three."""

HEADER = 128
"""Bytes that a file of sound has at most before its first sample comes (WAV 44, AIFF-C 80)."""

WHEEL = "wheel"
"""The engine that pip brought, not the system's."""

ESPEAK = "espeak"
"""The one driver that makes voices higher and lower and has variants of them; of others pyttsx3 takes no pitch."""

FASTEST = {"sapi5": 485}
"""Words a minute beyond which a driver refuses to speak at all."""


class Engine:
    """pyttsx3, and what it was last set to."""

    def __init__(self, folder: Path, driver: str | None = None) -> None:
        """Speak by a driver, the platform's own where none is named."""
        import pyttsx3  # noqa: PLC0415 - only where the library lies ready, and only in this process

        self._folder = folder
        self._count = 0
        self._set: dict[str, object] = {}
        self._errors: list[str] = []
        self._engine = pyttsx3.init(driver)
        self._engine.connect("error", lambda **values: self._errors.append(repr(values.get("exception"))))
        # Until its first loop the engine counts as busy: what is set before would be queued and then lost.
        if self._saved("ready") is None:
            raise RuntimeError(f"the engine makes no sound {' '.join(self._errors)}")

    @property
    def driver(self) -> str:
        """What drives it: espeak, sapi5, nsss."""
        return str(self._engine.driver_name)

    def voices(self) -> list[dict[str, object]]:
        """Each voice's identifier, name, language, gender, and what it can be made to do."""
        espeak = self.driver == ESPEAK
        return [
            {
                "identifier": each.id,
                "name": " ".join((each.name or each.id).split()),
                "language": _language(each),
                "gender": _gender(each.gender),
                "pitched": espeak,
                "varied": espeak,
            }
            for each in self._engine.getProperty("voices")
        ]

    def render(self, text: str, properties: dict[str, object]) -> Path:
        """The file with the sound of a sentence; raises RuntimeError where none comes."""
        self._errors.clear()
        self._adjust(properties)
        for _ in range(2):  # a left-over stop flag can end an utterance before its first frame
            path = self._saved(text)
            if path is not None:
                return path
            time.sleep(SETTLE)
        raise RuntimeError(" ".join(self._errors) or "no sound came")

    def _adjust(self, properties: dict[str, object]) -> None:
        if self.driver != ESPEAK:
            properties.pop("pitch", None)
        properties["rate"] = min(int(str(properties["rate"])), FASTEST.get(self.driver, 10_000))
        if properties.get("voice") != self._set.get("voice"):
            self._set.clear()  # a voice brings its own rate and pitch
        for name, value in properties.items():
            if self._set.get(name) != value:
                self._engine.setProperty(name, value)
                self._set[name] = value
                time.sleep(SETTLE)

    def _saved(self, text: str) -> Path | None:
        self._count += 1
        path = self._folder / f"{self._count}.wav"
        self._engine.save_to_file(text, str(path))
        self._engine.runAndWait()
        if path.exists() and path.stat().st_size > HEADER:
            return path
        path.unlink(missing_ok=True)
        return None


class VoiceLike(Protocol):
    """What we use of a pyttsx3 voice."""

    languages: Sequence[str | bytes | None] | None


def _language(voice: VoiceLike) -> str:
    """The first language of a pyttsx3 voice: a list of texts, or of bytes with a priority before them."""
    first = (voice.languages or [""])[0]
    text = first.decode("utf-8", "ignore") if isinstance(first, bytes) else str(first or "")
    return text.strip("\x00\x01\x02\x03\x04\x05\x06\x07")


def _gender(told: str | None) -> str:
    """ "female" or "male" of "Female", "VoiceGenderMale" and the like, "" of anything else."""
    word = str(told or "").lower().removeprefix("voicegender")
    return word if word in ("female", "male") else ""


def lend_espeak() -> None:
    """Make pyttsx3 take pip's eSpeak NG and its data, whether or not the system has one.

    It tries paths of its own, which on macOS and Windows are an installed eSpeak's: each of them is this library.
    """
    import ctypes  # noqa: PLC0415
    from importlib import import_module  # noqa: PLC0415

    import espeakng_loader  # noqa: PLC0415

    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    lent = ctypes.CDLL(espeakng_loader.get_library_path())
    vars(ctypes.cdll)["LoadLibrary"] = lambda path: lent
    try:
        import_module("pyttsx3.drivers._espeak")
    finally:
        del vars(ctypes.cdll)["LoadLibrary"]


def private_channel() -> TextIO:
    """What was standard output, for this protocol alone; whatever prints from now on prints nowhere."""
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    sys.stdout = sys.stderr
    return channel


def requests(folder: Path) -> Iterator[dict[str, Any]]:
    """The requests, read by a thread, so that a hanging engine ends too when the parent has gone."""
    lines: SimpleQueue[str] = SimpleQueue()

    def read() -> None:
        for line in sys.stdin:
            lines.put(line)
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        yield json.loads(lines.get())


def serve(engine_name: str, folder: Path, channel: TextIO) -> None:
    """Start the engine, say so, and answer requests until standard input ends."""

    def send(event: str, **values: object) -> None:
        channel.write(json.dumps({"event": event, **values}) + "\n")

    came = requests(folder)
    try:
        if engine_name == WHEEL:
            lend_espeak()
        engine = Engine(folder, ESPEAK if engine_name == WHEEL else None)
        send("ready", driver=engine.driver, voices=engine.voices())
    except Exception as problem:  # noqa: BLE001 - whatever keeps an engine from starting, the parent is told
        send("fatal", problem=f"{type(problem).__name__}: {problem}")
        return
    for request in came:
        number, text = request.pop("id"), request.pop("text")
        try:
            send("done", id=number, path=str(engine.render(text, request)))
        except Exception as problem:  # noqa: BLE001 - and so for a sentence that it cannot say
            send("error", id=number, problem=f"{type(problem).__name__}: {problem}")


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Control-C is the parent's; it ends us by closing our input
    serve(sys.argv[1], Path(sys.argv[2]), private_channel())

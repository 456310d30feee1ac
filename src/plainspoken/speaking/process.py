"""The speech worker seen from outside: started, asked with a time limit, and killed when it does not answer."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

import plainspoken
from plainspoken.flow import VoiceDescription
from plainspoken.speaking.choosing import VARIANTS
from plainspoken.speaking.private_folder import PrivateFolder

START_LIMIT = 30.0
"""Seconds a worker may take to start: Windows makes its speech bindings then, the first time."""


class WorkerError(Exception):
    """A worker that did not start, did not answer in time, or said that it could not."""


class Worker:
    """One worker process and the private folder that it leaves sound in."""

    def __init__(self, engine: str, limit: float = START_LIMIT) -> None:
        """Start a worker and wait until it has made its first sound; raises WorkerError."""
        try:
            self._private = PrivateFolder()
        except OSError as problem:  # no room
            raise WorkerError(f"there is no place for sound: {problem}") from problem
        try:
            self._process = _started(engine, self.folder)
        except OSError as problem:  # no memory, no Python any more
            self._private.remove()
            raise WorkerError(f"no worker can be started: {problem}") from problem
        self._answers: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        threading.Thread(target=self._read, daemon=True).start()
        self._number = 0
        try:
            ready = self._answer(limit)
            if ready["event"] != "ready":
                raise WorkerError(ready.get("problem", "the worker is out of step"))
        except WorkerError:
            self.kill()
            raise
        self.driver = str(ready["driver"])
        self.voices = tuple(_described(each) for each in ready["voices"])

    @property
    def folder(self) -> Path:
        """Where it leaves sound."""
        return self._private.path

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    def ask(self, text: str, properties: dict[str, object], limit: float) -> Path:
        """The file with a sentence's sound; raises WorkerError, after which only `kill` is left to do."""
        self._number += 1
        line = json.dumps({"id": self._number, "text": text, **properties}) + "\n"
        try:
            assert self._process.stdin is not None
            self._process.stdin.write(line.encode())
            self._process.stdin.flush()
        except (OSError, ValueError) as problem:
            raise WorkerError(f"the worker has gone: {problem}") from problem
        answer = self._answer(limit)
        if answer["event"] != "done" or answer["id"] != self._number:
            raise WorkerError(answer.get("problem", "the worker is out of step"))
        return Path(answer["path"])

    def kill(self) -> None:
        """End the process whatever it is doing, and remove its folder."""
        self._process.kill()
        self._process.wait()
        if self._process.stdin:
            with contextlib.suppress(OSError):  # what was still to be written has nobody to read it
                self._process.stdin.close()
        self._private.remove()

    def _answer(self, limit: float) -> dict[str, Any]:
        try:
            answer = self._answers.get(timeout=limit)
        except Empty:
            raise WorkerError(f"no answer in {limit:.0f} seconds") from None
        if answer is None:
            raise WorkerError("the worker ended")
        return answer

    def _read(self) -> None:
        """Pass answers on until the process ends, by a thread: pipes have no time limits on Windows."""
        assert self._process.stdout is not None
        with self._process.stdout as lines:
            for line in lines:
                self._answers.put(json.loads(line))
        self._answers.put(None)


def _described(told: dict[str, Any]) -> VoiceDescription:
    """A voice as the worker tells of it."""
    return VoiceDescription(variants=VARIANTS if told.pop("varied") else (), **told)


def _started(engine: str, folder: Path) -> subprocess.Popen[bytes]:
    """A worker process that finds this very package, wherever it is run from."""
    home = str(Path(plainspoken.__file__).parents[1])
    path = os.pathsep.join(each for each in (home, os.environ.get("PYTHONPATH", "")) if each)
    return subprocess.Popen(
        # -P: a file called pyttsx3.py in the folder that a person stands in is none of ours
        [sys.executable, "-P", "-m", "plainspoken.speaking.worker", engine, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )

"""Watching the sound server's devices come and go, so that the one a person wants is used again once it is back."""

from __future__ import annotations

import contextlib
import re
import subprocess
from collections.abc import Callable
from shutil import which
from threading import Event, Lock, Thread

CHANGED = re.compile(r"Event '(?:new|remove)' on (?:source|sink) #")
AGAIN_SECONDS = 2.0
SETTLE_SECONDS = 0.3
"""A device that comes brings several events in a row, and is not ready at the first."""


class Watcher:
    """Calls `changed` whenever a device came or went, and when the server is there again; a thread of its own.

    Without pactl nothing is ever told.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._closed = Event()
        self._stirred = Event()
        self._lock = Lock()
        self._process: subprocess.Popen[str] | None = None
        self._threads = [Thread(target=each, daemon=True, name="devices") for each in (self._watch, self._tell)]

    def start(self) -> None:
        """Begin to watch."""
        for thread in self._threads:
            thread.start()

    def close(self) -> None:
        """Watch no more."""
        with self._lock:
            self._closed.set()
            if self._process is not None:
                self._process.terminate()
        self._stirred.set()
        for thread in self._threads:
            thread.join(AGAIN_SECONDS + 1)

    def _watch(self) -> None:
        """Read events from pactl, started again when the server went."""
        program = which("pactl")
        while program is not None and not self._closed.is_set():
            with self._lock:
                if self._closed.is_set():
                    return
                self._process = subprocess.Popen(
                    [program, "subscribe"],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                )
            self._read(self._process)
            self._closed.wait(AGAIN_SECONDS)
            self._stirred.set()  # the server may be another now

    def _read(self, process: subprocess.Popen[str]) -> None:
        with contextlib.suppress(ValueError):  # it ended amid a letter
            for line in process.stdout or ():
                if CHANGED.match(line):
                    self._stirred.set()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()

    def _tell(self) -> None:
        """Tell of changes, once for several."""
        while not self._closed.is_set():
            self._stirred.wait()
            self._closed.wait(SETTLE_SECONDS)
            self._stirred.clear()
            if not self._closed.is_set():
                self._changed()

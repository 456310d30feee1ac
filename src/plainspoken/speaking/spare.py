"""A second speech worker that stands by, so that one that dies or hangs is replaced at once."""

from __future__ import annotations

import threading
from collections.abc import Callable

from plainspoken.speaking.process import Worker, WorkerError


class Spare:
    """Has one worker ready, started on a thread of its own; from any thread."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._worker: Worker | None = None
        self._starting = False
        self._closed = False

    def prepare(self, start: Callable[[], Worker]) -> None:
        """Start one, unless one is ready or on its way."""
        with self._changed:
            if self._closed or self._starting or self._worker is not None:
                return
            self._starting = True
        threading.Thread(target=self._start, args=(start,), daemon=True, name="spare voice").start()

    def take(self) -> Worker | None:
        """The one that is ready or on its way, which is waited for; None where there is none that lives."""
        with self._changed:
            self._changed.wait_for(lambda: not self._starting)
            worker, self._worker = self._worker, None
        if worker is not None and not worker.alive:
            worker.kill()
            return None
        return worker

    def ready(self, seconds: float | None = None) -> bool:
        """Whether one is ready, after waiting so long for one that is on its way."""
        with self._changed:
            self._changed.wait_for(lambda: not self._starting, seconds)
            return self._worker is not None

    def close(self) -> None:
        """End the one that is ready; one on its way ends as it comes."""
        with self._changed:
            self._closed = True
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()

    def _start(self, start: Callable[[], Worker]) -> None:
        worker: Worker | None = None
        try:
            worker = start()
        except WorkerError:
            worker = None  # whoever needs one starts one, and tells what is wrong
        finally:
            with self._changed:
                closed, self._starting = self._closed, False
                self._worker = None if closed else worker
                self._changed.notify_all()
        if closed and worker is not None:
            worker.kill()

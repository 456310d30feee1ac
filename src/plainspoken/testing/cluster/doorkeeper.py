"""One pace for a whole cluster: before any worker asks a site, the scheduler tells it how long to wait."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from distributed import Scheduler, get_worker
from distributed.diagnostics.plugin import SchedulerPlugin
from distributed.utils import sync

from plainspoken.web.pace import Pace

QUESTION = "plainspoken_wait"


class Doorkeeper(SchedulerPlugin):
    """Lives in the scheduler, the one place that all workers can ask; a lost worker costs no more than its turn."""

    name = "plainspoken-doorkeeper"

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._pace = Pace()

    async def start(self, scheduler: Scheduler) -> None:
        """Answer from now on."""
        scheduler.handlers[QUESTION] = self.wait

    async def close(self) -> None:
        """There is nothing to let go."""

    def wait(self, host: str, least: float, **_: Any) -> float:  # noqa: ANN401 - what the scheduler adds
        """Seconds that whoever asks has to wait before asking a host; takes it that they are waited."""
        return self._pace.wait(host, least, self._clock())


class ClusterPace:
    """The pace of a browser in a worker: the doorkeeper's."""

    def wait(self, host: str, least: float, now: float) -> float:
        """Seconds to wait before a host is asked; `now` is this computer's clock, and of no account."""
        if least <= 0:
            return 0.0
        worker = get_worker()
        ask = getattr(worker.scheduler, QUESTION)
        return float(sync(worker.loop, ask, host=host, least=least))

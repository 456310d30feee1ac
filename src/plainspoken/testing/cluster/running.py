"""A run on a cluster: sessions handed out, progress told in plain lines, every result in its place."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Any

import distributed
from distributed import KilledWorker

from plainspoken.testing.cluster.doorkeeper import Doorkeeper
from plainspoken.testing.cluster.worker import Job, Troupe, play
from plainspoken.testing.depths import Options
from plainspoken.testing.including import Placed
from plainspoken.testing.observed import Observed
from plainspoken.testing.results import Failure, Outcome, SessionResult
from plainspoken.testing.script import Script

__all__ = ["Cluster", "ClusterError", "Job", "Progress"]

DASK: Any = distributed  # half of it has no types
CONNECT_SECONDS = 3.0
LOOK_SECONDS = 0.5
TELL_SECONDS = 10.0
"""How often progress is told, unless a tenth of the sessions has been played before."""


class ClusterError(Exception):
    """A run on a cluster cannot begin or go on; as text, why and what to do."""


class Cluster:
    """Plays sessions on the workers of a scheduler; use it in a `with`, so that nothing of it is left there."""

    def __init__(self, address: str, options: Options, tell: Callable[[str], None], *, live: bool = False) -> None:
        """Connect to a scheduler, "tcp://host:port"; `tell` is told of progress. Raises ClusterError."""
        self._tell = tell
        self._workers: frozenset[str] = frozenset()
        try:
            self._client: Any = DASK.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as problem:
            raise ClusterError(
                f"there is no cluster at {address} ({problem}): start one with 'dask scheduler' and 'dask worker"
                f" {address}'"
            ) from None
        self._client.register_plugin(Doorkeeper())
        self._client.register_plugin(Troupe(options, live=live))

    def __enter__(self) -> Cluster:
        """Nothing more is needed."""
        return self

    def __exit__(self, *_: object) -> None:
        """Take our parts out of the cluster and leave it."""
        self._client.unregister_worker_plugin(Troupe.name)
        self._client.unregister_scheduler_plugin(Doorkeeper.name)
        self._client.close()

    def play(self, jobs: Sequence[Job]) -> Iterator[tuple[int, SessionResult]]:
        """Each job's number and its result, as they come; raises ClusterError where one cannot be played at all.

        A worker that is lost is told of, and the sessions that it had not finished are played by others.
        """
        run = uuid.uuid4().hex[:8]
        sent = [replace(job, script=at_home(job.script)) for job in jobs]
        futures = {
            self._client.submit(play, job, key=f"plainspoken-{run}-{number}", pure=False): number
            for number, job in enumerate(sent)
        }
        progress = Progress(len(jobs), self._tell)
        while futures:
            self._look()
            for future in self._done(futures):
                number = futures.pop(future)
                result = self._result(future, jobs[number])
                progress.count(result, len(self._workers))
                yield number, result
        self._look()

    def _done(self, futures: Iterable[Any]) -> Iterable[Any]:
        """Those that are done, waiting a moment for the first."""
        try:
            with self._client.as_current():
                return list(DASK.wait(list(futures), timeout=LOOK_SECONDS, return_when="FIRST_COMPLETED").done)
        except TimeoutError:
            return ()

    def _look(self) -> None:
        """Look which workers there are, and tell of those that were lost."""
        now = frozenset(self._client.scheduler_info(n_workers=-1)["workers"])
        for lost in sorted(self._workers - now):
            self._tell(f"A worker was lost ({lost}): the sessions that it had not finished are played again.")
        if not now and self._workers:
            self._tell("No worker is left: waiting for one to come.")
        self._workers = now

    def _result(self, future: Any, job: Job) -> SessionResult:  # noqa: ANN401 - distributed has no types
        """A job's result; of one that no worker survived, a failure that says so."""
        try:
            result: SessionResult = future.result()
        except KilledWorker:
            script = job.script
            wrong = Failure(script.file, 1, "title", "every worker that played this session was lost while it did")
            return SessionResult(script, Observed(), (), len(script.turns), (wrong,))
        except Exception as problem:
            raise ClusterError(f"{job.script.name}: {type(problem).__name__}: {problem}") from problem
        return result


class Progress:
    """How far a run is, told now and then."""

    def __init__(self, whole: int, tell: Callable[[str], None], clock: Callable[[], float] = monotonic) -> None:
        self._whole = whole
        self._tell = tell
        self._clock = clock
        self._played = self._failed = self._told = 0
        self._at = clock()

    def count(self, result: SessionResult, workers: int) -> None:
        """One more session was played."""
        self._played += 1
        self._failed += result.outcome is Outcome.FAILED
        tenth = self._played - self._told >= max(1, self._whole / 10)
        if tenth or self._clock() - self._at >= TELL_SECONDS or self._played == self._whole:
            self._told, self._at = self._played, self._clock()
            self._tell(f"{self._played} of {self._whole} sessions played, {self._failed} failed, {workers} workers.")


def at_home(script: Script) -> Script:
    """A script whose files are named from the root, for a worker that runs in another folder."""

    def whole(placed: Placed) -> Placed:
        return replace(placed, source=Path(placed.source).resolve())

    return replace(script, source=script.source.resolve(), turns=tuple(map(whole, script.turns)))

"""Asking for pages and judging them on a Dask cluster, for a site that outgrows one machine.

The walk itself, its store and its pace stay in one process: a page is handed out only when a worker is free and the
host may be asked again, so that there is one rate limit however many workers there are.
"""

from __future__ import annotations

import contextlib
from collections import Counter
from contextlib import closing
from functools import cache
from typing import Any

from plainspoken.flow import Site
from plainspoken.hearing.dictionary import known
from plainspoken.survey.audit.errands import Errand, Got, Outcome, State
from plainspoken.survey.audit.judging import Judge
from plainspoken.survey.audit.visitor import Robots, Visitor
from plainspoken.wording import Wording, load

LOOK = 5.0
"""Seconds between two looks at which workers are still there."""

CONNECT = 3.0
"""Seconds to wait for the scheduler."""


class ClusterError(Exception):
    """The cluster cannot be used; as text, why, and what to do."""


class Cluster:
    """The workers of a cluster; `address` is its scheduler's ("tcp://10.0.0.1:8786")."""

    def __init__(self, address: str, site: Site, queries: bool = False) -> None:
        try:
            import distributed  # noqa: PLC0415 - an extra, and slow to import
        except ImportError as missing:
            raise ClusterError("Dask is not installed: pip install 'plainspoken[cluster]'.") from missing
        self._dask: Any = distributed
        try:
            self._client: Any = self._dask.Client(address, timeout=CONNECT, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as problem:
            raise ClusterError(f"There is no cluster at {address}: {problem}") from problem
        self._site = site
        self._queries = queries
        self._given: dict[Any, tuple[Errand, str]] = {}
        """What is being done, by its future: the errand, and the worker that has it."""

    def close(self) -> None:
        """Leave the cluster."""
        self._client.close()

    @property
    def free(self) -> bool:
        """Whether a worker has nothing to do."""
        return bool(self._idle())

    def give(self, errand: Errand) -> None:
        """Have an errand done by one worker and no other, so that a page is never asked for twice."""
        worker = self._idle()
        future = self._client.submit(
            done_there, errand, self._site, self._queries, pure=False, retries=0, workers=[worker]
        )
        self._given[future] = (errand, worker)

    def done(self) -> Outcome | None:
        """What came of an errand, waiting for one; None where none is being done."""
        while self._given:
            ready = next((future for future in self._given if future.done()), None)
            if ready is not None:
                return self._outcome(ready)
            lost = self._lost()
            if lost is not None:
                errand, _ = self._given.pop(lost)
                lost.cancel()
                return Outcome(errand.page, State.FAILED, why="its worker is gone from the cluster")
            self._wait()
        return None

    def _outcome(self, future: Any) -> Outcome:  # noqa: ANN401 - Dask's futures have no types
        errand, _ = self._given.pop(future)
        try:
            outcome = future.result()
        except Exception as problem:  # noqa: BLE001 - whatever happens to a worker is told as that page's
            return Outcome(errand.page, State.FAILED, why=f"lost by the cluster: {type(problem).__name__}")
        assert isinstance(outcome, Outcome)
        return outcome

    def _wait(self) -> None:
        """Wait until an errand is done, or it is time to see whether all workers are still there."""
        with self._client.as_current(), contextlib.suppress(TimeoutError):
            self._dask.wait(list(self._given), timeout=LOOK, return_when="FIRST_COMPLETED")

    def _idle(self) -> str:
        """The address of a worker with a thread to spare, "" for none."""
        busy = Counter(worker for _, worker in self._given.values())
        threads: dict[str, int] = self._client.nthreads()
        return next((worker for worker, count in threads.items() if busy[worker] < count), "")

    def _lost(self) -> Any:  # noqa: ANN401
        """A future whose worker is not there any more, None where there is none."""
        here = self._client.nthreads()
        return next((future for future, (_, worker) in self._given.items() if worker not in here), None)

    def robots(self, origin: str) -> Robots:
        """What a host says to programs, asked from here."""
        with closing(Visitor(self._site)) as visitor:
            return visitor.robots(origin)


def done_there(errand: Errand, site: Site, queries: bool) -> Outcome:
    """Ask for a page and judge it, on a worker."""
    with closing(Visitor(site)) as visitor:
        got = visitor.fetch(errand)
    return Judge(site, _words(), known(), queries).outcome(got) if isinstance(got, Got) else got


@cache
def _words() -> Wording:
    return load()

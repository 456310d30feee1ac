"""Asking for pages and judging them on a Dask cluster, for a site that outgrows one machine.

The walk itself, its store and its pace stay in one process: a page is handed out only when a worker is free and the
host may be asked again, so that there is one rate limit however many workers there are.
"""

from __future__ import annotations

from contextlib import closing
from functools import cache
from typing import Any

from plainspoken.flow import Site
from plainspoken.hearing.dictionary import known
from plainspoken.survey.audit.errands import Errand, Got, Outcome, State
from plainspoken.survey.audit.judging import Judge
from plainspoken.survey.audit.visitor import Robots, Visitor
from plainspoken.wording import Wording, load

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
        self._given: dict[Any, Errand] = {}

    def close(self) -> None:
        """Leave the cluster."""
        self._client.close()

    @property
    def free(self) -> bool:
        """Whether a worker has nothing to do."""
        threads: int = sum(self._client.nthreads().values())
        return len(self._given) < max(1, threads)

    def give(self, errand: Errand) -> None:
        """Have an errand done by a worker; never twice, whatever becomes of the worker."""
        future = self._client.submit(done_there, errand, self._site, self._queries, pure=False, retries=0)
        self._given[future] = errand

    def done(self) -> Outcome | None:
        """What came of an errand, waiting for one; None where none is being done."""
        if not self._given:
            return None
        with self._client.as_current():
            ready = self._dask.wait(list(self._given), return_when="FIRST_COMPLETED").done
        future = next(iter(ready))
        errand = self._given.pop(future)
        try:
            outcome = future.result()
        except Exception as problem:  # noqa: BLE001 - whatever happens to a worker is told as that page's
            return Outcome(errand.page, State.FAILED, why=f"lost by the cluster: {type(problem).__name__}")
        return outcome if isinstance(outcome, Outcome) else None

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

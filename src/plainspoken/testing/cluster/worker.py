"""What a worker holds: for each of its threads a player and the depths, made once and closed when it ends."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import Any

from distributed import get_worker
from distributed.diagnostics.plugin import WorkerPlugin

from plainspoken.flow import Site
from plainspoken.testing.choosing import chosen
from plainspoken.testing.cluster.doorkeeper import ClusterPace
from plainspoken.testing.depths import Depth, Options
from plainspoken.testing.player import Player
from plainspoken.testing.results import SessionResult
from plainspoken.testing.script import Script
from plainspoken.web import Browser


@dataclass(frozen=True, slots=True)
class Job:
    """A session to be played, at the depth of a number."""

    script: Script
    depth: int = 0


class Troupe(WorkerPlugin):
    """Plays jobs in a worker."""

    name = "plainspoken-troupe"

    def __init__(self, options: Options, *, live: bool = False) -> None:
        self._options = options
        self._live = live
        self._stages: dict[int, tuple[Player, tuple[Depth, ...]]] = {}

    def setup(self, worker: Any) -> None:  # noqa: ANN401 - distributed has no types
        """Nothing yet: what a session needs is made in the thread that plays it."""

    def teardown(self, worker: Any) -> None:  # noqa: ANN401 - distributed has no types
        """Close all that was made."""
        while self._stages:
            player, depths = self._stages.popitem()[1]
            depths[0].close()
            player.close()

    def play(self, job: Job) -> SessionResult:
        """Play a job in the thread that asks."""
        thread = threading.get_ident()
        if thread not in self._stages:
            player = Player(_paced, live=self._live)
            self._stages[thread] = player, chosen(self._options, player.language)
        player, depths = self._stages[thread]
        return player.play(job.script, depths[job.depth])

    def __getstate__(self) -> dict[str, Any]:
        """What travels to a worker: what was asked for."""
        return {"_options": self._options, "_live": self._live, "_stages": {}}


def _paced(site: Site) -> Browser:
    return Browser(site, pace=ClusterPace())


def play(job: Job) -> SessionResult:
    """Play a job in the worker that this is called in."""
    troupe = get_worker().plugins[Troupe.name]
    assert isinstance(troupe, Troupe)
    return troupe.play(job)

"""How long to wait before a host is asked once more, so that no site is hurried."""

from __future__ import annotations

from typing import Protocol


class Pacing(Protocol):
    """What says how long to wait before a host is asked."""

    def wait(self, host: str, least: float, now: float) -> float:
        """Seconds to wait so that `least` pass between two requests to a host; takes it that they are waited."""


class Pace:
    """When each host was asked last; times are seconds of one clock that only goes forward."""

    def __init__(self) -> None:
        self._asked: dict[str, float] = {}

    def wait(self, host: str, least: float, now: float) -> float:
        """Seconds to wait so that `least` pass between two requests to a host; takes it that they are waited."""
        last = self._asked.get(host)
        wait = max(0.0, last + least - now) if last is not None else 0.0
        self._asked[host] = now + wait
        return wait

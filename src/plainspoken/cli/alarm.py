"""An alarm on a thread of its own, for what must be said in time."""

from __future__ import annotations

from collections.abc import Callable
from threading import Timer

from plainspoken.flow import Event


class Alarm:
    """Posts an event when its time has come; one at a time."""

    def __init__(self, post: Callable[[Event], None]) -> None:
        self._post = post
        self._timer: Timer | None = None

    def set(self, seconds: float, event: Event) -> None:
        """Post an event after so many seconds, instead of any that waits."""
        self.cancel()
        self._timer = Timer(seconds, self._post, (event,))
        self._timer.daemon = True
        self._timer.start()

    def cancel(self) -> None:
        """Post nothing."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

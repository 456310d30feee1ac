"""When nobody has said anything for so long that the assistant goes to sleep: it is told before, and once more then."""

from __future__ import annotations

from plainspoken.flow import Place, Quiet
from plainspoken.safekeeping import Alarm

WARNING_SECONDS = 15
"""How long before it sleeps that is said."""


class Drowsiness:
    """Sets an alarm for each silence; what anybody says, and what the assistant says itself, is none."""

    def __init__(self, alarm: Alarm) -> None:
        self._alarm = alarm
        self._warned = False

    def rest(self, place: Place, *, speaking: bool) -> None:
        """A silence begins, unless the assistant is speaking; one that was warned of has its end before it."""
        if speaking or place.asleep or not place.listening.patience:
            self._alarm.cancel()
        elif self._warned:
            self._alarm.set(WARNING_SECONDS, Quiet(long=True))
        else:
            self._alarm.set(place.listening.patience * 60 - WARNING_SECONDS, Quiet())

    def warned(self, *, long: bool) -> None:
        """It was said that it is about to sleep, or where it was silent for so long, that it does."""
        self._warned = self._warned or not long

    def stirred(self) -> None:
        """Somebody has said something."""
        self._warned = False

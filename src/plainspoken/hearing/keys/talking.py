"""The key that is pressed to talk: held while one speaks, or pressed once until one pauses."""

from __future__ import annotations

import time
from collections.abc import Callable
from enum import Enum
from threading import Lock

from plainspoken.hearing.keys.decoding import Move

TAP_SECONDS = 0.4
"""A key that comes up sooner was pressed once, not held."""

FIRST_REPEAT_SECONDS, REPEAT_SECONDS = 0.75, 0.25
"""Most terminals tell of no release, but send a held key again and again: first after 0.25 to 0.66 s, by the system's
own settings, then every 30 ms or so. So long without a repeat it was let go."""

REPEATS = 3
"""So many in a row are a key that is held: two may be a hand that trembles."""

PATIENCE_SECONDS = 8.0
"""How long after the key nobody may have begun to speak."""

GRACE_SECONDS = 0.3
"""How long after a held key comes up speech may still begin: people let go early."""


class Talking(Enum):
    """What has come of a key that was pressed to talk: nothing is awaited, somebody is to begin, or has begun."""

    IDLE = "idle"
    AWAITED = "awaited"
    BEGUN = "begun"


class TalkKey:
    """Whether to listen, where a person wants that only by a key; told of the key from any thread.

    `only` is true where nothing is listened to without the key.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.only = False
        self._clock = clock
        self._lock = Lock()
        self._down = self._last = self._until = 0.0
        self._repeats = 0
        self._held = self._told = self._speaking = self._finished = False

    def moved(self, move: Move, *, told: bool) -> bool:
        """The key goes down, stays down or comes up; whether that begins to listen.

        `told` where releases are told of; otherwise they are taken from the repeats that cease.
        """
        now = self._clock()
        with self._lock:
            if move is Move.RELEASE:
                self._let_go(now)
            elif move is Move.REPEAT or (not told and self._repeated(now)):
                self._last = now
                self._repeats += 1
                self._held = self._held or self._repeats >= REPEATS
            else:
                self._down = self._last = now
                self._until = now + PATIENCE_SECONDS
                self._repeats, self._held, self._told, self._finished = 0, told, told, False
                return True
            return False

    def listens(self, *, speaking: bool) -> bool:
        """Whether what the microphone brings now is for us; `speaking` while something is being said that has begun."""
        now = self._clock()
        with self._lock:
            self._speaking = speaking
            if self._held and not self._told and now - self._last > REPEAT_SECONDS:
                self._let_go(self._last + REPEAT_SECONDS)
            return self._held or now < self._until or (speaking and self._until > 0.0)

    @property
    def held(self) -> bool:
        """Whether it is held down, so that no pause ends what is said."""
        return self._held

    def ended(self) -> None:
        """What was being said has ended: a key that was pressed once has done its work."""
        with self._lock:
            self._until = 0.0
            self._speaking = self._finished = False

    def pressed(self) -> None:
        """A button was pressed that tells of no more than that, as a headset's does; it begins to listen."""
        self.moved(Move.PRESS, told=True)
        self.moved(Move.RELEASE, told=True)

    @property
    def talking(self) -> Talking:
        """What has come of it since it was pressed once."""
        with self._lock:
            if self._speaking and self._until > 0.0:
                return Talking.BEGUN
            return Talking.AWAITED if self._clock() < self._until else Talking.IDLE

    def finish(self) -> None:
        """A second press: what is being said has ended, and where nobody has begun nobody is awaited any more."""
        with self._lock:
            self._finished = self._speaking and self._until > 0.0
            if not self._finished:
                self._until = 0.0

    @property
    def finished(self) -> bool:
        """Whether what is being said has ended, by a second press and without a pause."""
        return self._finished

    def _repeated(self, now: float) -> bool:
        """Whether a key that seems to go down once more has been down all the while."""
        patience = REPEAT_SECONDS if self._repeats else FIRST_REPEAT_SECONDS
        return (self._held or self._until > 0.0) and now - self._last <= patience

    def _let_go(self, now: float) -> None:
        """The key has come up: one that was held has a moment left, one that was pressed once its whole time."""
        if self._held and now - self._down > TAP_SECONDS:
            self._until = now + GRACE_SECONDS
        self._held = False

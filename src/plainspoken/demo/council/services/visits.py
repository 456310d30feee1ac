"""Who is filling in what: each visitor's answers, in the server's memory until they are sent or time runs out."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from flask import session

from .uploads import Upload

KEY = "plainspoken-visits"
COOKIE = "visit"
MINUTES = 20
KEPT = 500


@dataclass(slots=True)
class Draft:
    """A form that is being filled in: what was typed, by field; its files; the pages that were answered.

    `token` is the same for as long as it is the same form; `reference` is there once it has been sent.
    """

    token: str = field(default_factory=lambda: secrets.token_urlsafe(12))
    given: dict[str, tuple[str, ...]] = field(default_factory=dict)
    files: dict[str, Upload] = field(default_factory=dict)
    answered: set[str] = field(default_factory=set)
    reference: str = ""


@dataclass(slots=True)
class Visit:
    """A visitor's session: the secret that their forms must bring back, their drafts by service, and the time.

    `sent` has the reference of every form that was sent, by its token; `answers_left` ends the visit after so many
    answers more, for tests.
    """

    touched: float
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    drafts: dict[str, Draft] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)
    answers_left: int | None = None

    def count_down(self) -> None:
        """Note that an answer was taken."""
        if self.answers_left:
            self.answers_left -= 1


class Visits:
    """All visits. The cookie holds no more than a visit's name; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float], minutes: int = MINUTES) -> None:
        self.minutes = minutes
        self._clock = clock
        self._lock = threading.Lock()
        self._visits: OrderedDict[str, Visit] = OrderedDict()

    def current(self) -> Visit | None:
        """The visit of this request, whose time begins anew; None where there is none, or none any more."""
        with self._lock:
            name = session.get(COOKIE, "")
            visit = self._visits.get(name)
            if visit is None:
                return None
            now = self._clock()
            if now - visit.touched > self.minutes * 60 or visit.answers_left == 0:
                del self._visits[name]
                return None
            visit.touched = now
            self._visits.move_to_end(name)
            return visit

    def has_ended(self) -> bool:
        """Whether this visitor had a visit that is over."""
        return COOKIE in session and self.current() is None

    def begin(self) -> Visit:
        """The visit of this request, a new one where there is none."""
        visit = self.current()
        if visit is None:
            visit, name = Visit(self._clock()), secrets.token_urlsafe(24)
            with self._lock:
                self._visits[name] = visit
                while len(self._visits) > KEPT:
                    self._visits.popitem(last=False)
            session[COOKIE] = name
        return visit

    def forget(self) -> None:
        """Let this visitor begin anew."""
        with self._lock:
            self._visits.pop(session.pop(COOKIE, ""), None)

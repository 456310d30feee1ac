"""The reports that residents have sent: each gets one reference number, however often its button is pressed."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict

FIRST = 48_201
KEPT = 1_000


class Reports:
    """Gives out reference numbers. Nothing of a report itself is kept: the site is for practice."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next = FIRST
        self._sent: OrderedDict[str, str] = OrderedDict()

    @staticmethod
    def new_token() -> str:
        """A token for a report that is being written, which no one can guess."""
        return secrets.token_urlsafe(12)

    def reference(self, token: str) -> str:
        """The reference of the report that was sent with this token, "" where none was."""
        with self._lock:
            return self._sent.get(token, "")

    def send(self, token: str, prefix: str) -> str:
        """Take in the report with this token; sent again, it keeps the reference it has, as "PH 48201"."""
        with self._lock:
            if token not in self._sent:
                self._sent[token] = f"{prefix} {self._next}"
                self._next += 1
                while len(self._sent) > KEPT:
                    self._sent.popitem(last=False)
            return self._sent[token]

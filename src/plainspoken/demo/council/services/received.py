"""What the council has received: each form once, with its reference number and exactly what was answered."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask

from ..reports import KEPT, Reports
from .kinds import Answer
from .uploads import Upload

KEY = "plainspoken-received"


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """What is kept of a file: its name, its media type, how many bytes it had, and their SHA-256."""

    name: str
    media_type: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Submission:
    """A form as it was received: the service's name, its answers as recorded, its files by question."""

    service: str
    reference: str
    answers: Mapping[str, Answer]
    files: Mapping[str, ReceivedFile]


class Received:
    """All submissions, oldest first, for as long as the site is served; tests look them up here."""

    def __init__(self, reports: Reports) -> None:
        self._reports = reports
        self._lock = threading.Lock()
        self._submissions: list[Submission] = []

    def take(
        self, token: str, prefix: str, service: str, answers: Mapping[str, Answer], files: Mapping[str, Upload]
    ) -> str:
        """Take a form in and give its reference; one that was taken in before keeps the reference that it has."""
        with self._lock:
            known = self._reports.reference(token)
            if known:
                return known
            reference = self._reports.send(token, prefix)
            kept = {name: _kept(upload) for name, upload in files.items()}
            self._submissions = [*self._submissions, Submission(service, reference, dict(answers), kept)][-KEPT:]
            return reference

    def all(self, service: str = "") -> tuple[Submission, ...]:
        """Every submission, or those to one service."""
        with self._lock:
            return tuple(each for each in self._submissions if service in ("", each.service))


def received(application: Flask) -> Received:
    """What a council's application has received."""
    found: Received = application.extensions[KEY]
    return found


def _kept(upload: Upload) -> ReceivedFile:
    return ReceivedFile(upload.name, upload.media_type, len(upload.content), upload.digest)

"""The counter: every service with its own rules, and what they share."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from flask import Flask

from ..contents import Content
from ..reports import Reports
from ..views import Views
from . import visits
from .description import messages
from .office import Office
from .received import KEY, Received
from .rules import Rules
from .wizard import Wizard


class Counter:
    """All services of the council. `clock` counts the seconds that a visit lasts by."""

    def __init__(
        self,
        views: Views,
        content: Content,
        reports: Reports,
        today: Callable[[], datetime.date],
        clock: Callable[[], float],
    ) -> None:
        self._content = content
        self._today = today
        self._office = Office(views, content, visits.Visits(clock), Received(reports), messages())

    def add_to(self, application: Flask) -> None:
        """Answer at every address of every service."""
        application.extensions[KEY] = self._office.received
        application.extensions[visits.KEY] = self._office.visits
        for service in self._content.services:
            Wizard(service, self._office, Rules(self._today)).add_to(application)

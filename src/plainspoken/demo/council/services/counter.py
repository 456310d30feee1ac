"""The counter: every service with its own rules."""

from __future__ import annotations

import datetime
from collections.abc import Callable

from flask import Flask

from . import received, visits
from .description import Service
from .office import Office
from .parking import Charges, ParkingCharge
from .payments import Payments
from .rules import Rules
from .wizard import Wizard


class Counter:
    """All services of the council, on a day."""

    def __init__(self, office: Office, payments: Payments, today: Callable[[], datetime.date]) -> None:
        self._office = office
        self._payments = payments
        self._today = today

    def add_to(self, application: Flask) -> None:
        """Answer at every address of every service; what is received and who is visiting can be looked up."""
        application.extensions[received.KEY] = self._office.received
        application.extensions[visits.KEY] = self._office.visits
        for service in self._office.content.services:
            self._wizard(service).add_to(application)

    def _wizard(self, service: Service) -> Wizard:
        if service.name == "parking-charge":
            return ParkingCharge(service, self._office, Charges(self._today, self._office.content), self._payments)
        return Wizard(service, self._office, Rules(self._today))

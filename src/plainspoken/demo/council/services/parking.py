"""Paying a parking charge: the charge must be one of ours and unpaid, and the card is entered on the payment site."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from ..contents import Content, pounds
from .dates import spoken_date
from .description import Service, Step
from .kinds import Answer, Fault
from .office import CHECK, Office
from .payments import Payment, Payments
from .rules import Rules
from .visits import Visit
from .wizard import Wizard


@dataclass(frozen=True, slots=True)
class Charge:
    """A parking charge."""

    number: str
    registration: str
    pence: int
    place: str
    date: datetime.date
    reason: str


class Charges(Rules):
    """The parking charges of the council, and which have been paid."""

    def __init__(self, today: Callable[[], datetime.date], content: Content) -> None:
        super().__init__(today)
        self._charges = {record["number"]: Charge(**record) for record in content.parking_charges}
        self._paid: set[str] = set()

    def of(self, answers: Mapping[str, Answer]) -> Charge:
        """The charge that the answers are about."""
        return self._charges[str(answers["charge-number"])]

    def pay(self, charge: Charge) -> bool:
        """Mark a charge as paid; whether it was not paid before."""
        new = charge.number not in self._paid
        self._paid.add(charge.number)
        return new

    def faults(self, step: Step, answers: Mapping[str, Answer]) -> tuple[Fault, ...]:
        """The charge must be known for the vehicle, and unpaid."""
        if step.slug != "charge":
            return ()
        charge = self._charges.get(str(answers["charge-number"]))
        if charge is None or charge.registration != answers["registration"]:
            return (Fault("unknown", "charge-number"),)
        return (Fault("paid", "charge-number"),) if charge.number in self._paid else ()

    def groups(self, answers: Mapping[str, Answer]) -> list[dict[str, Any]]:
        """What is known of the charge."""
        charge = self.of(answers)
        rows = {
            "Amount to pay": pounds(charge.pence),
            "Reason": charge.reason,
            "Place": charge.place,
            "Date": spoken_date(charge.date),
        }
        shown = [{"key": {"text": name}, "value": {"text": value}} for name, value in rows.items()]
        return [{"title": "What you are paying for", "rows": shown}]


class ParkingCharge(Wizard):
    """The service, which sends the payer to the payment site and takes them back."""

    def __init__(self, service: Service, office: Office, charges: Charges, payments: Payments) -> None:
        super().__init__(service, office, charges)
        self._charges = charges
        self._payments = payments

    def add_to(self, application: Flask) -> None:
        """Answer at every address of the service."""
        super().add_to(application)
        application.add_url_rule(self._service.address("paid"), f"{self._service.name} paid", self.paid)

    def paid(self) -> Response | str:
        """Where the payment site sends the payer back: to the reference number, or to the answers."""
        payment = self._payments.find(request.args.get("payment", ""))
        if payment is None:
            return self._to("")
        visit = self._visits.current()
        if not payment.reference:
            return self._to(CHECK)
        if visit is None:  # the visit may be over, but what was paid is paid
            return self._window.show(self._sent, reference=payment.reference)
        draft = self._window.draft(visit)
        if visit.sent.get(draft.token) is None and payment.form == draft.token:
            self._close(visit, draft, payment.reference)
        return self._to(self._sent)

    def _send(self, visit: Visit) -> Response:
        draft = self._window.draft(visit)
        answers = self._window.filling(draft).answers()
        charge = self._charges.of(answers)

        def receive(last_four: str) -> str:
            if not self._charges.pay(charge):
                return ""
            paid = {**answers, "pence": str(charge.pence), "card": last_four}
            return self._received.take(draft.token, self._service.prefix, self._service.name, paid, {})

        back = urljoin(request.host_url, self._service.address("paid"))
        payment = Payment(f"Parking charge {charge.number}", charge.pence, back, receive, draft.token)
        return redirect(self._payments.begin(payment), 303)

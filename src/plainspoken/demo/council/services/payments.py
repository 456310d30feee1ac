"""Payments between the council's site and the one where cards are entered: begun by one, settled by the other."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

KEPT = 500


@dataclass(slots=True)
class Payment:
    """A payment: what it is for, how much in pence, where the payer goes back to, what receives it, for which form.

    `receive` is called once with the last four digits of the card, and gives the reference number, or "" where the
    payment is no longer wanted. Of a card no more than those digits is ever kept.
    """

    description: str
    pence: int
    back: str
    receive: Callable[[str], str]
    form: str
    token: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(18))
    last_four: str = ""
    reference: str = ""
    refused: bool = False


class Payments:
    """All payments that were begun. `site` is the address of the payment site, with no slash at its end."""

    def __init__(self, site: str = "http://localhost") -> None:
        self.site = site
        self._lock = threading.Lock()
        self._payments: OrderedDict[str, Payment] = OrderedDict()

    def begin(self, payment: Payment) -> str:
        """Keep a payment, and give the address where it is made."""
        with self._lock:
            self._payments[payment.token] = payment
            while len(self._payments) > KEPT:
                self._payments.popitem(last=False)
        return f"{self.site}/card/{payment.token}"

    def find(self, token: str) -> Payment | None:
        """The payment with a token."""
        with self._lock:
            return self._payments.get(token)

    def settle(self, payment: Payment) -> bool:
        """Take a payment once, however often it is confirmed; whether it is taken."""
        with self._lock:
            if not payment.reference and not payment.refused:
                payment.reference = payment.receive(payment.last_four)
                payment.refused = not payment.reference
            return bool(payment.reference)

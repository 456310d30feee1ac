"""Putting the payment site together: the card's details, the payment to confirm, the way back."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from hmac import compare_digest
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Flask, abort, redirect, render_template, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from plainspoken.frontend.templating import set_up_templates

from ..answers import tidy
from ..contents import pounds
from ..handling import InMemory, add_headers
from ..services.payments import Payment, Payments
from .details import DECLINED, FIELDS, PRACTICE, digits, faults

KEY = "plainspoken-cards"
LONGEST = 100


def create(payments: Payments, today: Callable[[], datetime.date]) -> Flask:
    """The payment site as a Flask application; it keeps nothing but what `payments` holds."""
    application = Flask(__name__, static_folder=Path(__file__).parents[1] / "static")
    application.config["MAX_CONTENT_LENGTH"] = 64 * 1024
    application.request_class = InMemory
    set_up_templates(application)
    application.extensions[KEY] = payments
    CardPages(payments, today).add_to(application)
    application.register_error_handler(HTTPException, _refuse)
    application.after_request(add_headers)
    return application


class CardPages:
    """The pages of a payment."""

    def __init__(self, payments: Payments, today: Callable[[], datetime.date]) -> None:
        self._payments = payments
        self._today = today

    def add_to(self, application: Flask) -> None:
        """Answer at the addresses of every payment."""
        for path, view, method in (
            ("/card/<token>", self.ask, "GET"),
            ("/card/<token>", self.take, "POST"),
            ("/card/<token>/confirm", self.check, "GET"),
            ("/card/<token>/confirm", self.confirm, "POST"),
        ):
            application.add_url_rule(path, view.__name__, view, methods=[method])

    def ask(self, token: str) -> Response | str:
        """The page for the card's details, empty however often it is opened."""
        payment = self._payment(token)
        return _back(payment) if payment.reference else _page("card.html", payment, values={}, errors={})

    def take(self, token: str) -> Response | str:
        """Look at the card's details, and keep its last four digits."""
        payment = self._sent(token)
        if payment.reference:
            return _back(payment)
        values = {name: tidy(request.form.get(name, ""))[:LONGEST] for name in FIELDS}
        errors = faults(values, self._today())
        if errors:
            shown = {name: value for name, value in values.items() if name not in ("card-number", "security-code")}
            return _page("card.html", payment, values=shown, errors=errors)
        if digits(values["card-number"]) == DECLINED:
            return _page("declined.html", payment)
        payment.last_four = PRACTICE[-4:]
        return redirect(f"/card/{token}/confirm", 303)

    def check(self, token: str) -> Response | str:
        """What will be paid, and with which card."""
        payment = self._payment(token)
        if payment.reference:
            return _back(payment)
        return _page("confirm.html", payment) if payment.last_four else redirect(f"/card/{token}", 303)

    def confirm(self, token: str) -> Response | str:
        """Take the payment, once, and send the payer back."""
        payment = self._sent(token)
        if not payment.last_four:
            return redirect(f"/card/{token}", 303)
        return _back(payment) if self._payments.settle(payment) else _page("not_taken.html", payment)

    def _payment(self, token: str) -> Payment:
        payment = self._payments.find(token)
        if payment is None:
            abort(404)
        return payment

    def _sent(self, token: str) -> Payment:
        payment = self._payment(token)
        if not compare_digest(request.form.get("csrf-token", "").encode(), payment.secret.encode()):
            abort(400)
        return payment


def _page(template: str, payment: Payment, **context: Any) -> str:  # noqa: ANN401  # whatever the template needs
    errors = [{"text": text, "href": f"#{name}"} for name, text in context.get("errors", {}).items()]
    context |= {"back": _address_back(payment), "amount": pounds(payment.pence), "practice": PRACTICE}
    return render_template(template, payment=payment, error_list=errors, **context)


def _address_back(payment: Payment) -> str:
    return f"{payment.back}?{urlencode({'payment': payment.token})}"


def _back(payment: Payment) -> Response:
    return redirect(_address_back(payment), 303)


def _refuse(error: HTTPException) -> tuple[str, int]:
    return render_template("refused.html", missing=error.code == 404), error.code or 500

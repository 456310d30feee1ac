"""Reporting a missed bin: one page with a date and boxes to tick, and a confirmation."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping

from flask import Flask, redirect, request, session
from werkzeug.wrappers import Response

from .answers import tidy
from .bin_day import normal_postcode
from .bins import BINS
from .reports import Reports
from .views import Views

FORM = "/bins-and-recycling/missed-bin"
SENT = f"{FORM}/report-sent"
DATE_PARTS = ("day", "month", "year")
LONGEST_AGO_DAYS = 14


class MissedBin:
    """The form and its confirmation."""

    def __init__(self, views: Views, reports: Reports, today: Callable[[], datetime.date]) -> None:
        self._views = views
        self._reports = reports
        self._today = today

    def add_to(self, application: Flask) -> None:
        """Answer at the form's addresses."""
        application.add_url_rule(FORM, "missed bin", self.ask)
        application.add_url_rule(FORM, "missed bin send", self.send, methods=["POST"])
        application.add_url_rule(SENT, "missed bin sent", self.sent)

    def ask(self) -> str:
        """The empty form."""
        return self._show({}, {}, [])

    def send(self) -> Response | str:
        """Take the report in, or show what is wrong; the token makes a button pressed twice one report."""
        values = {name: tidy(request.form.get(name, ""))[:80] for name in ("postcode", "token")}
        values |= {f"missed-{part}": tidy(request.form.get(f"missed-{part}", ""))[:20] for part in DATE_PARTS}
        chosen = [kind.name for kind in BINS if kind.name in request.form.getlist("bins")]
        errors = self._errors(values, chosen)
        if errors:
            return self._show(values, errors, chosen)
        token = values["token"] or self._reports.new_token()
        session["missed_bin_reference"] = self._reports.send(token, "MB")
        return redirect(SENT, 303)

    def sent(self) -> Response | str:
        """The confirmation with the reference number."""
        reference = session.get("missed_bin_reference")
        return self._views.ask(SENT, reference=reference) if reference else redirect(FORM, 303)

    def _show(self, values: dict[str, str], errors: dict[str, str], chosen: list[str]) -> str:
        token = values.get("token") or self._reports.new_token()
        return self._views.ask(FORM, values, errors, bins=BINS, chosen=chosen, token=token)

    def _errors(self, values: Mapping[str, str], chosen: list[str]) -> dict[str, str]:
        errors = {
            "postcode": "" if normal_postcode(values["postcode"]) else "Enter a full postcode, like AN1 2BC",
            "bins": "" if chosen else "Choose which bins were missed",
            "missed-day": _date_fault([values[f"missed-{part}"] for part in DATE_PARTS], self._today()),
        }
        return {field: message for field, message in errors.items() if message}


def _date_fault(parts: list[str], today: datetime.date) -> str:
    if not all(parts):
        return "Enter the day, the month and the year that the bin was missed"
    try:
        day, month, year = (int(part) if part.isascii() and part.isdigit() else 0 for part in parts)
        missed = datetime.date(year, month, day)
    except ValueError:
        return "Enter a real date, like 24 11 2026"
    if missed > today:
        return "The date must be today or in the past"
    too_old = (today - missed).days > LONGEST_AGO_DAYS
    return f"The date must be in the last {LONGEST_AGO_DAYS} days" if too_old else ""

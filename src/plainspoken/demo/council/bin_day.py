"""Finding a bin day: a postcode, an address, the dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response

from .answers import Field, one_of, read, required, tidy
from .bins import BINS, Visit, next_visits
from .contents import Content
from .views import Views

POSTCODE_PAGE = "/bins-and-recycling/bin-day"
ADDRESS_PAGE = f"{POSTCODE_PAGE}/address"
DATES_PAGE = f"{POSTCODE_PAGE}/dates"
POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
MOST_RADIOS = 6


class BinDay:
    """The three pages of the look-up; each is reached by GET, so that it can be kept and gone back to."""

    def __init__(self, views: Views, content: Content, today: Callable[[], datetime.date]) -> None:
        self._views = views
        self._content = content
        self._today = today

    def add_to(self, application: Flask) -> None:
        """Answer at the look-up's addresses."""
        both = ["GET", "POST"]
        application.add_url_rule(POSTCODE_PAGE, "bin day", self.postcode, methods=both)
        application.add_url_rule(ADDRESS_PAGE, "bin day address", self.address, methods=both)
        application.add_url_rule(DATES_PAGE, "bin day dates", self.dates)

    def postcode(self) -> Response | str:
        """Ask for the postcode; a good one leads to its addresses."""
        if request.method == "GET":
            return self._views.ask(POSTCODE_PAGE, {"postcode": tidy(request.args.get("postcode", ""))})
        field = Field("postcode", "Postcode", (required("Enter a postcode"), self._fault))
        values, errors = read([field], request.form)
        if errors:
            return self._views.ask(POSTCODE_PAGE, values, errors)
        return redirect(f"{ADDRESS_PAGE}?{urlencode({'postcode': normal_postcode(values['postcode'])})}", 303)

    def address(self) -> Response | str:
        """Ask which address at the postcode, by radios for a few and by a list to choose from for many."""
        postcode = normal_postcode(request.args.get("postcode", ""))
        homes = self._content.at(postcode)
        if not homes:
            return redirect(POSTCODE_PAGE, 303)
        choices = [{"value": home.identifier, "text": home.address} for home in homes]
        context: dict[str, Any] = {"postcode": postcode, "choices": choices, "few": len(choices) <= MOST_RADIOS}
        if request.method == "GET":
            return self._views.ask(ADDRESS_PAGE, **context)
        check = one_of([home.identifier for home in homes], "Choose your address")
        values, errors = read([Field("address", "Address", (check,))], request.form)
        if errors:
            return self._views.ask(ADDRESS_PAGE, values, errors, **context)
        return redirect(f"{DATES_PAGE}?{urlencode(values)}", 303)

    def dates(self) -> str:
        """When each bin is next emptied at the address."""
        home = self._content.by_identifier.get(request.args.get("address", ""))
        if home is None:
            abort(404)
        bins = [next_visits(home, kind, self._today(), self._content.holiday_dates) for kind in BINS]
        return self._views.ask(DATES_PAGE, home=home, bins=bins, soonest=_soonest(bins))

    def _fault(self, text: str) -> str:
        postcode = normal_postcode(text)
        if not postcode:
            return "Enter a full postcode, like AN1 2BC"
        return "" if self._content.at(postcode) else f"{postcode} is not in Anytown. Check the postcode and try again"


def normal_postcode(text: str) -> str:
    """A postcode as "AN1 2BC" however it was typed; "" for what is none."""
    match = POSTCODE.fullmatch(re.sub(r"[^A-Za-z0-9]", "", text).upper())
    return f"{match[1]} {match[2]}" if match else ""


def _soonest(bins: list[tuple[Visit, ...]]) -> list[Visit]:
    first = [visits[0] for visits in bins]
    day = min(visit.day for visit in first)
    return [visit for visit in first if visit.day == day]

"""Putting the council's site together."""

from __future__ import annotations

import datetime
import secrets
import time
from collections.abc import Callable

from flask import Flask, Response

from plainspoken.frontend.closing import closing
from plainspoken.frontend.templating import set_up_templates

from .. import faults as misbehaviour
from . import cards, contents
from .bin_day import BinDay
from .cookies import CookieChoice
from .feedback import Feedback
from .handling import InMemory, add_headers
from .papers import Papers
from .potholes import PotholeReport
from .reports import Reports
from .search import SearchPage
from .services.counter import Counter
from .services.description import messages
from .services.office import Office
from .services.payments import Payments
from .services.received import Received
from .services.visits import Visits
from .views import Views, english_date

ROBOTS = "User-agent: *\nDisallow: /search\nDisallow: /test/\n"


def create(
    today: datetime.date | None = None,
    *,
    faults: bool = False,
    secret: str | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Flask:
    """Anytown Council as a Flask application.

    `today` is the date that bin days and reports go by (the computer's own, day by day, where it is None);
    `faults` mounts the misbehaving pages of demo/faults.py; `secret` signs the cookies (a new one each time if None);
    `clock` counts the seconds after which a form that nobody fills in is thrown away.
    Reference numbers count up from the same number in every new application, so that a scripted session repeats.
    """
    application = Flask(__name__)
    application.config.update(
        SECRET_KEY=secret or secrets.token_hex(32),
        SESSION_COOKIE_NAME="anytown_session",
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=1024 * 1024,
    )
    application.request_class = InMemory
    set_up_templates(application)
    application.jinja_env.filters["english_date"] = english_date
    _add_pages(application, today, clock)
    _add_answers(application)
    closing(application)
    if faults:
        misbehaviour.add_to(application)
    return application


def _add_pages(application: Flask, today: datetime.date | None, clock: Callable[[], float]) -> None:
    def day() -> datetime.date:
        return today or datetime.date.today()

    content = contents.load()
    views, reports, payments = Views(content), Reports(), Payments()
    office = Office(views, content, Visits(clock), Received(reports), messages())
    for handler in (
        BinDay(views, content, day),
        PotholeReport(views, content, reports),
        Feedback(views),
        CookieChoice(views),
        Papers(content),
        SearchPage(views, content),
        Counter(office, payments, day),
    ):
        handler.add_to(application)
    application.extensions[cards.KEY] = cards.create(payments, day)
    views.add_to(application)


def _add_answers(application: Flask) -> None:
    application.add_url_rule(
        "/robots.txt", "robots", lambda: Response(ROBOTS, content_type="text/plain; charset=utf-8")
    )
    application.add_url_rule("/favicon.ico", "favicon", lambda: application.send_static_file("icon.svg"))
    application.add_url_rule("/test/error", "error", _raise)
    application.after_request(add_headers)


def _raise() -> Response:
    raise RuntimeError("this page always fails, for tests")

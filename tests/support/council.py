"""Filling the council's services in as a browser does: the hidden fields that a page has go back with the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser
from werkzeug.test import TestResponse

PDF = b"%PDF-1.4\n% a payslip that pays nobody\n%%EOF\n"


@dataclass(frozen=True)
class Service:
    """A service: where it is, good answers by page, what is recorded of them, what an empty page says."""

    path: str
    answers: Mapping[str, Mapping[str, Any]]
    recorded: Mapping[str, Any]
    missing: Mapping[str, Mapping[str, str]]
    last: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def tree(answer: TestResponse) -> LexborHTMLParser:
    """A page as its tree."""
    return LexborHTMLParser(answer.text)


def words(answer: TestResponse, selector: str = "main") -> str:
    """The words of a page's main content, or of the first part that fits."""
    found = tree(answer).css_first(selector)
    return " ".join(found.text(separator=" ").split()) if found else ""


def hidden(answer: TestResponse) -> dict[str, str]:
    """The hidden fields of a page's form."""
    fields = tree(answer).css("main form input[type=hidden]")
    return {node.attributes["name"]: node.attributes.get("value") or "" for node in fields}


def post(visitor: FlaskClient, address: str, answers: Mapping[str, Any]) -> TestResponse:
    """Open a page and send its form with answers; a pair of name and bytes is a file, made anew each time."""
    page = visitor.get(address)
    assert page.status_code == 200, f"{address} leads to {page.location}"
    return visitor.post(address, data=hidden(page) | sendable(answers))


def sendable(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers as the test client takes them."""
    files = {name: (BytesIO(value[1]), value[0]) for name, value in answers.items() if isinstance(value, tuple)}
    return {**answers, **files}


def fill(
    visitor: FlaskClient, service: Service, until: str | None = None, **changes: Mapping[str, Any]
) -> TestResponse | None:
    """Answer page after page, up to one or to the end; the last answer. Only the first page is looked at."""
    answer, secrets = None, {}
    for step, answers in {**service.answers, **service.last}.items():
        address = f"{service.path}/{step}" if step else service.path
        secrets = secrets or hidden(visitor.get(address))
        if step == until:
            break
        answer = visitor.post(address, data=secrets | sendable({**answers, **changes.get(step, {})}))
        assert answer.status_code == 303, errors(answer)
    return answer


def errors(answer: TestResponse) -> dict[str, str]:
    """What a page says is wrong, by field; held to stand in the title, the summary and beside the field alike."""
    page = tree(answer)
    summary = {node.attributes["href"][1:]: node.text().strip() for node in page.css(".govuk-error-summary a")}
    beside = [" ".join(node.text().split()).removeprefix("Error: ") for node in page.css("main .govuk-error-message")]
    assert beside == list(summary.values())
    assert (page.css_first("title").text().startswith("Error: ")) == bool(summary)
    assert all(page.css_first(f"main [id='{name}']") for name in summary)
    return summary


def reference(answer: TestResponse) -> str:
    """The reference number of a confirmation."""
    return words(answer, ".govuk-panel__body strong")


APPLICATION = Service(
    "/apply-for-council-tax-reduction",
    answers={
        "name": {"first-name": "Mary", "last-name": "O'Hara"},
        "date-of-birth": {"date-of-birth-day": "5", "date-of-birth-month": "4", "date-of-birth-year": "1960"},
        "national-insurance-number": {"national-insurance-number": "qq 12 34 56 c"},
        "postcode": {"postcode": "an12bc"},
        "address": {"address": "3-mill-lane"},
        "income-sources": {"income-sources": ["wages", "benefits"]},
        "weekly-income": {"weekly-income": "£142.50"},
        "partner": {"partner": "yes", "partner-name": "Jo Carter", "partner-income": "95"},
        "evidence": {"evidence": ("payslip.pdf", PDF)},
    },
    recorded={
        "first-name": "Mary",
        "last-name": "O'Hara",
        "date-of-birth": "1960-04-05",
        "national-insurance-number": "QQ123456C",
        "postcode": "AN1 2BC",
        "address": "3-mill-lane",
        "income-sources": ("wages", "benefits"),
        "weekly-income": "142.50",
        "partner": "yes",
        "partner-name": "Jo Carter",
        "partner-income": "95.00",
        "evidence": "payslip.pdf",
    },
    missing={
        "name": {"first-name": "Enter your first name", "last-name": "Enter your last name"},
        "date-of-birth": {"date-of-birth-day": "Enter your date of birth"},
        "national-insurance-number": {"national-insurance-number": "Enter your National Insurance number"},
        "postcode": {"postcode": "Enter your postcode"},
        "address": {"address": "Select your address"},
        "income-sources": {"income-sources": "Select where your money comes from"},
        "weekly-income": {"weekly-income": "Enter how much money you get each week"},
        "partner": {"partner": "Select yes if you live with a partner"},
        "evidence": {},
    },
    last={"check-your-answers": {}, "declaration": {"declaration": "agreed"}},
)
"""The application for council tax reduction."""

MISSED_BIN = Service(
    "/bins-and-recycling/missed-bin",
    answers={
        "": {
            "postcode": "AN1 2BC",
            "bins": ["Rubbish", "Recycling"],
            "missed-day": "20",
            "missed-month": "11",
            "missed-year": "2026",
        }
    },
    recorded={"postcode": "AN1 2BC", "bins": ("Rubbish", "Recycling"), "missed": "2026-11-20"},
    missing={
        "": {
            "postcode": "Enter your postcode",
            "bins": "Select which bins were missed",
            "missed-day": "Enter the date the bin was missed",
        }
    },
)
"""Reporting a missed bin."""

MESSAGE = Service(
    "/contact/send-a-message",
    answers={
        "": {
            "full-name": "Anne-Marie St. John",
            "subject": "parks",
            "message": "The gate sticks.\nPlease oil it.",
            "reply": "email",
            "email": "anne@example.com",
        }
    },
    recorded={
        "full-name": "Anne-Marie St. John",
        "subject": "parks",
        "message": "The gate sticks.\nPlease oil it.",
        "reply": "email",
        "email": "anne@example.com",
    },
    missing={
        "": {
            "full-name": "Enter your full name",
            "subject": "Select what your message is about",
            "message": "Enter your message",
            "reply": "Select how we should answer you",
        }
    },
)
"""Writing to the council."""

PARKING = Service(
    "/pay-a-parking-charge",
    answers={
        "charge": {"charge-number": "an 1000-2457", "registration": "ab12 cde"},
        "receipt": {"email": "payer@example.com"},
    },
    recorded={
        "charge-number": "AN10002457",
        "registration": "AB12CDE",
        "email": "payer@example.com",
        "pence": "3500",
        "card": "1111",
    },
    missing={
        "charge": {
            "charge-number": "Enter the parking charge number",
            "registration": "Enter the vehicle registration",
        },
        "receipt": {},
    },
    last={"check-your-answers": {}},
)
"""Paying a parking charge, as far as the payment site."""

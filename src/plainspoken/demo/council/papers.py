"""The council's documents: a notice to print and the charges as figures, made as they are asked for."""

from __future__ import annotations

import csv
from io import StringIO

from flask import Flask, Response

from .contents import Content
from .printing import pdf

NOTICE = "/council-tax/paying-by-direct-debit.pdf"
CHARGES = "/council-tax/charges-2026-to-2027.csv"
TITLE = "Paying council tax by direct debit"
LINES = (
    (
        "You can pay your council tax by direct debit on the first, the eighth",
        "or the twentieth of each month. We tell you ten working days before",
        "the amount changes.",
        "To set it up you need:",
        "• your council tax number, which is at the top of your bill",
        "• the sort code and account number of your bank",
    ),
    (
        "If we take a wrong amount, your bank gives it back to you in full.",
        "You can stop at any time. Tell your bank, and call us on",
        "01632 960 020.",
    ),
)


class Papers:
    """Answers at the addresses of the documents."""

    def __init__(self, content: Content) -> None:
        self._content = content

    def add_to(self, application: Flask) -> None:
        """Answer at the address of each document."""
        application.add_url_rule(NOTICE, "notice", lambda: Response(notice(), content_type="application/pdf"))
        application.add_url_rule(CHARGES, "charges", self._charges)

    def _charges(self) -> Response:
        return Response(charges(self._content), content_type="text/csv; charset=utf-8")


def notice() -> bytes:
    """The notice about paying by direct debit, as a PDF of two pages."""
    return pdf(LINES, TITLE)


def charges(content: Content) -> bytes:
    """The charge of every band, as comma-separated values."""
    written = StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(("Band", "Value of the home in 1991", "Charge for the year", "Charge if you live alone"))
    writer.writerows(content.charges)
    return written.getvalue().encode()

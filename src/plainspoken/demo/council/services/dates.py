"""Dates as people type them in three boxes and as pages say them."""

from __future__ import annotations

import datetime

from ..views import MONTHS


def as_date(day: str, month: str, year: str) -> datetime.date | None:
    """The date of three boxes, the month as a number or by its name ("April", "apr"); None where there is no such."""
    number = _month(month)
    if not (day.isascii() and day.isdigit() and year.isascii() and year.isdigit() and number):
        return None
    try:
        return datetime.date(int(year), number, int(day))
    except ValueError:
        return None


def spoken_date(day: datetime.date) -> str:
    """A date as "5 April 1960"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _month(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    named = [number for number, name in enumerate(MONTHS, 1) if text.lower() in (name.lower(), name[:3].lower())]
    return named[0] if named else 0

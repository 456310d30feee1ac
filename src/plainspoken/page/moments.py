"""Dates and times as the HTML standard writes them, for date, month, week, time and datetime-local inputs.

Source: https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#dates-and-times
"""

from __future__ import annotations

import re
from calendar import isleap, monthrange
from datetime import date, timedelta

_PATTERNS = {
    "date": r"(?P<year>\d{4,6})-(?P<month>\d\d)-(?P<day>\d\d)",
    "month": r"(?P<year>\d{4,6})-(?P<month>\d\d)",
    "week": r"(?P<year>\d{4,6})-W(?P<week>\d\d)",
    "time": r"(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.(?P<part>\d{1,3}))?)?",
}
_PATTERNS["datetime-local"] = f"{_PATTERNS['date']}[T ]{_PATTERNS['time']}"
_WEEK_ONE_1970 = date(1969, 12, 29).toordinal()
_DAYS_TO_1970 = date(1970, 1, 1).toordinal()
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097


def moment(kind: str, text: str) -> int | None:
    """A moment as a number that can be compared: days, months, weeks or milliseconds since 1970, None if it is none."""
    found = re.compile(_PATTERNS[kind]).fullmatch(text)
    if found is None:
        return None
    part = {name: int(value) for name, value in found.groupdict().items() if value is not None}
    if not _is_possible(part):
        return None
    if kind == "month":
        return (part["year"] - 1970) * 12 + part["month"] - 1
    if kind == "week":
        return _week(part["year"], part["week"])
    days = _days(part["year"], part["month"], part["day"]) if "day" in part else 0
    if kind == "date":
        return days
    fraction = int((found["part"] or "0").ljust(3, "0"))
    seconds = (part["hour"] * 60 + part["minute"]) * 60 + part.get("second", 0)
    return (days * 86_400 + seconds) * 1000 + fraction


def _is_possible(part: dict[str, int]) -> bool:
    year, month = part.get("year", 1970), part.get("month", 1)
    if year < 1 or year > 275_760 or not 1 <= month <= 12:
        return False
    longest = monthrange(2000 if isleap(year) else 2001, month)[1]
    clock = part.get("hour", 0) < 24 and part.get("minute", 0) < 60 and part.get("second", 0) < 60
    return 1 <= part.get("day", 1) <= longest and 1 <= part.get("week", 1) <= 53 and clock


def _days(year: int, month: int, day: int) -> int:
    """Days since 1970 of a date of any year; Python's calendar ends at 9999, the standard's does not."""
    cycles = max(0, (year - 2000) // _CYCLE_YEARS)
    return date(year - cycles * _CYCLE_YEARS, month, day).toordinal() - _DAYS_TO_1970 + cycles * _CYCLE_DAYS


def _week(year: int, week: int) -> int | None:
    first = _days(year, 1, 4) + _DAYS_TO_1970
    monday = first - (first - _WEEK_ONE_1970) % 7
    if week == 53:
        following = _days(year + 1, 1, 4) + _DAYS_TO_1970
        if monday + timedelta(weeks=52).days >= following - (following - _WEEK_ONE_1970) % 7:
            return None
    return (monday - _WEEK_ONE_1970) // 7 + week - 1

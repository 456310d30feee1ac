"""When bins are emptied: pure sums on dates."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from .contents import Property

FIRST_MONDAY = datetime.date(2026, 1, 5)
GARDEN_MONTHS = range(3, 12)


@dataclass(frozen=True, slots=True)
class Bin:
    """A kind of bin: how many weeks between visits, which of two weeks it goes by, whether winter has none."""

    name: str
    contents: str
    weeks: int
    offset: int = 0
    seasonal: bool = False


BINS = (
    Bin("Food waste", "small brown bin", 1),
    Bin("Rubbish", "black bin", 2),
    Bin("Recycling", "blue bin", 2, offset=1),
    Bin("Garden waste", "green bin", 2, offset=1, seasonal=True),
)


@dataclass(frozen=True, slots=True)
class Visit:
    """A day on which a bin is emptied; `moved` where a bank holiday has put it off."""

    bin: Bin
    day: datetime.date
    moved: bool = False


def next_visits(
    home: Property, kind: Bin, today: datetime.date, holidays: Collection[datetime.date], count: int = 3
) -> tuple[Visit, ...]:
    """The next `count` days on which a home's bin is emptied, today among them, put off over bank holidays."""
    visits: list[Visit] = []
    monday = today - datetime.timedelta(days=today.weekday() + 7)  # last week's may have been put off until today
    while len(visits) < count:
        week = (monday - FIRST_MONDAY).days // 7
        due = monday + datetime.timedelta(days=home.weekday)
        day = _working_day(due, holidays)
        if (week + home.week + kind.offset) % kind.weeks == 0 and day >= today and _in_season(kind, due):
            visits.append(Visit(kind, day, moved=day != due))
        monday += datetime.timedelta(days=7)
    return tuple(visits)


def _working_day(day: datetime.date, holidays: Collection[datetime.date]) -> datetime.date:
    while day in holidays or day.weekday() == 6:
        day += datetime.timedelta(days=1)
    return day


def _in_season(kind: Bin, day: datetime.date) -> bool:
    return not kind.seasonal or day.month in GARDEN_MONTHS

"""When bins are emptied."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.demo.council import contents
from plainspoken.demo.council.bins import BINS, next_visits
from plainspoken.demo.council.contents import Property

FOOD, RUBBISH, RECYCLING, GARDEN = BINS
HOLIDAYS = contents.load().holiday_dates
FRIDAY_HOME = Property("1-church-hill", "1 Church Hill", "AN3 4FG", weekday=4, week=0)
TUESDAY_HOME = Property("3-mill-lane", "3 Mill Lane", "AN1 2BC", weekday=1, week=0)


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("home", "kind", "today", "expected"),
    [
        (TUESDAY_HOME, FOOD, "2026-11-23", ["2026-11-24", "2026-12-01", "2026-12-08"]),
        (TUESDAY_HOME, FOOD, "2026-11-24", ["2026-11-24", "2026-12-01", "2026-12-08"]),
        (TUESDAY_HOME, FOOD, "2026-11-25", ["2026-12-01", "2026-12-08", "2026-12-15"]),
        (TUESDAY_HOME, RUBBISH, "2026-11-23", ["2026-11-24", "2026-12-08", "2026-12-22"]),
        (TUESDAY_HOME, RECYCLING, "2026-11-23", ["2026-12-01", "2026-12-15", "2026-12-29"]),
        (TUESDAY_HOME, GARDEN, "2026-11-23", ["2027-03-09", "2027-03-23", "2027-04-06"]),
        (FRIDAY_HOME, FOOD, "2026-12-21", ["2026-12-26", "2027-01-02", "2027-01-08"]),
        (FRIDAY_HOME, FOOD, "2026-12-26", ["2026-12-26", "2027-01-02", "2027-01-08"]),
    ],
)
def test_the_next_days(home, kind, today, expected):
    visits = next_visits(home, kind, day(today), HOLIDAYS)
    assert [visit.day.isoformat() for visit in visits] == expected


def test_a_day_that_was_put_off_says_so():
    visits = next_visits(FRIDAY_HOME, FOOD, day("2026-12-21"), HOLIDAYS)
    assert [visit.moved for visit in visits] == [True, True, False]


@given(
    today=st.dates(day("2024-01-01"), day("2035-12-31")),
    weekday=st.integers(0, 4),
    week=st.integers(0, 1),
    kind=st.sampled_from(BINS),
)
def test_days_are_ahead_in_order_and_never_a_holiday_or_a_sunday(today, weekday, week, kind):
    days = [visit.day for visit in next_visits(Property("", "", "", weekday, week), kind, today, HOLIDAYS)]
    assert days == sorted(set(days))
    assert days[0] >= today
    assert not HOLIDAYS.intersection(days)
    assert all(each.weekday() != 6 for each in days)

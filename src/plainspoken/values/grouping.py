"""Values in the groups that people read them in, as they are written; the reading stage says them so."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from plainspoken.values import registrations, telephones
from plainspoken.values.kinds import Kind
from plainspoken.values.words import Words, words

CUTS: Mapping[Kind, tuple[tuple[int, ...], str]] = {
    Kind.NATIONAL_INSURANCE_NUMBER: ((2, 2, 2, 2, 1), " "),
    Kind.NHS_NUMBER: ((3, 3, 4), " "),
    Kind.SORT_CODE: ((2, 2, 2), "-"),
    Kind.ACCOUNT_NUMBER: ((3, 3, 2), " "),
    Kind.CARD_NUMBER: ((4, 4, 4, 4, 3), " "),
}
"""How long the groups of a kind are, and what parts them in writing."""

APART = re.compile(r"[\s.-]")


def grouped(kind: Kind, value: str, table: Words | None = None) -> str:
    """A value as people read it back: "AB 12 34 56 C", "943 476 5919", "5 April 1960", "£1,250.50"."""
    if kind in CUTS:
        return CUTS[kind][1].join(groups(kind, value))
    return WRITTEN[kind](value, table or words()) if kind in WRITTEN else value


def groups(kind: Kind, value: str) -> tuple[str, ...]:
    """The groups of a value, which "the second group" counts: pairs, halves, the day, the sides of an address."""
    if kind in CUTS:
        return _cut(APART.sub("", value), CUTS[kind][0])  # what was typed, or a page filled in, may be in groups
    if kind in (Kind.DATE, Kind.BIRTH_DATE):
        return tuple(reversed(value.split("-")))
    if kind is Kind.EMAIL:
        return tuple(value.split("@"))
    if kind is Kind.VEHICLE_REGISTRATION:
        return tuple(registrations.in_groups(value).split())
    if kind is Kind.TELEPHONE:
        return tuple(re.findall(r"\+?\d+", telephones.in_groups(value)))
    return tuple(re.split(r"[-/ ]", value) if kind is Kind.REFERENCE else value.split())


def _cut(value: str, sizes: tuple[int, ...]) -> tuple[str, ...]:
    found, at = [], 0
    for size in sizes:
        found.append(value[at : at + size])
        at += size
    return tuple(each for each in (*found, value[at:]) if each)


def _date(value: str, table: Words) -> str:
    try:
        when = date.fromisoformat(value)
    except ValueError:
        return value
    return f"{when.day} {table.spoken.months[when.month - 1].title()} {when.year:04}"


def _month(value: str, table: Words) -> str:
    year, _, month = value.partition("-")
    return f"{_month_name(month, table)} {year}" if month else value


def _month_name(value: str, table: Words) -> str:
    known = value.isascii() and value.isdecimal() and 1 <= int(value) <= 12
    return table.spoken.months[int(value) - 1].title() if known else value


def _money(value: str, table: Words) -> str:
    return f"£{_thousands(value)}"


def _thousands(value: str, *_: Words) -> str:
    whole, point, part = value.partition(".")
    sign = "-" if whole.startswith("-") else ""
    digits = whole.removeprefix("-")
    return f"{sign}{int(digits):,}{point}{part}" if digits.isascii() and digits.isdecimal() else value


def _time(value: str, table: Words) -> str:
    hour, _, minute = value.partition(":")
    if not (hour.isdecimal() and minute.isdecimal()):
        return value
    half = table.spoken.afternoon[0] if int(hour) >= 12 else table.spoken.morning[0]
    return f"{int(hour) % 12 or 12}:{minute}{half}"


def _title(value: str, table: Words) -> str:
    return value.capitalize()


WRITTEN: Mapping[Kind, Callable[[str, Words], str]] = {
    Kind.DATE: _date,
    Kind.BIRTH_DATE: _date,
    Kind.MONTH: _month,
    Kind.MONTH_OF_YEAR: _month_name,
    Kind.MONEY: _money,
    Kind.NUMBER: _thousands,
    Kind.TIME: _time,
    Kind.TELEPHONE: lambda value, _: telephones.in_groups(value),
    Kind.VEHICLE_REGISTRATION: lambda value, _: registrations.in_groups(value),
    Kind.YES_NO: _title,
}

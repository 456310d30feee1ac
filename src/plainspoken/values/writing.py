"""The ways to write a value, of which a form's field may want one: with spaces, with hyphens, day before month."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from plainspoken.values.grouping import grouped, groups
from plainspoken.values.kinds import Kind

OWN = frozenset({"date", "month", "time", "number", "email"})
"""Types of field that say themselves how their value is written."""


def writings(kind: Kind, value: str, type_: str = "text") -> tuple[str, ...]:
    """The ways to write a value in a field of a type, the likeliest first, each once."""
    if type_ in OWN:
        return (value,)
    return tuple(dict.fromkeys([*WAYS[kind](value), value])) if kind in WAYS else (value,)


def _grouped(kind: Kind) -> Callable[[str], Iterator[str]]:
    """As it is kept, then in groups with spaces, with hyphens and with none."""

    def ways(value: str) -> Iterator[str]:
        yield value
        yield grouped(kind, value)
        parts = groups(kind, value)
        yield from (" ".join(parts), "-".join(parts), "".join(parts))

    return ways


def _date(value: str) -> Iterator[str]:
    year, _, rest = value.partition("-")
    month, _, day = rest.partition("-")
    for sign in "/-. ":
        yield sign.join((day, month, year))
    yield "/".join((day.lstrip("0"), month.lstrip("0"), year))
    yield "/".join((day, month, year[2:]))
    yield day + month + year


def _month(value: str) -> Iterator[str]:
    year, _, month = value.partition("-")
    yield f"{month}/{year[2:]}"
    yield f"{month}/{year}"
    yield f"{month}{year[2:]}"
    yield f"{month} {year}"


def _telephone(value: str) -> Iterator[str]:
    yield from _grouped(Kind.TELEPHONE)(value)
    if value.startswith("0"):
        yield f"+44{value[1:]}"


def _money(value: str) -> Iterator[str]:
    yield value
    yield f"{value}.00" if "." not in value else value
    yield f"£{value}"


GROUPED = (
    *(Kind.POSTCODE, Kind.NATIONAL_INSURANCE_NUMBER, Kind.NHS_NUMBER, Kind.SORT_CODE, Kind.ACCOUNT_NUMBER),
    *(Kind.CARD_NUMBER, Kind.VEHICLE_REGISTRATION, Kind.REFERENCE),
)
"""Kinds whose groups may be written apart or together."""

WAYS: Mapping[Kind, Callable[[str], Iterator[str]]] = {
    Kind.DATE: _date,
    Kind.BIRTH_DATE: _date,
    Kind.MONTH: _month,
    Kind.TELEPHONE: _telephone,
    Kind.MONEY: _money,
    **{kind: _grouped(kind) for kind in GROUPED},
}

"""Whether a value can be one of its kind: check digits, prefixes, days that exist."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from plainspoken.values import identifiers
from plainspoken.values.dates import born_fault
from plainspoken.values.emails import email_fault
from plainspoken.values.kinds import Kind
from plainspoken.values.postcodes import in_halves
from plainspoken.values.registrations import recognised
from plainspoken.values.results import Refused, refused
from plainspoken.values.telephones import telephone_fault

Check = Callable[[str], Refused | None]

FORMS: Mapping[Kind, tuple[str, str]] = {
    Kind.NATIONAL_INSURANCE_NUMBER: (r"[A-Z]{2}[0-9]{6}[A-Z]?", "value.insurance.not"),
    Kind.NHS_NUMBER: (r"[0-9]{10}", "value.nhs.not"),
    Kind.SORT_CODE: (r"[0-9]{6}", "value.sort_code.not"),
    Kind.ACCOUNT_NUMBER: (r"[0-9]{6,8}", "value.account.not"),
    Kind.CARD_NUMBER: (r"[0-9]{13,19}", "value.card.not"),
    Kind.SECURITY_CODE: (r"[0-9]{3,8}", "value.security_code.not"),
    Kind.MONEY: (r"[0-9]{1,13}(?:\.[0-9]{2})?", "value.money.not"),
    Kind.NUMBER: (r"-?[0-9]{1,15}(?:\.[0-9]{1,9})?", "value.number.not"),
    Kind.TIME: (r"(?:[01][0-9]|2[0-3]):[0-5][0-9]", "value.time.not"),
    Kind.MONTH: (r"[0-9]{4}-(?:0[1-9]|1[0-2])", "value.month.not"),
    Kind.DAY: (r"[1-9]|[12][0-9]|3[01]", "value.day.not"),
    Kind.MONTH_OF_YEAR: (r"[1-9]|1[0-2]", "value.month_of_year.not"),
    Kind.YEAR: (r"[1-9][0-9]{3}", "value.year.not"),
    Kind.YES_NO: (r"yes|no", "value.yes_no.neither"),
    Kind.REFERENCE: (r"[A-Z0-9]+(?:[-/][A-Z0-9]+)*", "value.reference.not"),
}


def checked(kind: Kind, value: str, today: date | None = None) -> Refused | None:
    """What is wrong with a value as one of its kind, None where nothing is; `today` for dates of birth."""
    if kind in FORMS:
        form, key = FORMS[kind]
        if not re.fullmatch(form, value):
            return refused(key, value)
    if kind in (Kind.DATE, Kind.BIRTH_DATE):
        return _date(kind, value, today)
    return CHECKS[kind](value) if kind in CHECKS else None


def _date(kind: Kind, value: str, today: date | None) -> Refused | None:
    try:
        date.fromisoformat(value)
    except ValueError:
        return refused("value.date.not", value)
    return born_fault(value, today) if kind is Kind.BIRTH_DATE and today else None


CHECKS: Mapping[Kind, Check] = {
    Kind.POSTCODE: lambda value: None if in_halves(value.replace(" ", "")) == value else _no("postcode", value),
    Kind.NATIONAL_INSURANCE_NUMBER: identifiers.insurance_fault,
    Kind.NHS_NUMBER: identifiers.health_fault,
    Kind.CARD_NUMBER: identifiers.card_fault,
    Kind.TELEPHONE: telephone_fault,
    Kind.EMAIL: email_fault,
    Kind.VEHICLE_REGISTRATION: lambda value: None if recognised(value) == value else _no("registration", value),
}


def _no(what: str, value: str) -> Refused:
    return refused(f"value.{what}.not", value)

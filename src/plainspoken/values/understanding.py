"""From what was said to the value that a form wants, by the kind of value."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from plainspoken.values import dates, identifiers
from plainspoken.values.addresses import address_line
from plainspoken.values.amounts import money, number
from plainspoken.values.checking import checked
from plainspoken.values.emails import email
from plainspoken.values.kinds import Kind
from plainspoken.values.names import name
from plainspoken.values.postcodes import postcode
from plainspoken.values.registrations import registration
from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.telephones import telephone
from plainspoken.values.times import time
from plainspoken.values.words import Words
from plainspoken.values.yes_no import yes_no

LONGEST = 2000
"""Letters of what is said that are looked at where a value is short; free text may be as long as it likes."""

Reader = Callable[[str, Words], Understood | Refused]


def understood(kind: Kind, said: str, words: Words, today: date) -> Understood | Refused:
    """The value that words mean where a kind of value is wanted, or why they mean none; never raises for any text."""
    if not said.strip():
        return refused("value.nothing")
    if kind is not Kind.TEXT and len(said) > LONGEST:
        return refused("value.too_long")
    found = DATED[kind](said, words, today) if kind in DATED else READERS.get(kind, text)(said, words)
    fault = checked(kind, found.value, today) if isinstance(found, Understood) else None
    return fault or found


def text(said: str, words: Words) -> Understood | Refused:
    """Words as they stand."""
    value = said.strip()
    return Understood(value, (value,))


READERS: Mapping[Kind, Reader] = {
    Kind.NAME: name,
    Kind.ADDRESS_LINE: address_line,
    Kind.POSTCODE: postcode,
    Kind.NATIONAL_INSURANCE_NUMBER: identifiers.insurance_number,
    Kind.NHS_NUMBER: identifiers.health_number,
    Kind.TIME: time,
    Kind.TELEPHONE: telephone,
    Kind.EMAIL: email,
    Kind.SORT_CODE: identifiers.sort_code,
    Kind.ACCOUNT_NUMBER: identifiers.account_number,
    Kind.CARD_NUMBER: identifiers.card_number,
    Kind.SECURITY_CODE: identifiers.security_code,
    Kind.VEHICLE_REGISTRATION: registration,
    Kind.REFERENCE: identifiers.reference,
    Kind.MONEY: money,
    Kind.NUMBER: number,
    Kind.YES_NO: yes_no,
}

DATED: Mapping[Kind, Callable[[str, Words, date], Understood | Refused]] = {
    Kind.DATE: dates.spoken_date,
    Kind.BIRTH_DATE: lambda said, words, today: dates.spoken_date(said, words, today, born=True),
    Kind.MONTH: dates.month_and_year,
    Kind.DAY: lambda said, words, today: dates.part_of_date(said, words, today, "day"),
    Kind.MONTH_OF_YEAR: lambda said, words, today: dates.part_of_date(said, words, today, "month_of_year"),
    Kind.YEAR: lambda said, words, today: dates.part_of_date(said, words, today, "year"),
}

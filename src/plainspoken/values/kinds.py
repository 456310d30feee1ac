"""The kinds of value that questions ask for, and telling which one a question wants."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from plainspoken.flow import Control
from plainspoken.values.words import Words, either


class Kind(Enum):
    """What a value is; the names are the keys of `kinds` in spoken.yaml."""

    TEXT = "text"
    NAME = "name"
    ADDRESS_LINE = "address_line"
    POSTCODE = "postcode"
    NATIONAL_INSURANCE_NUMBER = "national_insurance_number"
    NHS_NUMBER = "nhs_number"
    BIRTH_DATE = "birth_date"
    DATE = "date"
    DAY = "day"
    MONTH_OF_YEAR = "month_of_year"
    YEAR = "year"
    MONTH = "month"
    TIME = "time"
    MONEY = "money"
    NUMBER = "number"
    TELEPHONE = "telephone"
    EMAIL = "email"
    SORT_CODE = "sort_code"
    ACCOUNT_NUMBER = "account_number"
    CARD_NUMBER = "card_number"
    SECURITY_CODE = "security_code"
    VEHICLE_REGISTRATION = "vehicle_registration"
    REFERENCE = "reference"
    YES_NO = "yes_no"


SENSITIVE = frozenset({Kind.CARD_NUMBER, Kind.SECURITY_CODE})
"""Kinds that are never kept, whatever the settings."""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a page tells of what a question wants: words, and attributes of its control ("" for none)."""

    label: str = ""
    group: str = ""
    hint: str = ""
    type: str = ""
    autocomplete: str = ""
    inputmode: str = ""
    name: str = ""
    pattern: str = ""
    maxlength: int | None = None


def facts_of(control: Control) -> Facts:
    """The facts about a control."""
    given = control.attributes
    most = given.get("maxlength", "").strip()
    return Facts(
        control.label,
        control.group,
        control.hint,
        control.kind,
        given.get("autocomplete", ""),
        given.get("inputmode", ""),
        control.name,
        given.get("pattern", ""),
        int(most) if most.isascii() and most.isdecimal() and len(most) < 6 else None,
    )


AUTOCOMPLETE: Mapping[str, Kind] = {
    **dict.fromkeys(("name", "given-name", "additional-name", "family-name", "cc-name", "nickname"), Kind.NAME),
    **dict.fromkeys(("street-address", "address-line1", "address-line2", "address-line3"), Kind.ADDRESS_LINE),
    **dict.fromkeys(("address-level1", "address-level2", "address-level3", "address-level4"), Kind.ADDRESS_LINE),
    "postal-code": Kind.POSTCODE,
    "bday": Kind.BIRTH_DATE,
    "bday-day": Kind.DAY,
    "bday-month": Kind.MONTH_OF_YEAR,
    "bday-year": Kind.YEAR,
    "cc-number": Kind.CARD_NUMBER,
    "cc-csc": Kind.SECURITY_CODE,
    "one-time-code": Kind.SECURITY_CODE,
    "cc-exp": Kind.MONTH,
    "cc-exp-month": Kind.MONTH_OF_YEAR,
    "cc-exp-year": Kind.YEAR,
    "transaction-amount": Kind.MONEY,
    "email": Kind.EMAIL,
    **dict.fromkeys(("tel", "tel-national", "tel-local"), Kind.TELEPHONE),
}
"""HTML's own names of what a field holds (https://html.spec.whatwg.org/#autofill)."""

TYPES: Mapping[str, Kind] = {
    "email": Kind.EMAIL,
    "tel": Kind.TELEPHONE,
    "date": Kind.DATE,
    "month": Kind.MONTH,
    "time": Kind.TIME,
    "textarea": Kind.TEXT,
    "password": Kind.TEXT,
    "url": Kind.TEXT,
    "search": Kind.TEXT,
}


def kind_of(facts: Facts, words: Words) -> Kind:
    """The kind of value that a question wants: by its autocomplete, its type, its name, then its words."""
    token = facts.autocomplete.lower().split()[-1:] or [""]
    if token[0] in AUTOCOMPLETE:
        return AUTOCOMPLETE[token[0]]
    if facts.type in TYPES:
        kind = TYPES[facts.type]
        said = _spoken_of(f"{facts.label} {facts.group}", words)
        if kind is Kind.DATE and _is_of_birth(f"{facts.label} {facts.group} {facts.name}", words):
            return Kind.BIRTH_DATE
        return said if kind is Kind.TELEPHONE and said in NUMBERED else kind
    return _by_words(facts, words)


NUMBERED = frozenset({Kind.CARD_NUMBER, Kind.SECURITY_CODE, Kind.SORT_CODE, Kind.ACCOUNT_NUMBER, Kind.NHS_NUMBER})
"""Kinds whose fields are often of type "tel" for the sake of its keys."""


def _by_words(facts: Facts, words: Words) -> Kind:
    """The kind by the name and the words of a question without a telling type."""
    last = re.split(r"[-_.\[\]]+", facts.name.lower().strip("]"))[-1:]
    data = words.spoken
    parts = {data.day[0]: Kind.DAY, data.month[0]: Kind.MONTH_OF_YEAR, data.year[0]: Kind.YEAR}
    for part in (facts.label.strip().lower(), *last):
        if part in parts and (facts.group or re.search(r"[-_.\[]", facts.name)):
            return parts[part]
    name = re.sub(r"(?<=[a-z])(?=[A-Z])|[-_.\[\]]+", " ", facts.name).lower()
    for text in (facts.label, name, facts.group):
        kind = _spoken_of(text, words)
        if kind is Kind.DATE and _is_of_birth(f"{text} {facts.group}", words):
            return Kind.BIRTH_DATE
        if kind is not Kind.TEXT:
            return _measured(kind, facts)
    return Kind.NUMBER if facts.type == "number" or facts.inputmode in ("numeric", "decimal") else Kind.TEXT


def _is_of_birth(text: str, words: Words) -> bool:
    """Whether a question about a date asks when somebody was born."""
    return any(word in text.casefold() for word in words.spoken.born)


def _measured(kind: Kind, facts: Facts) -> Kind:
    """A kind of words where the control says that figures are wanted: never a name or a line of an address."""
    figures = facts.type == "number" or facts.inputmode in ("numeric", "decimal")
    return Kind.NUMBER if figures and kind in (Kind.NAME, Kind.ADDRESS_LINE, Kind.EMAIL, Kind.TEXT) else kind


def _spoken_of(text: str, words: Words) -> Kind:
    """The first kind whose words stand in a text."""
    lower = text.casefold().replace("’", "'")
    for name, phrases in words.spoken.kinds.items():
        if re.search(either(phrases), lower):
            return Kind(name)
    return Kind.TEXT

"""Made-up values that stand for what people answered: right in form, and nobody's."""

from __future__ import annotations

from collections.abc import Mapping

from plainspoken.values import Kind

PASSWORD = "example-Password-1"  # noqa: S105 - nobody's

VALUES: Mapping[Kind, str] = {
    Kind.TEXT: "an example",
    Kind.NAME: "Robin Sample",
    Kind.ADDRESS_LINE: "1 Example Street",
    Kind.POSTCODE: "SW1A 2AA",  # a public office's, so that look-ups find an address
    Kind.NATIONAL_INSURANCE_NUMBER: "QQ 12 34 56 C",  # never given to anybody
    Kind.NHS_NUMBER: "943 476 5919",  # the health service's own example
    Kind.BIRTH_DATE: "31 March 1980",
    Kind.MONEY: "100",
    Kind.TELEPHONE: "01632 960001",  # Ofcom keeps it for drama
    Kind.EMAIL: "person@example.com",
    Kind.SORT_CODE: "089999",  # this and the account number: the banks' own example for checks
    Kind.ACCOUNT_NUMBER: "66374958",
    Kind.CARD_NUMBER: "4111 1111 1111 1111",  # card schemes keep it for tests
    Kind.SECURITY_CODE: "123",
    Kind.VEHICLE_REGISTRATION: "AB12 CDE",
    Kind.REFERENCE: "12345678",
}
"""A value for each kind that can tell who somebody is, or how they live; the kinds left out tell of nobody."""

PRACTICE: Mapping[Kind, str] = {Kind.POSTCODE: "AN1 2BC"}
"""What the practice council knows in place of those."""


def made_up(kind: Kind, *, practice: bool = False) -> str | None:
    """What stands for an answer of a kind; None where the answer itself may be written."""
    return PRACTICE.get(kind, VALUES.get(kind)) if practice else VALUES.get(kind)

"""What a person enters about a card: checked, and all but the last four digits forgotten at once."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

PRACTICE = "4444333322221111"
DECLINED = "4000000000000002"
"""Numbers that no bank gives out; no other is taken, so that nobody's real card is ever entered here with success."""

FIELDS = ("card-number", "expiry-month", "expiry-year", "cardholder-name", "security-code")


def digits(text: str) -> str:
    """A number without the spaces and dashes that people put in."""
    return re.sub(r"[\s-]", "", text)


def faults(values: Mapping[str, str], today: datetime.date) -> dict[str, str]:
    """What is wrong with a card's details, by field, in the words of GOV.UK Pay where it has them."""
    found = {
        "card-number": _number(digits(values["card-number"])),
        "expiry-month": _expiry(values["expiry-month"], values["expiry-year"], today),
        "cardholder-name": "" if values["cardholder-name"] else "Enter the name as it appears on the card",
        "security-code": _code(digits(values["security-code"])),
    }
    return {name: message for name, message in found.items() if message}


def _number(number: str) -> str:
    if not number:
        return "Enter a card number"
    if not re.fullmatch(r"[0-9]{12,19}", number):
        return "Card number is not the correct length"
    if number not in (PRACTICE, DECLINED):
        return "This is a practice page, and only takes the practice card number 4444 3333 2222 1111"
    return ""


def _expiry(month: str, year: str, today: datetime.date) -> str:
    if not month and not year:
        return "Enter an expiry date"
    if not re.fullmatch(r"0?[1-9]|1[0-2]", month) or not re.fullmatch(r"(20)?[0-9]{2}", year):
        return "Enter a valid expiry date"
    ends = (int(year[-2:]) + 2000, int(month))
    return "The card has expired. Enter an expiry date in the future" if ends < (today.year, today.month) else ""


def _code(code: str) -> str:
    if not code:
        return "Enter a card security code"
    return "" if re.fullmatch(r"[0-9]{3,4}", code) else "Enter a valid card security code"

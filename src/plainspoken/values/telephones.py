"""Telephone numbers, by Google's libphonenumber: which are, and how they are grouped."""

from __future__ import annotations

import re

from plainspoken.values.characters import readings
from plainspoken.values.coded import bare
from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.words import Words, either

REGION, CODE = "GB", "44"
PRACTICE = re.compile(r"0(?:7700900|1632960)\d{3}")
"""Ofcom's numbers for drama that libphonenumber counts as never given out; practice pages have them."""


def telephone(said: str, words: Words) -> Understood | Refused:
    """A telephone number: a British one from its first nought, another from its plus sign, without spaces."""
    text = bare(said, words)
    plus = re.match(rf"\s*(?:\+|{either(words.spoken.signs['+'])})\s*", text)
    every = list(readings(text[plus.end() :] if plus else text, words))
    if every[0].unknown or not every[0].text:
        return refused("value.telephone.not", said)
    numbers = [_national(f"+{each.text}" if plus else each.text) for each in every]
    number = next((each for each in numbers if telephone_fault(each) is None), numbers[0])
    return telephone_fault(number) or Understood(number, (number,))


def _national(number: str) -> str:
    """A British number from its nought, another from its plus sign."""
    if number.startswith("00"):
        number = f"+{number[2:]}"
    british = number.startswith(f"+{CODE}")
    return "0" + number.removeprefix(f"+{CODE}").removeprefix("0") if british else number


def telephone_fault(value: str) -> Refused | None:
    """Why a number cannot be called: too short, too long, or one that nobody has."""
    import phonenumbers  # noqa: PLC0415 - a tenth of a second that only who is asked for a number waits

    if PRACTICE.fullmatch(value):
        return None
    try:
        number = phonenumbers.parse(value, REGION)
    except phonenumbers.NumberParseException:
        return refused("value.telephone.not", value)
    if phonenumbers.is_valid_number(number):
        return None
    count = sum(each.isdecimal() for each in value)
    if value.startswith("0") and count < 10:
        return refused("value.telephone.short", value, count=count)
    return refused("value.telephone.long" if count > 11 else "value.telephone.nobody", value, count=count)


def in_groups(value: str) -> str:
    """A number in the groups it is known by: "020 7946 0958", "07700 900123", "+33 1 23 45 67 89"."""
    import phonenumbers  # noqa: PLC0415 - as above

    try:
        number = phonenumbers.parse(value, REGION)
    except phonenumbers.NumberParseException:
        return value
    form = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(number, form.INTERNATIONAL if value.startswith("+") else form.NATIONAL)

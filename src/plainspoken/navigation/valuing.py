"""What an answer in words is worth: the values for a question's controls, and how they are said back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from plainspoken.flow import Answer, Values
from plainspoken.navigation.answers import in_parts, in_pieces, is_secret, room_in
from plainspoken.page.checking import fits
from plainspoken.page.questions import FormQuestion
from plainspoken.page.wanted import kind_wanted, value_held
from plainspoken.values import Kind, corrected, grouped, understood, words, writings
from plainspoken.values import Refused as NotTaken
from plainspoken.values.characters import digits, letters
from plainspoken.values.numbers import number_of

READ_BACK = frozenset(
    {Kind.POSTCODE, Kind.NATIONAL_INSURANCE_NUMBER, Kind.NHS_NUMBER, Kind.TELEPHONE, Kind.EMAIL, Kind.SORT_CODE}
    | {Kind.ACCOUNT_NUMBER, Kind.CARD_NUMBER, Kind.VEHICLE_REGISTRATION, Kind.REFERENCE}
)
"""Kinds that are long, or easily misheard: they are read back, and wait to be put right."""

AS_TYPED = frozenset({Kind.DATE, Kind.BIRTH_DATE, Kind.MONTH, Kind.MONEY, Kind.NUMBER, Kind.TIME})
"""Kinds that are understood even where they were typed: "5 April 1960" goes into three boxes."""

DATES = frozenset({Kind.DATE, Kind.BIRTH_DATE})
FIGURES = re.compile(r"^\s*(\d{1,2})[\s,.]+(\d{1,2})[\s,.]+(\d{4})\s*$")
"""A date as it is typed in a hurry: 5 4 1960."""

FREE = frozenset({Kind.TEXT, Kind.NAME, Kind.ADDRESS_LINE, Kind.REFERENCE})
"""Kinds of which words that are not understood may still be the answer."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer as it was understood: for the controls, and as it is said back; `doubtful` where that needs a yes."""

    answers: tuple[Answer, ...]
    said: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that cannot be taken: the reply that says why, and the values that fill it."""

    key: str
    values: Values = ()


def taken(
    question: FormQuestion, said: str, today: date | None, *, spelt: bool = False, typed: bool = False
) -> Taken | Refused:
    """What some words answer to a question; what is typed is meant to the letter, but for dates and amounts."""
    kind = kind_wanted(question)
    heard = letters(said, words()) if spelt else said
    heard = FIGURES.sub(r"\1/\2/\3", heard) if kind in DATES else heard
    if question.pieced and is_secret(question):
        return _kept(question, kind, heard, heard, doubtful=False)
    if kind is Kind.TEXT and not typed and question.kind != "textarea":
        heard = _figures(heard)
    if kind is Kind.TEXT or (typed and kind not in AS_TYPED and not question.pieced):
        return _kept(question, kind, heard, heard, doubtful=False)
    found = understood(kind, heard, words(), today or date.today())
    if isinstance(found, NotTaken):
        if (kind in FREE or (typed and not question.parts)) and not question.pieced:
            return _kept(question, kind, heard, heard, doubtful=False)
        return Refused(found.key, found.values)
    doubtful = not typed and (kind in READ_BACK or not found.sure)
    return _kept(question, kind, found.value, grouped(kind, found.value), doubtful=doubtful)


def _figures(said: str) -> str:
    """Digits and numbers as figures where words are nothing else: "seven seven" is 77; other words as they stand."""
    number = number_of(said)
    if number is not None:
        return str(number)
    found = digits(said, words())
    return said if found.unknown or not found.text else found.text


def put_right(question: FormQuestion, answers: tuple[Answer, ...], said: str, today: date | None) -> Taken | Refused:
    """An answer with the part of it changed that words name."""
    kind = kind_wanted(question)
    held = value_held(question, answers)
    read = understood(kind, held, words(), today or date.today())  # it may be written with spaces or hyphens
    held = held if isinstance(read, NotTaken) else read.value
    found = corrected(kind, held, said, words(), today or date.today()) if held else None
    if found is None:
        return Refused("field.not_corrected")
    if isinstance(found, NotTaken):
        return Refused(found.key, found.values)
    return _kept(question, kind, found.value, grouped(kind, found.value), doubtful=kind in READ_BACK)


def said_back(question: FormQuestion, value: str) -> str:
    """A value as it is read back, in the groups of its kind."""
    return grouped(kind_wanted(question), value)


def _kept(question: FormQuestion, kind: Kind, value: str, said: str, *, doubtful: bool) -> Taken | Refused:
    """A value as answers to the question's controls."""
    if question.parts:
        year, _, rest = value.partition("-")
        month, _, day = rest.partition("-")
        return Taken(in_parts(question, {"day": day.lstrip("0"), "month": month.lstrip("0"), "year": year}), said)
    if question.pieced:
        count = sum(1 for letter in value if letter.isalnum())
        if count != room_in(question):
            return Refused("fault.pieces", (("count", count), ("limit", room_in(question))))
        return Taken(in_pieces(question, value), said, doubtful)
    control = question.controls[0]
    ways = writings(kind, value, control.kind)
    written = next((way for way in ways if fits(control, way)), value)
    return Taken((Answer(question.path, written),), said, doubtful)

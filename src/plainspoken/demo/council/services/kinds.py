"""Reading an answer by the kind of its question: what was typed becomes what the council records, or a fault."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ..answers import EMAIL, TELEPHONE
from ..bin_day import normal_postcode
from ..contents import Property
from .dates import as_date, spoken_date
from .description import Question
from .uploads import Upload

Answer = str | tuple[str, ...]
Given = Mapping[str, tuple[str, ...]]
"""What was typed, tidied: the values of every field by its name."""

NAME = re.compile(r"[^\W\d_]+(?:[ '’.-]+[^\W\d_]+)*[.]?")
NATIONAL_INSURANCE = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)(?:QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])[0-9]{6}[A-D]")
"""HMRC's format (NIM39110), and QQ, which is never given out and stands in every example."""
REGISTRATION = re.compile(r"(?=.*[0-9])(?=.*[A-Z])[A-Z0-9]{2,7}")
CHARGE = re.compile(r"AN[0-9]{8}")
POUNDS = re.compile(r"£?\s*(-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]{1,2})?)")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an answer: the key of its words, the name of the field, what the words name."""

    key: str
    name: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Setting:
    """What an answer is held against: the day, the homes at a postcode, the other answers, the files."""

    today: datetime.date
    homes: Callable[[str], tuple[Property, ...]]
    answers: Mapping[str, Answer]
    files: Mapping[str, Upload]


def read(question: Question, given: Given, setting: Setting) -> Answer | Fault:
    """The answer as it is recorded ("" or () for one that was left out), or what is wrong with it."""
    if question.kind == "file":
        return _file(question, setting)
    first = question.fields[0]
    if not any(value for name in question.fields for value in given.get(name, ())):
        empty: Answer = () if question.kind == "checkboxes" else ""
        return empty if question.optional else Fault("empty", first)
    if question.kind == "date":
        return _date(question, given, setting)
    if question.kind == "checkboxes":
        return _several(question, given[first])
    value = _first(given, first)
    if question.longest and len(value) > question.longest:
        return Fault("long", first, {"longest": question.longest})
    return READERS[question.kind](question, value, setting)


def _first(given: Given, name: str) -> str:
    """The first value of a field that is not empty."""
    return next(filter(None, given.get(name, ())), "")


def _text(question: Question, value: str, setting: Setting) -> Answer | Fault:
    if question.limits.get("letters") and not NAME.fullmatch(value):
        return Fault("letters", question.name)
    digits = question.limits.get("digits")
    if digits and not re.fullmatch(f"[0-9]{{{digits}}}", value):
        return Fault("digits", question.name, {"digits": digits})
    return value


def _national_insurance(question: Question, value: str, setting: Setting) -> Answer | Fault:
    return _formatted(question, value, NATIONAL_INSURANCE)


def _registration(question: Question, value: str, setting: Setting) -> Answer | Fault:
    return _formatted(question, value, REGISTRATION)


def _charge(question: Question, value: str, setting: Setting) -> Answer | Fault:
    return _formatted(question, value, CHARGE)


def _formatted(question: Question, value: str, pattern: re.Pattern[str]) -> Answer | Fault:
    plain = re.sub(r"[\s.-]", "", value).upper()
    return plain if pattern.fullmatch(plain) else Fault("wrong", question.name)


def _postcode(question: Question, value: str, setting: Setting) -> Answer | Fault:
    postcode = normal_postcode(value)
    if not postcode:
        return Fault("wrong", question.name)
    if question.limits.get("known") and not setting.homes(postcode):
        return Fault("unknown", question.name, {"postcode": postcode})
    return postcode


def _address(question: Question, value: str, setting: Setting) -> Answer | Fault:
    postcode = str(setting.answers.get(question.limits["postcode"], ""))
    known = any(home.identifier == value for home in setting.homes(postcode))
    return value if known else Fault("empty", question.name)


def _money(question: Question, value: str, setting: Setting) -> Answer | Fault:
    match = POUNDS.fullmatch(value)
    if match is None:
        return Fault("wrong", question.name)
    amount = Decimal(match[1].replace(",", ""))
    if amount < 0:
        return Fault("less", question.name)
    most = question.limits.get("most")
    if most is not None and amount > most:
        return Fault("more", question.name, {"most": f"{most:,}"})
    return f"{amount:.2f}"


def _choice(question: Question, value: str, setting: Setting) -> Answer | Fault:
    return value if any(option.value == value for option in question.options) else Fault("empty", question.name)


def _email(question: Question, value: str, setting: Setting) -> Answer | Fault:
    return value if EMAIL.fullmatch(value) else Fault("wrong", question.name)


def _telephone(question: Question, value: str, setting: Setting) -> Answer | Fault:
    return value if TELEPHONE.fullmatch(value) else Fault("wrong", question.name)


def _several(question: Question, values: tuple[str, ...]) -> Answer | Fault:
    chosen = [option for option in question.options if option.value in values]
    alone = [option for option in chosen if option.alone]
    if alone and len(chosen) > 1:
        return Fault("alone", question.name, {"alone": alone[0].text})
    return tuple(option.value for option in chosen) or Fault("empty", question.name)


def _date(question: Question, given: Given, setting: Setting) -> Answer | Fault:
    parts = [_first(given, name) for name in question.fields]
    missing = [name for name, part in zip(question.fields, parts, strict=True) if not part]
    if missing:
        words = " and ".join(name.rpartition("-")[2] for name in missing)
        return Fault("incomplete", missing[0], {"missing": words})
    if not re.fullmatch(r"[0-9]{4}", parts[2]):
        return Fault("year", question.fields[2])
    day = as_date(*parts)
    return _in_time(question, day, setting.today) if day else Fault("unreal", question.fields[0])


def _in_time(question: Question, day: datetime.date, today: datetime.date) -> Answer | Fault:
    first, limits = question.fields[0], question.limits
    if limits.get("past") and day >= today:
        return Fault("future", first)
    if limits.get("no_later") and day > today:
        return Fault("later", first)
    earliest = limits.get("earliest") or datetime.date.min
    if "days" in limits:
        earliest = today - datetime.timedelta(days=limits["days"])
    if day < earliest:
        return Fault("early", first, {"earliest": spoken_date(earliest)})
    least = limits.get("least_age", 0)
    age = today.year - day.year - ((today.month, today.day) < (day.month, day.day))
    return Fault("young", first, {"least_age": least}) if age < least else day.isoformat()


def _file(question: Question, setting: Setting) -> Answer | Fault:
    upload = setting.files.get(question.name)
    if upload is None:
        return "" if question.optional else Fault("empty", question.name)
    megabytes = question.limits["megabytes"]
    wrong = upload.fault(megabytes * 1024 * 1024)
    return Fault(wrong, question.name, {"megabytes": megabytes}) if wrong else upload.name


READERS: Mapping[str, Callable[[Question, str, Setting], Answer | Fault]] = {
    "text": _text,
    "lines": _text,
    "national_insurance": _national_insurance,
    "postcode": _postcode,
    "address": _address,
    "money": _money,
    "radios": _choice,
    "select": _choice,
    "email": _email,
    "telephone": _telephone,
    "registration": _registration,
    "charge": _charge,
}
"""What reads a single value, by the question's kind."""

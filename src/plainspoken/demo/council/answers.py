"""Reading what a person typed into a form: tidied values, and for each wrong one the words that say so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

Check = Callable[[str], str]
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
TELEPHONE = re.compile(r"\+?[0-9 ()-]{10,20}")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form: its name and id, what the summary calls it, and the checks it must pass, in order.

    A check answers "" or the error's words. `lines` keeps line breaks.
    """

    name: str
    title: str
    checks: tuple[Check, ...] = ()
    lines: bool = False


def read(fields: Iterable[Field], form: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The tidied values of the fields, and the first error of each field that has one, both by field name."""
    values, errors = {}, {}
    for field in fields:
        value = values[field.name] = tidy(form.get(field.name, ""), field.lines)
        message = next(filter(None, (check(value) for check in field.checks)), "")
        if message:
            errors[field.name] = message
    return values, errors


def tidy(text: str, lines: bool = False) -> str:
    """Text without control characters, surrogates and needless space; line breaks stay where `lines` says so."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs"))
    if lines:
        return "\n".join(" ".join(line.split()) for line in kept.split("\n")).strip()
    return " ".join(kept.split())


def required(message: str) -> Check:
    """Something must be given."""
    return lambda value: "" if value else message


def at_most(length: int, message: str) -> Check:
    """No more than `length` characters."""
    return lambda value: message if len(value) > length else ""


def one_of(options: Iterable[str], message: str) -> Check:
    """One of the options must be chosen."""
    allowed = frozenset(options)
    return lambda value: "" if value in allowed else message


def email(message: str) -> Check:
    """An email address, where anything is given."""
    return lambda value: message if value and not EMAIL.fullmatch(value) else ""


def telephone(message: str) -> Check:
    """A telephone number of at least ten characters, where anything is given."""
    return lambda value: message if value and not TELEPHONE.fullmatch(value) else ""

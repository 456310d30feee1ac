"""What stands for an answer that is refused: made up, and wrong in the same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from plainspoken.navigation.valuing import Refused, taken
from plainspoken.page.questions import FormQuestion
from plainspoken.page.wanted import kind_wanted
from plainspoken.testing.writing.made_up import VALUES
from plainspoken.values import Kind, understood, words
from plainspoken.values import Refused as NotUnderstood

UNKNOWN: Mapping[Kind, str] = {
    Kind.POSTCODE: "ZZ99 3WZ",  # the statistics office's for "not known"
}
"""Right in form, and known to no site."""


def alike(question: FormQuestion, text: str, *, typed: bool) -> str:
    """A made-up answer that is taken, or refused, by the question for the reason that some text is.

    A site may refuse what the question takes, mostly for its length or its letters: these stay what they are.
    """
    wanted = _came_of(question, text, typed=typed)
    found = (each for each in _candidates(question, text) if _came_of(question, each, typed=typed) == wanted)
    return next(found, masked(text))


def is_refused(question: FormQuestion, text: str, *, typed: bool) -> bool:
    """Whether the question itself refuses an answer, before any site is asked."""
    return isinstance(taken(question, text, None, typed=typed), Refused)


def masked(text: str) -> str:
    """A text with x for each letter and 9 for each digit, but for a nought that it begins with."""
    letters = ("X" if sign.isupper() else "x" if sign.isalpha() else "9" if sign.isdigit() else sign for sign in text)
    hidden = "".join(letters)
    return f"0{hidden[1:]}" if text.startswith("0") else hidden


def _candidates(question: FormQuestion, text: str) -> Iterator[str]:
    kind = kind_wanted(question)
    if kind in UNKNOWN:
        yield UNKNOWN[kind]
    yield masked(text)
    yield VALUES[Kind.TEXT]
    yield from (value for value in VALUES.values())


def _came_of(question: FormQuestion, text: str, *, typed: bool) -> tuple[str, str]:
    """The reasons for which a text is refused: by the question, and as a value of its kind; "" where it is not."""
    found = taken(question, text, None, typed=typed)
    read = understood(kind_wanted(question), text, words(), date.today())
    return (
        found.key if isinstance(found, Refused) else "",
        read.key if isinstance(read, NotUnderstood) else "",
    )

"""What kind of value a question wants, and the value that its controls hold."""

from __future__ import annotations

import re
from dataclasses import replace

from plainspoken.flow import Answer
from plainspoken.page.parts import stem
from plainspoken.page.questions import BOX_KINDS, FormQuestion
from plainspoken.values import Facts, Kind, facts_of, kind_of, words

USER_NAME = re.compile(r"\buser[ _-]?(?:name|id)\b|\blog[ _-]?in\b", re.IGNORECASE)
"""What asks for a name of the computer's kind, which is no person's and keeps its small letters."""


def kind_wanted(question: FormQuestion) -> Kind:
    """The kind of value that a question of free words wants; TEXT for one whose options are chosen."""
    first = question.controls[0]
    if question.choices or question.kind == "file":
        return Kind.TEXT
    if question.parts:
        if "day" not in question.parts:
            return Kind.MONTH
        said = Facts(f"{question.label} {question.hint}", type="date", name=stem(first))
        born = "bday" in first.attributes.get("autocomplete", "") or kind_of(said, words()) is Kind.BIRTH_DATE
        return Kind.BIRTH_DATE if born else Kind.DATE
    if question.pieced:
        kind = kind_of(Facts(question.label, name=stem(first)), words())
        return Kind.REFERENCE if kind is Kind.TEXT else kind
    called = f"{question.label} {first.name} {first.attributes.get('autocomplete', '')}"
    if USER_NAME.search(called):
        return Kind.TEXT
    return kind_of(replace(facts_of(first), label=question.label, group=question.group), words())


def value_held(question: FormQuestion, answers: tuple[Answer, ...]) -> str:
    """The value that a question's controls hold with these answers: a date as YYYY-MM-DD, a number's pieces joined.

    "" where there is none, or where its options are chosen.
    """
    given = {answer.path: answer.value for answer in answers}
    held = [given.get(control.path, control.value) for control in question.controls]
    if question.kind in BOX_KINDS or question.kind == "select":
        return ""
    if not question.parts:
        return "".join(held)
    parts = dict(zip(question.parts, held, strict=True))
    numbers = [parts.get(part, "") for part in ("year", "month", "day") if part in parts]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        return ""
    return "-".join(number.zfill(4 if place == 0 else 2) for place, number in enumerate(numbers))

"""What a question's answer is: read off its controls as it is said, and put into them as it is sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plainspoken.flow import Answer, Control, Place
from plainspoken.page.parts import length_of
from plainspoken.page.questions import BOX_KINDS, FormQuestion, options
from plainspoken.page.sensitive import is_sensitive
from plainspoken.page.wanted import kind_wanted
from plainspoken.values import grouped, words


def spoken_answer(question: FormQuestion, answers: tuple[Answer, ...]) -> str:
    """What a question's answer is now, in the page's words: the person's, else what the page has filled in."""
    given = {answer.path: answer.value for answer in answers}
    if question.kind in BOX_KINDS:
        return ", ".join(c.label for c in question.controls if given.get(c.path, c.checked))
    if question.kind == "select":
        return _chosen(question.controls[0], answers)
    if question.parts:
        return _date(question, answers)
    if question.kind == "file":
        return given.get(question.path, "")
    value = "".join(given.get(control.path, control.value) for control in question.controls)
    return grouped(kind_wanted(question), value) if value else ""


def is_answered(question: FormQuestion, answers: tuple[Answer, ...]) -> bool:
    """Whether a question has an answer, the person's or the page's."""
    return bool(spoken_answer(question, answers))


def is_given(question: FormQuestion, answers: tuple[Answer, ...]) -> bool:
    """Whether the person has answered a question on this page, if only by leaving it empty."""
    return any(question.holds(answer.path) for answer in answers)


def is_secret(question: FormQuestion) -> bool:
    """Whether an answer is typed only and never said aloud."""
    return any(is_sensitive(control) for control in question.controls)


def answered_with(place: Place, *answers: Answer) -> Place:
    """The place with answers put in place of those to the same controls."""
    changed = {answer.path for answer in answers}
    kept = tuple(answer for answer in place.answers if answer.path not in changed)
    return replace(place, answers=(*kept, *answers))


def in_parts(question: FormQuestion, values: dict[str, str]) -> tuple[Answer, ...]:
    """A date's values by part ("month": "4") as answers to its boxes; a list of months is chosen from."""
    pairs = [(control, values.get(part, "")) for control, part in zip(question.controls, question.parts, strict=True)]
    return tuple(Answer(c.path, _option(c, value) if c.kind == "select" else _short(c, value)) for c, value in pairs)


def _short(control: Control, value: str) -> str:
    """A part of a date as its box takes it: a box for two figures takes the last two of a year."""
    most = length_of(control)
    return value[-most:] if most and len(value) > most else value


def in_pieces(question: FormQuestion, value: str) -> tuple[Answer, ...]:
    """A long number spread over its boxes, as many characters to each as it takes."""
    left = "".join(letter for letter in value if letter.isalnum())
    found = []
    for control in question.controls:
        length = length_of(control) or 1
        found.append(Answer(control.path, left[:length]))
        left = left[length:]
    return tuple(found)


def room_in(question: FormQuestion) -> int:
    """How many characters all the pieces of a long number take."""
    return sum(length_of(control) or 1 for control in question.controls)


def _chosen(control: Control, answers: Iterable[Answer]) -> str:
    values = [answer.value for answer in answers if answer.path == control.path]
    return ", ".join(c.label for c in options(control) if (c.value in values if values else c.selected))


def _date(question: FormQuestion, answers: tuple[Answer, ...]) -> str:
    """A date as it is said: "5 April 1960"; what is no number stands as it is."""
    given = {answer.path: answer.value for answer in answers}
    said: dict[str, str] = {}
    for control, part in zip(question.controls, question.parts, strict=True):
        value = _chosen(control, answers) if control.kind == "select" else given.get(control.path, control.value)
        said[part] = _month(value) if part == "month" else value.lstrip("0") or value
    return " ".join(said[part] for part in ("day", "month", "year") if said.get(part))


def _month(value: str) -> str:
    number = int(value) if value.isascii() and value.isdigit() else 0
    months = words().spoken.months
    return months[number - 1].capitalize() if 1 <= number <= len(months) else value


def _option(control: Control, value: str) -> str:
    """The value of the option that stands for a number or a month: "4", "04" and "April" are one."""
    for choice in options(control):
        if value and value in (choice.value, choice.value.lstrip("0"), choice.label, choice.label.lstrip("0")):
            return choice.value
    name = _month(value).casefold()
    found = (c for c in options(control) if c.label.casefold() in (name, name[:3]))
    return next((choice.value for choice in found if name), "")

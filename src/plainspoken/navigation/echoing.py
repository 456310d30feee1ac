"""What is said of an answer that was given: its words, or in private only that it is there."""

from __future__ import annotations

from plainspoken.flow import Place, Tell
from plainspoken.navigation.answers import is_answered, is_secret, spoken_answer
from plainspoken.navigation.step import tell
from plainspoken.page.questions import FormQuestion


def echo(place: Place, question: FormQuestion, said: str, key: str = "field.heard") -> Tell:
    """An answer said back as it was taken; a secret's, and any in private mode, by its length alone."""
    if is_secret(question) or place.private:
        return tell("field.secret_heard", count=len("".join(said.split())))
    return tell(key, answer=said)


def read_back(place: Place, questions: tuple[FormQuestion, ...]) -> list[Tell]:
    """Every answer there is, each with its question, and every lone box, ticked or not."""
    return [_answer(place, q) for q in questions if is_answered(q, place.answers) or q.lone_box]


def _answer(place: Place, question: FormQuestion) -> Tell:
    if question.lone_box:
        ticked = is_answered(question, place.answers)
        return tell("field.ticked" if ticked else "field.unticked", name=question.label)
    if is_secret(question) or place.private:
        return tell("form.secret", label=question.label)
    return tell("form.answer", label=question.label, answer=spoken_answer(question, place.answers))

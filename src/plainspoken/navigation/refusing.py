"""What a form's own rules refuse, told of the question as it was asked: a date too early, a number too high."""

from __future__ import annotations

from plainspoken.flow import Answer, Form, Tell, Trouble
from plainspoken.navigation.step import tell
from plainspoken.page.checking import faults
from plainspoken.page.questions import FormQuestion, open_answers, open_questions
from plainspoken.page.wanted import kind_wanted
from plainspoken.values import Kind, grouped

IN_TIME = {"fault.low": "fault.early", "fault.high": "fault.late"}
TIMES = frozenset({Kind.DATE, Kind.BIRTH_DATE, Kind.MONTH, Kind.TIME})


def refusals(form: Form, answers: tuple[Answer, ...], submitter: str = "") -> list[tuple[FormQuestion, Trouble]]:
    """What is wrong with the answers to the questions that are asked, one trouble a question, in order."""
    found: dict[str, tuple[FormQuestion, Trouble]] = {}
    for fault in faults(form, open_answers(form, answers), submitter):
        path = str(dict(fault.values).get("path", ""))
        question = next((q for q in open_questions(form, answers) if q.holds(path)), None)
        if question is not None:
            found.setdefault(question.path, (question, fault))
    return list(found.values())


def told(question: FormQuestion, fault: Trouble) -> Tell:
    """A trouble in the words of its question."""
    values = {**dict(fault.values), "label": question.label}
    kind = kind_wanted(question)
    if fault.key in IN_TIME and kind in TIMES:
        return tell(IN_TIME[fault.key], label=question.label, limit=grouped(kind, str(values["limit"])))
    return tell(fault.key, **values)

"""Reporting a pothole: one question a page, answers to check, one report however often it is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Flask, redirect, request, session
from werkzeug.wrappers import Response

from .answers import Field, at_most, email, one_of, read, required, telephone
from .contents import Content
from .reports import Reports
from .views import Views

START = "/report-a-pothole"
CHECK = f"{START}/check-your-answers"
SENT = f"{START}/report-sent"
# Answers travel in a signed cookie, which holds 4,096 bytes: the limits below keep the worst text within it.
DETAILS_LENGTH = 400
LINE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Question:
    """One page of the form: its address and its fields."""

    path: str
    fields: tuple[Field, ...]


class PotholeReport:
    """The form's pages. The answers so far are in the session, under "pothole"."""

    def __init__(self, views: Views, content: Content, reports: Reports) -> None:
        self._views = views
        self._reports = reports
        self._sizes = content.figures["pothole_sizes"]
        self._questions = _questions([size["value"] for size in self._sizes])

    def add_to(self, application: Flask) -> None:
        """Answer at every address of the form."""
        for question in self._questions:
            name = question.path.rpartition("/")[2]
            application.add_url_rule(
                question.path, f"pothole {name}", self._answerer(question), methods=["GET", "POST"]
            )
        application.add_url_rule(CHECK, "pothole check", self.check)
        application.add_url_rule(CHECK, "pothole send", self.send, methods=["POST"])
        application.add_url_rule(SENT, "pothole sent", self.sent)

    def check(self) -> Response | str:
        """The answers, each with a link to change it; the first unanswered question while any is left."""
        unanswered = self._unanswered()
        if unanswered:
            return redirect(unanswered.path, 303)
        rows = [self._row(question, field) for question in self._questions for field in question.fields]
        return self._views.ask(CHECK, rows=rows, token=_draft()["token"])

    def send(self) -> Response:
        """Take the report in; a button pressed twice leads to the same reference, an unknown token to the answers."""
        token = request.form.get("token", "")
        if not self._reports.reference(token) and (self._unanswered() or token != _draft().get("token")):
            return redirect(CHECK, 303)
        session["pothole_reference"] = self._reports.send(token, "PH")
        if token == _draft().get("token"):
            session.pop("pothole")
        return redirect(SENT, 303)

    def sent(self) -> Response | str:
        """The confirmation with the reference number."""
        reference = session.get("pothole_reference")
        if not reference:
            return redirect(START, 303)
        return self._views.ask(SENT, reference=reference)

    def _answerer(self, question: Question) -> Any:  # noqa: ANN401  # a Flask view
        def answer() -> Response | str:
            if request.method == "GET":
                return self._ask(question, _draft().get("answers", {}), {})
            values, errors = read(question.fields, request.form)
            if errors:
                return self._ask(question, values, errors)
            self._keep(values)
            return redirect(self._after(question), 303)

        return answer

    def _ask(self, question: Question, values: dict[str, str], errors: dict[str, str]) -> str:
        return self._views.ask(question.path, values, errors, sizes=self._sizes, details_length=DETAILS_LENGTH)

    def _keep(self, values: dict[str, str]) -> None:
        draft = _draft()
        token = draft.get("token") or self._reports.new_token()
        session["pothole"] = {"token": token, "answers": {**draft.get("answers", {}), **values}}

    def _after(self, question: Question) -> str:
        position = self._questions.index(question) + 1
        last = position == len(self._questions)
        return CHECK if last or "change" in request.args else self._questions[position].path

    def _unanswered(self) -> Question | None:
        answers = _draft().get("answers", {})
        for question in self._questions:
            if any(field.name not in answers for field in question.fields) or read(question.fields, answers)[1]:
                return question
        return None

    def _row(self, question: Question, field: Field) -> dict[str, str]:
        value = _draft()["answers"][field.name]
        if field.name == "size":
            value = next(size["text"] for size in self._sizes if size["value"] == value)
        return {"title": field.title, "value": value, "href": f"{question.path}?change=yes#{field.name}"}


def _draft() -> dict[str, Any]:
    draft: dict[str, Any] = session.get("pothole", {})
    return draft


def _questions(sizes: list[str]) -> tuple[Question, ...]:
    line = at_most(LINE_LENGTH, f"Use {LINE_LENGTH} characters or fewer")
    return (
        Question(
            f"{START}/where",
            (
                Field("street", "Street name", (required("Enter the name of the street"), line)),
                Field("landmark", "Something close by", (line,)),
            ),
        ),
        Question(f"{START}/size", (Field("size", "Size", (one_of(sizes, "Choose how big the pothole is"),)),)),
        Question(
            f"{START}/details",
            (
                Field(
                    "details",
                    "Details",
                    (
                        required("Tell us about the pothole"),
                        at_most(DETAILS_LENGTH, f"Details must be {DETAILS_LENGTH} characters or fewer"),
                    ),
                    lines=True,
                ),
            ),
        ),
        Question(
            f"{START}/contact-details",
            (
                Field("full-name", "Full name", (line,)),
                Field("email", "Email address", (email("Enter an email address like name@example.com"), line)),
                Field("telephone", "Telephone number", (telephone("Enter a telephone number like 01632 960 001"),)),
            ),
        ),
    )

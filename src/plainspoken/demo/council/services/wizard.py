"""Carrying a service out: question after question, the answers to check, one sending however often it is pressed.

Every answer that is taken leads on with a 303, so that going back and reloading send nothing; a page from a form that
was sent, or from a visit that is over, is answered with a page that says so.
"""

from __future__ import annotations

from collections.abc import Callable
from hmac import compare_digest
from urllib.parse import urlencode

from flask import Flask, abort, redirect, request
from werkzeug.wrappers import Response

from ..answers import tidy
from .description import Service, Step
from .filling import uploads
from .office import CHECK, DECLARATION, Office, Window
from .rules import Rules
from .uploads import LARGEST_BODY, taken
from .visits import Draft, Visit

LONGEST_VALUE = 5_000


class Wizard:
    """One service of the council."""

    def __init__(self, service: Service, office: Office, rules: Rules) -> None:
        self._service = service
        self._visits = office.visits
        self._received = office.received
        self._window = Window(service, office, rules)
        self._sent = str(service.sent["slug"])

    def add_to(self, application: Flask) -> None:
        """Answer at every address of the service."""
        service = self._service

        def rule(slug: str, name: str, view: Callable[[], Response | str], method: str = "GET") -> None:
            application.add_url_rule(service.address(slug), f"{service.name} {name}", view, methods=[method])

        if service.start:
            rule("", "start", self.start)
        rule("begin", "begin", self.begin)
        for step in service.steps:
            rule(step.slug, f"ask {step.slug}", self._asker(step))
            rule(step.slug, f"take {step.slug}", self._taker(step), "POST")
        if service.check:
            rule(CHECK, "check", self.check)
            rule(CHECK, "checked", self.checked, "POST")
        if service.declaration:
            rule(DECLARATION, "declare", self.declare)
            rule(DECLARATION, "declared", self.declared, "POST")
        rule(self._sent, "sent", self.sent)
        rule("already-sent", "already sent", self.already_sent)
        rule("timed-out", "timed out", self.timed_out)

    def start(self) -> str:
        """The page before the questions."""
        return self._window.show("")

    def begin(self) -> Response:
        """Begin the form, a new one where the last was sent."""
        self._fresh(self._visits.begin())
        return self._to(self._service.steps[0].slug)

    def check(self) -> Response | str:
        """The answers, each with its link to change it."""
        visit = self._ready(self._visitor())
        return visit if isinstance(visit, Response) else self._window.check(visit)

    def checked(self) -> Response | str:
        """On to the declaration, or send at once where there is none."""
        visit = self._ready(self._sender())
        if isinstance(visit, Response):
            return visit
        visit.count_down()
        return self._to(DECLARATION) if self._service.declaration else self._send(visit)

    def declare(self) -> Response | str:
        """The declaration."""
        visit = self._ready(self._visitor())
        return visit if isinstance(visit, Response) else self._window.declaration(visit)

    def declared(self) -> Response | str:
        """Send the form, if the declaration is agreed to."""
        visit = self._ready(self._sender())
        if isinstance(visit, Response):
            return visit
        if request.form.get(DECLARATION) != "agreed":
            return self._window.declaration(visit, agreed=False)
        return self._send(visit)

    def sent(self) -> Response | str:
        """The confirmation with the reference number."""
        return self._with_reference(self._sent)

    def already_sent(self) -> Response | str:
        """That the form has been sent before, with the reference number that it has."""
        return self._with_reference("already-sent")

    def timed_out(self) -> str:
        """That the answers are gone."""
        return self._window.show("timed-out")

    def _asker(self, step: Step) -> Callable[[], Response | str]:
        def ask() -> Response | str:
            first = step is self._service.steps[0]
            visit = self._visitor(first)
            if isinstance(visit, Response):
                return visit
            if not self._service.start:
                self._fresh(visit)
            draft = self._window.draft(visit)
            return self._elsewhere(draft, step) or self._window.question(visit, step, draft.given, {})

        return ask

    def _taker(self, step: Step) -> Callable[[], Response | str]:
        def take() -> Response | str:
            if any(question.kind == "file" for question in step.questions):
                request.max_content_length = LARGEST_BODY
            visit = self._sender()
            if isinstance(visit, Response):
                return visit
            draft = self._window.draft(visit)
            wrong = self._elsewhere(draft, step)
            if wrong:
                return wrong
            trial = _with_answers(draft, step)
            before = self._window.filling(draft).answers()
            _, faults = self._window.filling(trial).read(step, before)
            if faults:
                return self._window.question(visit, step, trial.given, self._window.words(step, faults))
            draft.given, draft.files = trial.given, trial.files
            draft.answered.add(step.slug)
            visit.count_down()
            return self._onward(visit, draft, step)

        return take

    def _visitor(self, may_begin: bool = False) -> Visit | Response:
        """The visit that a page is asked for in; only a form's first question begins one."""
        visit = self._visits.current()
        if visit is not None:
            return visit
        if self._visits.has_ended():
            return self._timed_out()
        return self._visits.begin() if may_begin else self._to("")

    def _sender(self) -> Visit | Response:
        """The visit that a form is sent in, once its secret has been looked at and whether it was sent before."""
        visit = self._visits.current()
        if visit is None:
            return self._timed_out()
        if not compare_digest(request.form.get("csrf-token", "").encode(), visit.secret.encode()):
            abort(400)
        token, draft = request.form.get("form", ""), self._window.draft(visit)
        if token in visit.sent:
            return self._already_sent(token)
        return visit if token == draft.token else self._to(self._next(draft))

    def _ready(self, visit: Visit | Response) -> Visit | Response:
        """The visit, where every question of the form has its answer; else where to go."""
        if isinstance(visit, Response):
            return visit
        draft = self._window.draft(visit)
        if draft.reference:
            return self._already_sent(draft.token)
        unanswered = self._window.filling(draft).unanswered()
        return self._to(unanswered.slug) if unanswered else visit

    def _elsewhere(self, draft: Draft, step: Step) -> Response | None:
        """Where to go instead of a page: its form was sent, or an earlier page is not answered yet."""
        if draft.reference:
            return self._already_sent(draft.token)
        steps, unanswered = self._service.steps, self._window.filling(draft).unanswered()
        if unanswered and steps.index(unanswered) < steps.index(step):
            return self._to(unanswered.slug)
        return None

    def _onward(self, visit: Visit, draft: Draft, step: Step) -> Response:
        """To what comes after a page that was answered."""
        if not self._service.check:
            return self._send(visit)
        steps = self._service.steps
        following = steps[steps.index(step) + 1 :]
        return self._to(self._next(draft) if "change" in request.args or not following else following[0].slug)

    def _next(self, draft: Draft) -> str:
        unanswered = self._window.filling(draft).unanswered()
        return unanswered.slug if unanswered else CHECK

    def _send(self, visit: Visit) -> Response:
        """Take the form in; its answers leave the visit with it."""
        service, draft = self._service, self._window.draft(visit)
        answers = self._window.filling(draft).answers()
        files = uploads(draft, answers)
        self._close(visit, draft, self._received.take(draft.token, service.prefix, service.name, answers, files))
        return self._to(self._sent)

    def _close(self, visit: Visit, draft: Draft, reference: str) -> None:
        """Note the reference number that a form has got."""
        draft.reference = visit.sent[draft.token] = reference
        draft.given, draft.files = {}, {}

    def _with_reference(self, slug: str) -> Response | str:
        visit = self._visitor()
        if isinstance(visit, Response):
            return visit
        reference = visit.sent.get(request.args.get("form", "")) or self._window.draft(visit).reference
        return self._window.show(slug, reference=reference) if reference else self._to("")

    def _fresh(self, visit: Visit) -> None:
        """Let a form that was sent make room for a new one."""
        if self._window.draft(visit).reference:
            del visit.drafts[self._service.name]

    def _already_sent(self, token: str) -> Response:
        return self._to(f"already-sent?{urlencode({'form': token})}")

    def _timed_out(self) -> Response:
        self._visits.forget()
        return self._to("timed-out")

    def _to(self, slug: str) -> Response:
        return redirect(self._service.address(slug), 303)


def _with_answers(draft: Draft, step: Step) -> Draft:
    """A draft with what was sent for a page, in place of what it had."""
    given, files = dict(draft.given), dict(draft.files)
    for question in step.questions:
        if question.kind == "file":
            upload = taken(request.files.get(question.name))
            files |= {question.name: upload} if upload else {}
            continue
        for name in question.fields:
            values = (tidy(value[:LONGEST_VALUE], question.kind == "lines") for value in request.form.getlist(name))
            given[name] = tuple(values)
    return Draft(draft.token, given, files, draft.answered)

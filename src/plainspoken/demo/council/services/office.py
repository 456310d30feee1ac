"""What all services share, and what a service's pages are drawn with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request

from ..contents import Content
from ..views import Views
from .description import Question, Service, Step
from .drawing import Sheet, drawn
from .filling import Filling
from .kinds import Answer, Fault, Given
from .received import Received
from .rules import Rules
from .visits import Draft, Visit, Visits

CHECK, DECLARATION = "check-your-answers", "declaration"


@dataclass(frozen=True, slots=True)
class Office:
    """What all services share: the site's pages and content, the visits, what was received, the errors' words."""

    views: Views
    content: Content
    visits: Visits
    received: Received
    messages: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Window:
    """Where one service meets its visitors: its pages, drawn from a visit."""

    service: Service
    office: Office
    rules: Rules

    def draft(self, visit: Visit) -> Draft:
        """The visit's form for this service."""
        return visit.drafts.setdefault(self.service.name, Draft())

    def filling(self, draft: Draft) -> Filling:
        """Where a form stands."""
        return Filling(self.service, draft, self.rules.today(), self.office.content.at, self.rules.faults)

    def question(self, visit: Visit, step: Step, given: Given, errors: Mapping[str, str]) -> str:
        """A page of questions with what was typed and what is wrong, by field."""
        service, draft = self.service, self.draft(visit)
        postcode = self._postcode(step, draft)
        sheet = Sheet(given, errors, self.office.content.at(postcode), postcode, draft.files)
        alone = len(step.asked) == 1 and step.title == step.asked[0].label
        return self._form(
            visit,
            step.slug,
            step=step,
            questions=[drawn(question, sheet, alone) for question in step.asked],
            heading_in_question=alone,
            has_file=any(question.kind == "file" for question in step.questions),
            button=step.button,
            back=self._back(step) if service.start else "",
            errors=errors,
        )

    def check(self, visit: Visit) -> str:
        """The answers, each with its link to change it."""
        filling = self.filling(self.draft(visit))
        return self._form(
            visit,
            CHECK,
            groups=self.rules.groups(filling.answers()) + filling.groups(),
            button=self.service.check["button"],
            back=self.service.address(self.service.steps[-1].slug),
        )

    def declaration(self, visit: Visit, agreed: bool = True) -> str:
        """The declaration, with its error where it was not agreed to."""
        errors = {} if agreed else {DECLARATION: self.office.messages[DECLARATION]["empty"]}
        button = self.service.declaration["button"]
        return self._form(visit, DECLARATION, button=button, back=self.service.address(CHECK), errors=errors)

    def show(self, slug: str, **context: Any) -> str:  # noqa: ANN401  # whatever the template needs
        """One of the service's pages."""
        views, service = self.office.views, self.service
        page = views.page(service.address(slug))
        begin = service.address("begin") if service.start else service.path
        return views.render(page, service=service, begin=begin, minutes=self.office.visits.minutes, **context)

    def words(self, step: Step, faults: tuple[Fault, ...]) -> dict[str, str]:
        """What is said of each fault, by field."""
        by_field = {name: question for question in step.questions for name in question.fields}
        return {fault.name: self._said(by_field[fault.name], fault) for fault in faults}

    def _said(self, question: Question, fault: Fault) -> str:
        words = question.messages.get(fault.key) or self.office.messages[question.kind][fault.key]
        noun = question.noun
        values = {"Noun": noun[0].upper() + noun[1:], "noun": noun, "your": question.your, **fault.values}
        return words.format(**values)

    def _form(self, visit: Visit, slug: str, **context: Any) -> str:  # noqa: ANN401  # whatever the template needs
        return self.show(slug, secret=visit.secret, draft=self.draft(visit), **context)

    def _back(self, step: Step) -> str:
        """The page before a page of questions."""
        if "change" in request.args:
            return self.service.address(CHECK)
        position = self.service.steps.index(step)
        return self.service.address(self.service.steps[position - 1].slug if position else "")

    def _postcode(self, step: Step, draft: Draft) -> str:
        """The postcode at which a page asks for an address."""
        wanted = next((question.limits["postcode"] for question in step.questions if question.kind == "address"), "")
        answer: Answer = self.filling(draft).answers().get(wanted, "") if wanted else ""
        return str(answer)

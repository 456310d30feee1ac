"""Where a form stands: which of its answers hold, which page comes next, what is shown to be checked. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..contents import Property
from .dates import spoken_date
from .description import Question, Service, Step
from .kinds import Answer, Fault, Setting, read
from .uploads import Upload
from .visits import Draft

Homes = Callable[[str], tuple[Property, ...]]
NOT_GIVEN = "Not given"


@dataclass(frozen=True, slots=True)
class Filling:
    """A draft of a service's form on a day, held against what is asked."""

    service: Service
    draft: Draft
    today: datetime.date
    homes: Homes
    faults_of: Callable[[Step, Mapping[str, Answer]], tuple[Fault, ...]]

    def answers(self) -> dict[str, Answer]:
        """All answers that hold, as they are recorded; of questions that were not asked none."""
        found: dict[str, Answer] = {}
        for step in self.service.steps:
            if step.slug in self.draft.answered:
                read_here, _ = self.read(step, found)
                found |= read_here
        return found

    def read(self, step: Step, before: Mapping[str, Answer]) -> tuple[dict[str, Answer], tuple[Fault, ...]]:
        """The answers on a page and what is wrong with them, given the answers on other pages."""
        answers: dict[str, Answer] = {}
        faults: list[Fault] = []
        for question in step.questions:
            known = {**before, **answers}
            if question.when[0] and known.get(question.when[0]) != question.when[1]:
                continue
            answer = read(question, self.draft.given, Setting(self.today, self.homes, known, self.draft.files))
            if isinstance(answer, Fault):
                faults.append(answer)
            else:
                answers[question.name] = answer
        return answers, tuple(faults) or self.faults_of(step, {**before, **answers})

    def unanswered(self) -> Step | None:
        """The first page that has not been answered rightly."""
        before: dict[str, Answer] = {}
        for step in self.service.steps:
            answers, faults = self.read(step, before)
            if step.slug not in self.draft.answered or faults:
                return step
            before |= answers
        return None

    def groups(self) -> list[dict[str, Any]]:
        """The answers to check under their headings: a row each, with the link that changes it."""
        answers = self.answers()
        groups: list[dict[str, Any]] = []
        for step in self.service.steps:
            if not groups or groups[-1]["title"] != step.group:
                groups.append({"title": step.group, "rows": []})
            groups[-1]["rows"] += list(self._rows(step, answers))
        return groups

    def _rows(self, step: Step, answers: Mapping[str, Answer]) -> Iterator[dict[str, Any]]:
        for question in step.questions:
            if question.name not in answers:
                continue
            href = f"{self.service.address(step.slug)}?change=yes#{question.fields[0]}"
            hidden = question.change or question.your
            yield {
                "key": {"text": question.row},
                "value": {"text": shown(question, answers[question.name], self.homes, answers) or NOT_GIVEN},
                "actions": {"items": [{"href": href, "text": "Change", "visuallyHiddenText": hidden}]},
            }


def shown(question: Question, answer: Answer, homes: Homes, answers: Mapping[str, Answer]) -> str:
    """An answer as the page shows it."""
    if isinstance(answer, tuple) or question.options:
        chosen = answer if isinstance(answer, tuple) else (answer,)
        return ", ".join(option.text for option in question.options if option.value in chosen)
    if not answer:
        return ""
    if question.kind == "date":
        return spoken_date(datetime.date.fromisoformat(answer))
    if question.kind == "money":
        return f"£{float(answer):,.2f}"
    if question.kind == "national_insurance":
        return " ".join(answer[at : at + 2] for at in range(0, len(answer), 2))
    if question.kind == "address":
        found = [home.address for home in homes(str(answers[question.limits["postcode"]])) if home.identifier == answer]
        return found[0]
    return answer


def uploads(draft: Draft, answers: Mapping[str, Answer]) -> dict[str, Upload]:
    """The files that go with the answers."""
    return {name: upload for name, upload in draft.files.items() if answers.get(name) == upload.name}

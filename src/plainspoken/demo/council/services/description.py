"""What a service asks: its pages and questions, read from the YAML files in content/services."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..files import names, read

Block = Mapping[str, Any]
DATE_PARTS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Option:
    """Something that may be chosen; `alone` where nothing else may be chosen with it."""

    value: str
    text: str
    hint: str = ""
    alone: bool = False
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name and id, its kind (see kinds.py), its words, and the limits of its answer.

    `noun` is what an error calls the answer ("Date of birth"), `your` how it asks for it ("your date of birth");
    `title` is what the answers' summary calls it and `change` what its link there would change, where those are not
    the noun and `your`; `messages` are errors in words of their own, by key; `when` is the question and the option
    that it hangs on.
    """

    name: str
    kind: str
    label: str
    noun: str
    your: str = ""
    hint: str = ""
    title: str = ""
    change: str = ""
    optional: bool = False
    autocomplete: str = ""
    width: str = ""
    longest: int = 0
    limits: Mapping[str, Any] = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    messages: Mapping[str, str] = field(default_factory=dict)
    when: tuple[str, str] = ("", "")

    @property
    def fields(self) -> tuple[str, ...]:
        """The names under which the answer is sent."""
        return tuple(f"{self.name}-{part}" for part in DATE_PARTS) if self.kind == "date" else (self.name,)

    @property
    def row(self) -> str:
        """What the answers' summary calls it."""
        return self.title or self.noun


@dataclass(frozen=True, slots=True)
class Step:
    """One page of questions; `group` is the heading that its answers stand under when they are checked."""

    slug: str
    title: str
    asked: tuple[Question, ...]
    button: str = "Continue"
    group: str = ""
    before: tuple[Block, ...] = ()
    after: tuple[Block, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """All its questions, those that hang on an option behind the question that has it."""
        return tuple(_all(self.asked))


@dataclass(frozen=True)
class Service:
    """A whole service. Without a `start` its only page of questions is its first page, and is sent at once."""

    name: str
    path: str
    title: str
    prefix: str
    parent: str
    summary: str
    keywords: str
    steps: tuple[Step, ...]
    start: tuple[Block, ...] = ()
    check: Mapping[str, Any] = field(default_factory=dict)
    declaration: Mapping[str, Any] = field(default_factory=dict)
    sent: Mapping[str, Any] = field(default_factory=dict)

    def address(self, slug: str) -> str:
        """The address of one of its pages."""
        return f"{self.path}/{slug}" if slug else self.path

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """All that it asks."""
        return tuple(question for step in self.steps for question in step.questions)

    @cached_property
    def pages(self) -> Mapping[str, tuple[str, str]]:
        """The template and title of every page behind the first, by slug, in order."""
        found = {step.slug: ("services/question.html", step.title) for step in self.steps if step.slug}
        if self.check:
            found["check-your-answers"] = ("services/check.html", "Check your answers")
        if self.declaration:
            found["declaration"] = ("services/declaration.html", str(self.declaration["title"]))
        found[str(self.sent["slug"])] = ("services/sent.html", str(self.sent["title"]))
        found["already-sent"] = ("services/already_sent.html", str(self.sent["again"]))
        found["timed-out"] = ("services/timed_out.html", "Your session has timed out")
        return found


def load() -> tuple[Service, ...]:
    """Read every service's file."""
    records = [read("services", name) for name in names("services")]
    return tuple(_service(record) for record in sorted(records, key=lambda record: str(record["path"])))


def messages() -> Mapping[str, Mapping[str, str]]:
    """The words of every error, by the question's kind and the error's key."""
    found: Mapping[str, Mapping[str, str]] = read("errors.yaml")
    return found


def _service(record: dict[str, Any]) -> Service:
    steps = tuple(_step(step) for step in record.pop("steps"))
    return Service(**{**record, "steps": steps, "start": tuple(record.get("start", ()))})


def _step(record: dict[str, Any]) -> Step:
    asked = tuple(_question(each) for each in record.pop("questions"))
    title = record.pop("title", "") or asked[0].label
    before, after = tuple(record.pop("before", ())), tuple(record.pop("after", ()))
    return Step(title=title, asked=asked, before=before, after=after, **record)


def _question(record: dict[str, Any], when: tuple[str, str] = ("", "")) -> Question:
    options = tuple(_option(each, str(record["name"])) for each in record.pop("options", ()))
    return Question(**{**record, "options": options, "when": when})


def _option(record: dict[str, Any], name: str) -> Option:
    asked = tuple(_question(each, (name, record["value"])) for each in record.pop("questions", ()))
    return Option(questions=asked, **record)


def _all(asked: tuple[Question, ...]) -> Iterator[Question]:
    for question in asked:
        yield question
        for option in question.options:
            yield from _all(option.questions)

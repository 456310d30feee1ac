"""A form that came back with errors: what is wrong, which answers are kept, and the first that needs changing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspoken.flow import Answer, Form, Intent, Page, Place, Step, Tell, Why
from plainspoken.navigation.answers import is_answered, is_secret
from plainspoken.navigation.asking import ask, wrong
from plainspoken.navigation.labels import plain
from plainspoken.navigation.noticing import mistakes
from plainspoken.navigation.position import name_of
from plainspoken.navigation.step import Handler, on_page, stay, tell
from plainspoken.page.questions import FormQuestion, questions

TELLING = 4
"""Letters from which on a word tells something."""

ERROR_TITLE = re.compile(r"^(?:error|gwall)\b\s*[:\-–]", re.IGNORECASE)
"""How the title of a page with errors begins, as the Design System has it (and its Welsh)."""


def told(place: Place, page: Page) -> tuple[Step, bool]:
    """What is said of a page's errors, and whether it has any: how many, in its own words, and the first one asked."""
    bad = _bad(place, page)
    borne = frozenset(question.error for _, question in bad)
    others = mistakes(page, borne)
    if not bad and not others and not _is_marked(page):
        return stay(place), False
    words = [*_errors(bad), *(tell("arrive.error", error=error) for error in others)]
    head = [tell("form.errors", count=max(len(bad), len(words)))] if words else [tell("form.errors_somewhere")]
    if not bad:
        return stay(place, tell("arrive", title=name_of(page)), *head, *words), True
    form, question = bad[0]
    asked = ask(place, form, question, error=False)
    called = plain(name_of(page)) in (plain(question.label), plain(question.group))
    arrived = () if called else (tell("arrive", title=name_of(page)),)
    return Step(asked.place, (*arrived, *head, *words, *asked.actions)), True


def carried(before: Place, page: Page, why: Why) -> tuple[Answer, ...]:
    """The answers that a page kept which came back with errors; none where no form was being filled in."""
    if before.page is None or not before.filling or why is not Why.FOLLOW:
        return ()
    return kept(before.answers, before.page, page)


def kept(before: tuple[Answer, ...], page_before: Page, page: Page) -> tuple[Answer, ...]:
    """The good answers of a form that came back without them, for its fields of the same names."""
    given = {answer.path: answer.value for answer in before}
    named = {
        (control.kind, control.name, control.value if control.kind in ("radio", "checkbox") else ""): given[
            control.path
        ]
        for form in page_before.forms
        for control in form.controls
        if control.path in given and control.name
    }
    return tuple(_again(page, named))


def errors(intent: Intent, place: Place, page: Page) -> Step:
    """Say how many answers the site refused, and why."""
    bad = _bad(place, page)
    others = mistakes(page, frozenset(q.error for form in page.forms for q in questions(form) if q.error))
    words = [*_errors(bad), *(tell("arrive.error", error=error) for error in others)]
    if words:
        return stay(place, tell("form.errors", count=len(words)), *words)
    mended = any(q.error for form in page.forms for q in questions(form))
    return stay(place, tell("form.errors_mended" if mended else "form.no_errors"))


def _bad(place: Place, page: Page) -> list[tuple[Form, FormQuestion]]:
    """The questions of a page whose answers were refused, each with its form; a search is none of them."""
    forms = [form for form in page.forms if not form.search]
    return [(form, question) for form in forms for question in wrong(form, page, place)]


def _errors(bad: list[tuple[Form, FormQuestion]]) -> Iterator[Tell]:
    """The page's words about each answer that is wrong, with the question where they do not name it."""
    for _, question in bad:
        if question.error and (len(bad) == 1 or _says_which(question)):
            yield tell("arrive.error", error=question.error)
        elif question.error:
            yield tell("form.error", label=question.label, error=question.error)
        else:
            yield tell("form.invalid", label=question.label)


def _says_which(question: FormQuestion) -> bool:
    """Whether an error's own words tell which question it is about: "Enter your full name" does."""
    words = {word for word in plain(f"{question.label} {question.group}").split() if len(word) >= TELLING}
    return bool(words & set(plain(question.error).split()))


def _again(page: Page, named: dict[tuple[str, str, str], str]) -> Iterator[Answer]:
    for form in page.forms:
        for question in questions(form):
            if question.error or is_secret(question) or is_answered(question, ()) or question.kind == "file":
                continue
            for control in question.controls:
                own = control.value if control.kind in ("radio", "checkbox") else ""
                value = named.get((control.kind, control.name, own))
                if value:
                    yield Answer(control.path, value)


def _is_marked(page: Page) -> bool:
    return bool(ERROR_TITLE.match(page.title))


HANDLERS: dict[str, Handler] = {"form.errors": on_page(errors)}

"""Asking a form's questions, one at a time, in the form's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from plainspoken.flow import Form, Mark, Page, Place, Question, Seek, Step, Tell
from plainspoken.navigation.answers import is_answered, is_given, is_secret, spoken_answer
from plainspoken.navigation.step import FIELD_QUESTIONS, stay, tell
from plainspoken.page.buttons import Deed, deed, default_button
from plainspoken.page.questions import FormQuestion, form_of, open_questions, question_of
from plainspoken.page.wanted import kind_wanted
from plainspoken.values import Kind

OPTIONS_READ = 10
"""Options that are all read at once; of more none is, but how to find one."""

CHUNK = 5

HOW = {Kind.DATE: "field.how_date", Kind.BIRTH_DATE: "field.how_date", Kind.MONTH: "field.how_month"}

OPEN_KINDS = frozenset({Kind.TEXT, Kind.NAME, Kind.ADDRESS_LINE})
"""Kinds of value that any words may be; all others are listened for in words of their own."""


SENDING = re.compile(r"send|submit|cyflwyno|anfon", re.IGNORECASE)
"""Buttons that are pressed by the command to send."""


def current(place: Place, page: Page) -> tuple[Form, FormQuestion] | None:
    """The form and the question that is being asked, if one is."""
    if place.question is None or place.question.key not in FIELD_QUESTIONS:
        return None
    return found(page, place.question.control)


def found(page: Page, path: str) -> tuple[Form, FormQuestion] | None:
    """The form and the question that a control belongs to."""
    form = form_of(page, path) if path else None
    asked = question_of(form, path) if form else None
    return (form, asked) if form and asked else None


def ask(place: Place, form: Form, question: FormQuestion, *, again: bool = False, error: bool = True) -> Step:
    """Ask a question in the form's own words, with its error, hint, options and what is answered already.

    `again` where the person wants to hear how to answer once more, not `error` where its error was told just now.
    """
    told = [*_about(place, form, question)]
    told += _obliged(form, question, place)
    told += [tell("field.error", error=question.error)] if question.error and error else []
    told += [tell("field.hint", hint=question.hint)] if question.hint else []
    told += _options(question)
    if question.lone_box:
        told.append(tell("field.box_ticked" if is_answered(question, place.answers) else "field.box_unticked"))
    elif is_answered(question, place.answers):
        told.append(_answered(place, question))
    how = how_to_answer(question)
    if again or question.error or how not in place.taught:
        told.append(tell(how))
    node = question.controls[0].node
    asked = replace(
        place,
        question=Question(_key(question), control=question.path),
        mark=Mark(node) if node >= 0 else place.mark,
        asked=(*(path for path in place.asked if path != question.path), question.path),
        taught=place.taught | {how},
        filling=True,
    )
    seek = (Seek(question.path, _kinds(question)),) if question.kind == "file" else ()
    return stay(asked, *told, *seek)


def go_on(place: Place, form: Form, question: FormQuestion, page: Page, *before: Tell, step: int = 1) -> Step:
    """Ask the question after (or before) one, or say what there is to do where the form has no more."""
    every = open_questions(form, place.answers)
    at = next((n for n, other in enumerate(every) if other.path == question.path), len(every) - 1) + step
    if 0 <= at < len(every):
        asked = ask(place, form, every[at])
        return Step(asked.place, (*before, *asked.actions))
    if at < 0:
        return stay(place, *before, tell("form.first"))
    return at_the_end(place, form, page, *before)


def at_the_end(place: Place, form: Form, page: Page, *before: Tell) -> Step:
    """Say how to go on from a form's last question: by its button, or by having the answers read and sent."""
    asked_for = replace(place, question=None)
    button = default_button(form)
    several = len(open_questions(form, place.answers)) > 1
    last = (tell("form.was_last"),) if several else ()
    left = len(missing(form, place))
    if left:
        last = (*last, tell("form.unanswered", count=left))
    name = " ".join((button.label or button.value).split()).rstrip(".") if button else ""
    if button is not None and name and deed(page, form, button) is not Deed.SETTLES:
        return stay(asked_for, *before, *last, tell("form.go_on", name=name[:1].lower() + name[1:]))
    if name and not SENDING.fullmatch(name):
        return stay(asked_for, *before, *last, tell("form.finish", name=name[:1].lower() + name[1:]))
    return stay(asked_for, *before, *last, tell("form.last"))


def missing(form: Form, place: Place) -> list[FormQuestion]:
    """The questions asked with these answers that have none, and whose own words do not say that they need none."""
    every = [q for q in open_questions(form, place.answers) if not q.optional and not q.lone_box]
    return [q for q in every if not is_answered(q, place.answers)]


def wrong(form: Form, page: Page, place: Place) -> list[FormQuestion]:
    """The questions whose answer the site refused and that were not answered since."""
    return [q for q in open_questions(form, place.answers) if _is_wrong(q, page) and not is_given(q, place.answers)]


def how_to_answer(question: FormQuestion) -> str:
    """The reply that says how a question is answered."""
    if is_secret(question):
        return "field.how_secret"
    if question.lone_box:
        return "field.how_box"
    if question.several:
        return "field.how_boxes"
    if len(question.choices) > OPTIONS_READ:
        return "field.how_long_list"
    if question.choices:
        return "field.how_choice"
    kind = kind_wanted(question)
    if kind in HOW:
        return HOW[kind]
    return "field.how_skip" if question.kind == "file" else "field.how_text"


def _is_wrong(question: FormQuestion, page: Page) -> bool:
    nodes = (page.nodes[c.node] for c in question.controls if 0 <= c.node < len(page.nodes))
    return bool(question.error) or any(node.invalid for node in nodes)


def _about(place: Place, form: Form, question: FormQuestion) -> Iterator[Tell]:
    every = open_questions(form, place.answers)
    number = next((n for n, other in enumerate(every, 1) if other.path == question.path), len(every))
    before = every[number - 2] if number > 1 else None
    if question.group and not (before is not None and before.group == question.group and before.path in place.asked):
        yield tell("field.group", group=question.group)
    if len(every) > 1 and not question.condition:
        yield tell("field.ask", number=number, count=len(every), label=question.label)
    else:
        yield tell("field.ask_only", label=question.label)


def _obliged(form: Form, question: FormQuestion, place: Place) -> list[Tell]:
    """Whether it must be answered, where the form tells some questions from the others by that."""
    every = open_questions(form, place.answers)
    needed = sum(1 for each in every if each.required)
    if question.optional or needed in (0, len(every)):
        return []
    if needed * 2 > len(every):  # the fewer are told of
        return [] if question.required else [tell("field.optional")]
    return [tell("field.required")] if question.required else []


def _answered(place: Place, question: FormQuestion) -> Tell:
    if place.private or is_secret(question):
        return tell("field.secret_answered")
    refused = bool(question.error) and not is_given(question, place.answers)
    key = "field.was_answered" if refused else "field.answered"
    return tell(key, answer=spoken_answer(question, place.answers))


def _options(question: FormQuestion) -> list[Tell]:
    """How many options there are, and which, where they are few enough to be heard through."""
    count = len(question.choices)
    if not count or question.lone_box:
        return []
    told = [tell("field.options", count=count)]
    if count <= OPTIONS_READ:
        told += [tell("field.option", number=n, name=name) for n, name in enumerate(question.choices, 1)]
    return told


def _kinds(question: FormQuestion) -> tuple[str, ...]:
    """The kinds of file that a question takes, as its control's accept attribute has them."""
    accept = question.controls[0].attributes.get("accept", "")
    return tuple(kind.strip().lower() for kind in accept.split(",") if kind.strip())


def _key(question: FormQuestion) -> str:
    if is_secret(question):
        return "field.secret"
    if question.choices or question.kind == "file":
        return "field.choice"
    return "field.text" if kind_wanted(question) in OPEN_KINDS else "field.value"

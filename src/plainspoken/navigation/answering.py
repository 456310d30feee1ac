"""Asking a form's questions and taking the answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from plainspoken.flow import Answer, Form, Intent, Mark, Node, Page, Place, Question, Step, Tell
from plainspoken.navigation import labels
from plainspoken.navigation.questions import (
    TEXT_KINDS,
    FormQuestion,
    form_of,
    main_form,
    options,
    question_of,
    questions,
    spoken_answer,
)
from plainspoken.navigation.step import FIELD_QUESTIONS, Handler, on_page, say, stay, tell
from plainspoken.page.checking import faults
from plainspoken.values import Kind, Understood, understood, words
from plainspoken.values.characters import letters

OPTIONS_READ = 10


def current(place: Place, page: Page) -> tuple[Form, FormQuestion] | None:
    """The form and the question that is being asked, if one is."""
    if place.question is None or place.question.key not in FIELD_QUESTIONS:
        return None
    form = form_of(page, place.question.control)
    asked = question_of(form, place.question.control) if form else None
    return (form, asked) if form and asked else None


def ask(place: Place, form: Form, question: FormQuestion) -> Step:
    """Ask a question in the form's own words, with its error, hint, options and what is answered already."""
    every = questions(form)
    number = next(n for n, other in enumerate(every, 1) if other.path == question.path)
    key = "field.text" if question.kind in TEXT_KINDS else "field.choice"
    told = [tell("field.ask", number=number, count=len(every), label=question.label or question.controls[0].name)]
    told += [tell("field.required")] if question.required else []
    told += [tell("field.error", error=question.error)] if question.error else []
    told += [tell("field.hint", hint=question.hint)] if question.hint else []
    told += _options(question)
    answered = spoken_answer(question, place.answers)
    if answered:
        told.append(tell("field.secret_answered") if question.secret else tell("field.answered", answer=answered))
    told.append(tell(how_to_answer(question)))
    node = question.controls[0].node
    asked = replace(place, question=Question(key, control=question.path), mark=Mark(node) if node >= 0 else place.mark)
    return stay(asked, *told)


def ask_field(place: Place, page: Page, node: Node) -> Step:
    """Ask the question of the field with a node; a box or option that was named is chosen at once."""
    form = form_of(page, node.path)
    question = question_of(form, node.path) if form else None
    if form is None or question is None:
        return say(place, "field.not_here", name=node.name)
    if node.role in ("radio", "checkbox"):
        answered = _box_answers(place, question, node.path, on=True)
        return _say_and_go_on(answered, form, question, node.name)
    return ask(place, form, question)


def fill(intent: Intent, place: Place, page: Page) -> Step:
    """Begin the page's form with its first question that has no answer."""
    form = main_form(page)
    if form is None:
        return say(place, "form.none")
    every = questions(form)
    unanswered = [q for q in every if not spoken_answer(q, place.answers)]
    return ask(place, form, (unanswered or list(every))[0])


def again(intent: Intent, place: Place, page: Page) -> Step:
    """Ask the question that waits once more, with all its options; without one, the form's next."""
    here = current(place, page)
    return ask(place, *here) if here else fill(intent, place, page)


def by_question(step: int) -> Handler:
    """A handler that asks the next (1) or previous (-1) question."""

    def move(intent: Intent, place: Place, page: Page) -> Step:
        here = current(place, page)
        if here is None:
            return fill(intent, place, page)
        form, question = here
        return go_on(place, form, question, step)

    return on_page(move)


def go_on(place: Place, form: Form, question: FormQuestion, step: int = 1, *before: Tell) -> Step:
    """Ask the question after (or before) one, or say that the form has no more."""
    every = questions(form)
    at = next(n for n, other in enumerate(every) if other.path == question.path) + step
    if 0 <= at < len(every):
        asked = ask(place, form, every[at])
        return Step(asked.place, (*before, *asked.actions))
    if at < 0:
        return stay(place, *before, tell("form.first"))
    return stay(replace(place, question=None), *before, tell("form.last"))


def answer_text(place: Place, page: Page, said: str) -> Step:
    """Take free words as the answer to the question being asked."""
    here = current(place, page)
    if here is None:
        return fill(Intent("form.fill"), place, page)
    form, question = here
    if question.kind not in TEXT_KINDS:
        return choose(Intent("form.choose", (("option", said),)), place, page)
    value = letters(said, words()) if place.question and place.question.key == "field.spell" else said
    value = _as_date(value) if question.kind == "date" else value
    answered = _with(place, Answer(question.path, value))
    told = tell("field.secret_heard") if question.secret else tell("field.heard", answer=value)
    wrong = [fault for fault in faults(form, answered.answers) if dict(fault.values).get("path") == question.path]
    if wrong:
        fault = tell(wrong[0].key, **dict(wrong[0].values))
        return stay(place, told, fault, tell(how_to_answer(question)))
    return go_on(answered, form, question, 1, told)


def _as_date(said: str) -> str:
    """A date as a date field wants it; other words as they stand."""
    found = understood(Kind.DATE, said, words(), date.today())
    return found.value if isinstance(found, Understood) else said


def choose(intent: Intent, place: Place, page: Page) -> Step:
    """Choose an option by its words, in the question being asked or else anywhere in the form."""
    said = intent.text("option") or intent.text("label")
    here = current(place, page)
    form = here[0] if here else main_form(page)
    if form is None:
        return say(place, "form.none")
    for question in (here[1],) if here and here[1].choices else questions(form):
        best = _best(question.choices, said)
        if len(best) == 1:
            return take_choice(place, form, question, best[0])
        if best:
            return _which(place, form, question, best)
    return say(place, "field.no_option", option=said)


def choose_number(intent: Intent, place: Place, page: Page) -> Step:
    """Choose an option of the question being asked by its number."""
    here = current(place, page)
    if here is None or not here[1].choices:
        return say(place, "field.no_options")
    number = intent.number("number") or 0
    if not 1 <= number <= len(here[1].choices):
        return say(place, "field.no_option_number", number=number, count=len(here[1].choices))
    return take_choice(place, here[0], here[1], number - 1)


def take_choice(place: Place, form: Form, question: FormQuestion, chosen: int) -> Step:
    """Choose the option with an index and go on; checkboxes stay, since several may be ticked."""
    if question.kind == "select":
        answer = Answer(question.path, options(question.controls[0])[chosen].value)
        others = replace(place, answers=tuple(given for given in place.answers if given != answer))
        answered = replace(others, answers=(*others.answers, answer)) if question.several else _with(place, answer)
    else:
        answered = _box_answers(place, question, question.controls[chosen].path, on=True)
    return _say_and_go_on(answered, form, question, question.choices[chosen])


def tick(on: bool) -> Handler:
    """A handler that ticks or unticks the box that was named."""

    def move(intent: Intent, place: Place, page: Page) -> Step:
        said = intent.text("label")
        found = labels.matches(page, said, labels.of_role(labels.TICK_ROLES))
        form = form_of(page, page.nodes[found[0]].path) if found else None
        question = question_of(form, page.nodes[found[0]].path) if form else None
        if not found or question is None:
            return say(place, "field.no_option", option=said)
        node = page.nodes[found[0]]
        ticked = _box_answers(place, question, node.path, on=on)
        return say(replace(ticked, mark=Mark(node.index)), "field.ticked" if on else "field.unticked", name=node.name)

    return on_page(move)


def _say_and_go_on(place: Place, form: Form, question: FormQuestion, label: str) -> Step:
    told = tell("field.chosen", answer=label)
    if question.several:
        return stay(place, told, tell("field.more_boxes"))
    return go_on(place, form, question, 1, told)


def _box_answers(place: Place, question: FormQuestion, path: str, on: bool) -> Place:
    if question.kind == "radio":
        return _with(place, *(Answer(c.path, "on" if c.path == path and on else "") for c in question.controls))
    return _with(place, Answer(path, "on" if on else ""))


def _with(place: Place, *answers: Answer) -> Place:
    changed = {answer.path for answer in answers}
    kept = tuple(answer for answer in place.answers if answer.path not in changed)
    return replace(place, answers=(*kept, *answers))


def _best(choices: tuple[str, ...], said: str) -> list[int]:
    """The choices that fit the words best; of those that only sound like them the first."""
    scored = [labels.closeness(labels.plain(choice), labels.plain(said)) for choice in choices]
    best = max(scored, default=labels.Closeness.NONE)
    if best is labels.Closeness.NONE:
        return []
    found = [at for at, score in enumerate(scored) if score is best]
    return found[:1] if best in (labels.Closeness.SAME, labels.Closeness.NEAR) else found


def _which(place: Place, form: Form, question: FormQuestion, found: list[int]) -> Step:
    """Ask which of several options was meant, each with its own number among all."""
    asked = ask(place, form, question).place
    told = [tell("field.option", number=at + 1, name=question.choices[at]) for at in found[:OPTIONS_READ]]
    return stay(asked, tell("choose.which", count=len(found)), *told)


def _options(question: FormQuestion) -> list[Tell]:
    if not question.choices:
        return []
    told = [tell("field.options", count=len(question.choices))]
    told += [tell("field.option", number=n, name=name) for n, name in enumerate(question.choices[:OPTIONS_READ], 1)]
    left = len(question.choices) - OPTIONS_READ
    return [*told, tell("field.options_left", count=left)] if left > 0 else told


def how_to_answer(question: FormQuestion) -> str:
    """The reply that says how a question is answered."""
    if question.several:
        return "field.how_boxes"
    if question.choices:
        return "field.how_choice"
    return "field.how_secret" if question.secret else "field.how_file" if question.kind == "file" else "field.how_text"


HANDLERS: dict[str, Handler] = {
    "form.fill": on_page(fill),
    "form.again": on_page(again),
    "form.next": by_question(1),
    "form.skip": by_question(1),
    "form.previous": by_question(-1),
    "form.choose": on_page(choose),
    "form.choose_number": on_page(choose_number),
    "form.tick": tick(on=True),
    "form.untick": tick(on=False),
}

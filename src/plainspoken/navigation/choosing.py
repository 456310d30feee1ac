"""Choosing among a question's options: by words, by number, by how they begin; boxes ticked and unticked."""

from __future__ import annotations

import re
from dataclasses import replace

from plainspoken.flow import Action, Answer, Form, Intent, Mark, Page, Place, Step, Tell
from plainspoken.navigation import labels
from plainspoken.navigation.answers import answered_with, is_answered, spoken_answer
from plainspoken.navigation.asking import CHUNK, ask, current, go_on
from plainspoken.navigation.failing import failed
from plainspoken.navigation.step import Handler, on_page, say, stay, tell
from plainspoken.page.questions import FormQuestion, form_of, main_form, open_questions, options, question_of

EXCLUSIVE = "exclusive"
APART = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+plus\s+")
"""What parts several options that are said in one breath."""


def choose(intent: Intent, place: Place, page: Page) -> Step:
    """Choose an option by its words, in the question being asked or else anywhere in the form."""
    said = intent.text("option") or intent.text("label")
    here = current(place, page)
    form = here[0] if here else main_form(page)
    if form is None:
        return say(place, "form.none")
    if here and here[1].several and not fitting(here[1].choices, said):
        several = [fitting(here[1].choices, part) for part in APART.split(said)]
        if len(several) > 1 and all(len(best) == 1 for best in several):
            return _take_several(place, page, form, here[1], [best[0] for best in several])
    for question in (here[1],) if here and here[1].choices else open_questions(form, place.answers):
        best = fitting(question.choices, said)
        if len(best) == 1:
            return take_choice(place, page, form, question, best[0])
        if best:
            return offered(place, form, question, tuple(best), tell("choose.which", count=len(best)))
    return failed(place, page, tell("field.no_option", option=said))


def choose_number(intent: Intent, place: Place, page: Page) -> Step:
    """Choose an option of the question being asked by its number."""
    here = current(place, page)
    if here is None or not here[1].choices:
        return say(place, "field.no_options")
    number = intent.number("number") or 0
    if not 1 <= number <= len(here[1].choices):
        return failed(place, page, tell("field.no_option_number", number=number, count=len(here[1].choices)))
    return take_choice(place, page, here[0], here[1], number - 1)


def take_choice(place: Place, page: Page, form: Form, question: FormQuestion, chosen: int) -> Step:
    """Choose the option with an index and go on; checkboxes stay, since several may be ticked."""
    if question.kind == "select":
        answer = Answer(question.path, options(question.controls[0])[chosen].value)
        others = replace(place, answers=tuple(given for given in place.answers if given != answer))
        added = replace(others, answers=(*others.answers, answer))
        return _say_and_go_on(added if question.several else answered_with(place, answer), page, form, question, chosen)
    on = box_answers(place, question, question.controls[chosen].path, on=True)
    return _say_and_go_on(on, page, form, question, chosen)


def _take_several(place: Place, page: Page, form: Form, question: FormQuestion, chosen: list[int]) -> Step:
    """Choose several options said in one breath, and tell them together."""
    told: tuple[Action, ...] = ()
    for at in chosen:
        taken = take_choice(place, page, form, question, at)
        place, told = taken.place, taken.actions
    names = ", ".join(question.choices[at] for at in chosen)
    return stay(place, tell("field.done") if place.private else tell("field.chosen", answer=names), *told[1:])


def take_box(place: Place, page: Page, form: Form, question: FormQuestion, *, on: bool) -> Step:
    """Tick the one box that a question is, or leave it, and go on."""
    ticked = replace(box_answers(place, question, question.path, on=on), failures=0, last=question.path)
    told = tell("field.ticked" if on else "field.unticked", name=question.label)
    return go_on(ticked, form, question, page, told)


def begin_with(intent: Intent, place: Place, page: Page) -> Step:
    """Offer the options that begin with some words or letters, five at a time, each with its own number."""
    here = current(place, page)
    if here is None or not here[1].choices:
        return say(place, "field.no_options")
    form, question = here
    said = _start(intent.text("text"))
    whole = [at for at, name in enumerate(question.choices) if f"{labels.plain(name)} ".startswith(f"{said} ")]
    begun = [at for at, name in enumerate(question.choices) if labels.plain(name).startswith(said)]
    found = tuple(whole or begun) if len(said) > 1 else tuple(begun)
    if not said or not found:
        return failed(place, page, tell("field.none_begin", start=intent.text("text")))
    return offered(place, form, question, found, tell("field.begin", count=len(found), start=intent.text("text")))


def every_option(intent: Intent, place: Place, page: Page) -> Step:
    """Offer all options of the question, five at a time where they are many."""
    here = current(place, page)
    if here is None or not here[1].choices:
        return say(place, "field.no_options")
    every = tuple(range(len(here[1].choices)))
    return offered(place, here[0], here[1], every, tell("field.options", count=len(every)))


def more_options(place: Place, page: Page) -> Step:
    """The next five of the options that were found."""
    here = current(place, page)
    question = place.question
    if here is None or question is None or question.read >= len(question.offered):
        return say(place, "field.no_more_options")
    return _chunk(place, here[1], question.read)


def offered(place: Place, form: Form, question: FormQuestion, found: tuple[int, ...], intro: Tell) -> Step:
    """Tell the first five of some options, each with its number among all, and keep the rest for "more"."""
    waiting = ask(place, form, question).place
    asked = waiting.question
    if asked is None:
        return stay(waiting, intro)
    place = replace(waiting, question=replace(asked, offered=found, read=0), failures=0)
    step = _chunk(place, question, 0)
    return Step(step.place, (intro, *step.actions))


def tick(on: bool) -> Handler:
    """A handler that ticks or unticks the box that was named."""

    def move(intent: Intent, place: Place, page: Page) -> Step:
        said = intent.text("label")
        here = current(place, page)
        if here and here[1].several:
            best = fitting(here[1].choices, said)
            if len(best) == 1:
                return _ticked(place, page, here[1], best[0], on=on)
        found = labels.matches(page, said, labels.of_role(labels.TICK_ROLES))
        form = form_of(page, page.nodes[found[0]].path) if found else None
        question = question_of(form, page.nodes[found[0]].path) if form else None
        if not found or question is None:
            return failed(place, page, tell("field.no_option", option=said))
        path = page.nodes[found[0]].path
        at = next(n for n, control in enumerate(question.controls) if control.path == path)
        return _ticked(place, page, question, at, on=on)

    return on_page(move)


def tick_this(on: bool) -> Handler:
    """A handler that ticks or unticks the box that is asked about, without its name."""

    def move(intent: Intent, place: Place, page: Page) -> Step:
        here = current(place, page)
        if here is not None and here[1].lone_box:
            return take_box(place, page, here[0], here[1], on=on)
        form = here[0] if here else main_form(page)
        boxes = [q for q in open_questions(form, place.answers) if q.lone_box] if form else []
        if form is None or len(boxes) != 1:
            return say(place, "field.which_box")
        return take_box(place, page, form, boxes[0], on=on)

    return on_page(move)


def ticked(intent: Intent, place: Place, page: Page) -> Step:
    """Say which boxes are ticked: of the question being asked, else of the form."""
    here = current(place, page)
    form = here[0] if here else main_form(page)
    asked = [here[1]] if here and here[1].kind == "checkbox" else []
    boxes = asked or [q for q in open_questions(form, place.answers) if q.kind == "checkbox"] if form else []
    if not boxes:
        return say(place, "field.no_boxes")
    names = ", ".join(spoken_answer(q, place.answers) for q in boxes if is_answered(q, place.answers))
    return say(place, "field.ticked_all", names=names) if names else say(place, "field.none_ticked")


def fitting(choices: tuple[str, ...], said: str) -> list[int]:
    """The choices that fit the words best; of those that only sound like them the first."""
    scored = [labels.closeness(labels.plain(choice), labels.plain(said)) for choice in choices]
    best = max(scored, default=labels.Closeness.NONE)
    if best is labels.Closeness.NONE:
        return []
    found = [at for at, score in enumerate(scored) if score is best]
    return found[:1] if best in (labels.Closeness.SAME, labels.Closeness.NEAR) else found


def box_answers(place: Place, question: FormQuestion, path: str, *, on: bool) -> Place:
    """The place with a radio chosen or a box ticked; "none of these" and the others take each other's tick."""
    if question.kind == "radio":
        return answered_with(place, *(Answer(c.path, "on" if c.path == path and on else "") for c in question.controls))
    alone = {c.path for c in question.controls if c.attributes.get("data-behaviour") == EXCLUSIVE}
    cleared = [c.path for c in question.controls if on and c.path != path and (path in alone or c.path in alone)]
    return answered_with(place, *(Answer(other, "") for other in cleared), Answer(path, "on" if on else ""))


def _ticked(place: Place, page: Page, question: FormQuestion, at: int, *, on: bool) -> Step:
    control = question.controls[at]
    changed = replace(box_answers(place, question, control.path, on=on), failures=0, last=question.path)
    marked = replace(changed, mark=Mark(control.node)) if control.node >= 0 else changed
    return say(marked, "field.ticked" if on else "field.unticked", name=page.nodes[control.node].name or control.label)


def _say_and_go_on(place: Place, page: Page, form: Form, question: FormQuestion, chosen: int) -> Step:
    if question.lone_box:
        return take_box(place, page, form, question, on=True)
    told = tell("field.done") if place.private else tell("field.chosen", answer=question.choices[chosen])
    place = replace(place, failures=0, last=question.path)
    if question.several:
        more = () if "field.more_boxes" in place.taught else (tell("field.more_boxes"),)
        return stay(replace(place, taught=place.taught | {"field.more_boxes"}), told, *more)
    return go_on(place, form, question, page, told)


def _chunk(place: Place, question: FormQuestion, start: int) -> Step:
    asked = place.question
    if asked is None:
        return stay(place)
    shown = asked.offered[start : start + CHUNK]
    told = [tell("field.option", number=at + 1, name=question.choices[at]) for at in shown]
    left = len(asked.offered) - start - len(shown)
    more = [tell("field.options_left", count=left)] if left else []
    return stay(replace(place, question=replace(asked, read=start + len(shown))), *told, *more)


def _start(said: str) -> str:
    """How an option begins: words, or a letter said as such ("b", "the letter b", "bravo")."""
    words = labels.plain(said).removeprefix("the letter ").removeprefix("letter ")
    return words


HANDLERS: dict[str, Handler] = {
    "form.choose": on_page(choose),
    "form.choose_number": on_page(choose_number),
    "form.begin_with": on_page(begin_with),
    "form.options": on_page(every_option),
    "form.tick": tick(on=True),
    "form.untick": tick(on=False),
    "form.tick_this": tick_this(on=True),
    "form.untick_this": tick_this(on=False),
    "form.ticked": on_page(ticked),
}

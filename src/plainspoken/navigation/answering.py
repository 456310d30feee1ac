"""Taking the answers to a form's questions, and going from one question to another."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Answer, Form, Intent, Node, Page, Place, Question, Step
from plainspoken.navigation import labels, refusing
from plainspoken.navigation.answers import answered_with, is_answered, is_secret
from plainspoken.navigation.asking import ask, current, found, go_on, wrong
from plainspoken.navigation.choosing import choose, take_box, take_choice
from plainspoken.navigation.echoing import echo
from plainspoken.navigation.failing import failed
from plainspoken.navigation.step import Handler, on_page, say, stay, tell
from plainspoken.navigation.valuing import Refused, Taken, put_right, taken
from plainspoken.page.questions import TEXT_KINDS, FormQuestion, form_of, main_form, open_questions, question_of

UNFINISHED = frozenset({"value.date.no_year", "value.date.no_day", "value.date.only_month", "value.postcode.half"})
UNFINISHED |= {"value.month.not", "value.insurance.not", "value.insurance.suffix_missing", "value.telephone.short"}
UNFINISHED |= {f"value.{kind}.length" for kind in ("nhs", "sort_code", "account", "card", "security_code")}
"""Why an answer is refused of which only a part was heard, so that the rest may follow."""


def ask_field(place: Place, page: Page, node: Node) -> Step:
    """Ask the question of the field with a node; a box or option that was named is chosen at once."""
    form = form_of(page, node.path)
    question = question_of(form, node.path) if form else None
    if form is None or question is None:
        return say(place, "field.not_here", name=node.name)
    if node.role in ("radio", "checkbox"):
        at = next(n for n, control in enumerate(question.controls) if control.path == node.path)
        return take_choice(place, page, form, question, at)
    return ask(place, form, question)


def fill(intent: Intent, place: Place, page: Page) -> Step:
    """Begin the page's form: with the first answer that was refused, else the first question that has no answer."""
    form = main_form(page)
    if form is None:
        return say(place, "form.none")
    return begin(place, form, page)


def begin(place: Place, form: Form, page: Page) -> Step:
    """Ask the question of a form that is to be answered first."""
    every = open_questions(form, place.answers)
    unanswered = [q for q in every if not is_answered(q, place.answers)]
    return ask(place, form, (wrong(form, page, place) or unanswered or list(every))[0])


def again(intent: Intent, place: Place, page: Page) -> Step:
    """Ask the question that waits once more, with all its options; without one, the form's next."""
    here = current(place, page)
    return ask(place, *here, again=True) if here else fill(intent, place, page)


def by_question(step: int) -> Handler:
    """A handler that asks the next (1) or previous (-1) question."""

    def move(intent: Intent, place: Place, page: Page) -> Step:
        here = current(place, page) or found(page, place.asked[-1] if place.asked else "")
        if here is None:
            return fill(intent, place, page)
        form, question = here
        if place.question is None and step < 0:
            return ask(place, form, question)
        return go_on(place, form, question, page, step=step)

    return on_page(move)


def skip(intent: Intent, place: Place, page: Page) -> Step:
    """Leave a question without an answer; one that was refused is left empty, and a file is not sent."""
    here = current(place, page) or found(page, place.asked[-1] if place.asked else "")
    if here is not None and (here[1] in wrong(here[0], page, place) or here[1].kind == "file"):
        place = answered_with(place, *(Answer(control.path, "") for control in here[1].controls))
    return by_question(1)(intent, place)


def answer_text(intent: Intent, place: Place, page: Page) -> Step:
    """Take free words as the answer to the question being asked."""
    said = intent.text("text")
    here = current(place, page)
    if here is None:
        return fill(Intent("form.fill"), place, page)
    form, question = here
    if question.kind not in TEXT_KINDS:
        return choose(Intent("form.choose", (("option", said),)), place, page)
    waiting = place.question
    if waiting is not None and waiting.begun:
        return correct(Intent("form.correct", (("text", f"{waiting.begun} {said}"),)), place, page)
    spelt = waiting is not None and waiting.key == "field.spell"
    typed = bool(intent.number("typed"))
    took = taken(question, said, place.today, spelt=spelt, typed=typed)
    if isinstance(took, Refused) and waiting is not None and waiting.partial:
        whole = taken(question, f"{waiting.partial} {said}", place.today, typed=typed)
        if isinstance(whole, Taken) or whole.key in UNFINISHED:
            took, said = whole, f"{waiting.partial} {said}"
    if isinstance(took, Refused):
        begun = replace(waiting, partial=said) if waiting is not None and took.key in UNFINISHED else waiting
        return failed(replace(place, question=begun), page, tell(took.key, **dict(took.values)))
    return _accepted(place, page, form, question, took)


def correct(intent: Intent, place: Place, page: Page) -> Step:
    """Put right a part of the answer that was given last, and read it back."""
    waiting = current(place, page)
    checked = place.question is not None and place.question.key == "field.check"
    here = waiting if checked else found(page, place.last) or waiting
    if here is None:
        return say(place, "field.nothing_to_correct")
    form, question = here
    took = put_right(question, place.answers, intent.text("text"), place.today)
    if isinstance(took, Refused) and took.key == "value.part.to_what":
        begun = Question("field.check", control=question.path, begun=intent.text("text"))
        return say(replace(place, question=begun), took.key, **dict(took.values))
    if isinstance(took, Refused):
        return failed(place, page, tell(took.key, **dict(took.values)))
    if checked or waiting is None or waiting[1].path == question.path:
        return _accepted(place, page, form, question, took)
    changed = replace(answered_with(place, *took.answers), last=question.path, failures=0)
    asked = ask(changed, *waiting)
    return Step(asked.place, (echo(place, question, took.said, "field.corrected"), *asked.actions))


def keep(intent: Intent, place: Place, page: Page) -> Step:
    """Keep the answer that was read back, and go on."""
    here = current(place, page)
    return go_on(place, *here, page) if here else stay(place)


def wrong_again(intent: Intent, place: Place, page: Page) -> Step:
    """Ask for an answer anew that was read back and is not right."""
    here = current(place, page)
    if here is None:
        return stay(place)
    asked = replace(place, question=Question("field.text", control=here[1].path))
    return failed(asked, page, tell("field.once_more"))


def _accepted(place: Place, page: Page, form: Form, question: FormQuestion, took: Taken) -> Step:
    """Take an answer that was understood, if the form does: say it back, and go on or wait to hear that it is right."""
    answered = replace(answered_with(place, *took.answers), last=question.path)
    told = echo(place, question, took.said)
    amiss = [fault for refused, fault in refusing.refusals(form, answered.answers) if refused.path == question.path]
    if amiss:
        return failed(place, page, told, refusing.told(question, amiss[0]))
    answered = replace(answered, failures=0)
    if not took.doubtful or place.private or is_secret(question):
        return go_on(answered, form, question, page, told)
    checking = replace(answered, question=Question("field.check", control=question.path))
    how = () if "field.check" in place.taught else (tell("field.how_check"),)
    taught = replace(checking, taught=place.taught | {"field.check"})
    return stay(taught, echo(place, question, took.said, "field.check"), *how)


def yes_or_no(intent: Intent, place: Place, page: Page) -> Step:
    """Take yes or no as the answer: an option's words, or whether a box is ticked."""
    here = current(place, page)
    if place.question is not None and place.question.key == "field.check":
        return (keep if intent.name == "talk.yes" else wrong_again)(intent, place, page)
    if here is not None and here[1].lone_box:
        return take_box(place, page, *here, on=intent.name == "talk.yes")
    said = intent.name.removeprefix("talk.")
    if here is not None and not any(labels.plain(name).split()[:1] == [said] for name in here[1].choices):
        return failed(place, page, tell("field.no_option", option=said))
    return choose(Intent("form.choose", (("option", said),)), place, page)


def change(intent: Intent, place: Place, page: Page) -> Step:
    """Ask the question answered last again."""
    last = found(page, place.last)
    if last is not None and last[1] in open_questions(last[0], place.answers):
        return ask(place, *last)
    here = current(place, page)
    if here is not None:
        first = open_questions(here[0], place.answers)[0].path == here[1].path
        return ask(place, *here) if first else go_on(place, *here, page, step=-1)
    form = main_form(page)
    every = open_questions(form, place.answers) if form else ()
    return ask(place, form, every[-1]) if form and every else say(place, "form.none")


def question_named(page: Page, place: Place, said: str) -> tuple[Form, FormQuestion] | None:
    """The question that some words name, by its label, its group or the boxes of it."""
    form = main_form(page)
    every = open_questions(form, place.answers) if form else ()
    wanted = labels.plain(said)
    scored = [
        (max(labels.closeness(labels.plain(name), wanted) for name in (q.label, *_also(q))), -n, q)
        for n, q in enumerate(every)
    ]
    best = max(scored, key=lambda each: each[:2], default=None)
    return (form, best[2]) if form and best and best[0] > labels.Closeness.NONE else None


def _also(question: FormQuestion) -> tuple[str, ...]:
    """Other words by which a question may be named."""
    return tuple(control.label for control in question.controls) if question.parts or question.pieced else ()


def clear(intent: Intent, place: Place, page: Page) -> Step:
    """Take back the answer to the question being asked, and ask it again."""
    here = current(place, page) or found(page, place.last)
    if here is None:
        return fill(intent, place, page)
    empty = tuple(Answer(control.path, "") for control in here[1].controls)
    asked = ask(answered_with(place, *empty), *here)
    return Step(asked.place, (tell("field.cleared"), *asked.actions))


def spell(intent: Intent, place: Place, page: Page) -> Step:
    """Listen for the answer letter by letter."""
    here = current(place, page)
    if here is None or here[1].choices:
        return again(intent, place, page)
    return say(replace(place, question=Question("field.spell", control=here[1].path)), "field.how_spell")


def left(intent: Intent, place: Place, page: Page) -> Step:
    """Say how many questions have no answer yet."""
    form = main_form(page)
    if form is None:
        return say(place, "form.none")
    every = open_questions(form, place.answers)
    waiting = [q for q in every if not is_answered(q, place.answers)]
    if not waiting:
        return say(place, "form.none_left")
    return say(place, "form.left", count=len(waiting), total=len(every))


HANDLERS: dict[str, Handler] = {
    "form.fill": on_page(fill),
    "form.again": on_page(again),
    "form.next": by_question(1),
    "form.skip": on_page(skip),
    "form.previous": by_question(-1),
    "form.change": on_page(change),
    "form.clear": on_page(clear),
    "form.spell": on_page(spell),
    "form.left": on_page(left),
    "form.correct": on_page(correct),
}

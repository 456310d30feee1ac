"""Sending a form: reading the answers back, and sending only when that is confirmed."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import (
    Answer,
    Control,
    Form,
    Intent,
    Node,
    Page,
    Place,
    Question,
    Request,
    Step,
    Submit,
    Tell,
    Trouble,
    Visit,
    Why,
)
from plainspoken.navigation import labels
from plainspoken.navigation.answering import ask, current, fill, go_on
from plainspoken.navigation.questions import form_of, main_form, questions, spoken_answer
from plainspoken.navigation.step import Handler, on_page, say, stay, tell
from plainspoken.page.checking import faults
from plainspoken.page.submission import submission


def press_button(place: Place, page: Page, button: Node) -> Step:
    """Do what a form's button does; one that only a script could work is said to be so."""
    form = form_of(page, button.path)
    control = next((c for c in form.controls if c.path == button.path), None) if form else None
    if button.disabled or (control and control.disabled):
        return say(place, "press.disabled", name=button.name)
    if form is None or control is None or control.kind not in ("submit", "image", "reset"):
        return say(place, "open.needs_script", name=button.name)
    if control.kind == "reset":
        return say(replace(place, answers=()), "form.cleared")
    return submit(place, page, form, control.path)


def submit(place: Place, page: Page, form: Form, submitter: str) -> Step:
    """Send a form that only asks; read one that changes something back first, and wait for "confirm submit"."""
    wrong = faults(form, place.answers)
    if wrong:
        return _refused(place, form, wrong)
    request = submission(form, place.answers, submitter=submitter, page_url=page.url)
    if isinstance(request, Trouble):
        return say(place, request.key, **dict(request.values))
    if request.method == "GET":
        return stay(replace(place, question=None), Submit(request, Why.SEARCH if form.search else Why.FOLLOW))
    asked = replace(place, question=Question("submit.confirm", request=request))
    told = _read_back(form, place.answers) or [tell("submit.press", name=_name_of(form, submitter))]
    return stay(asked, *told, tell("submit.confirm"))


def send(intent: Intent, place: Place, page: Page) -> Step:
    """Begin to send the page's form with its default button."""
    here = current(place, page)
    form = here[0] if here else main_form(page) or _only_form(page)
    if form is None:
        return say(place, "form.none")
    return submit(place, page, form, _default_button(form))


def confirm(intent: Intent, place: Place, page: Page) -> Step:
    """Send what was read back, now that it is confirmed; without a reading back, do that first."""
    question = place.question
    if question is None or question.key != "submit.confirm" or question.request is None:
        return send(intent, place, page)
    return stay(replace(place, question=None), Submit(question.request))


def read_answers(intent: Intent, place: Place, page: Page) -> Step:
    """Read every answer given so far."""
    form = main_form(page)
    if form is None:
        return say(place, "form.none")
    return stay(place, *(_read_back(form, place.answers) or [tell("form.no_answers")]))


def left(intent: Intent, place: Place, page: Page) -> Step:
    """Say how many questions have no answer yet."""
    form = main_form(page)
    if form is None:
        return say(place, "form.none")
    every = questions(form)
    open_ones = [q for q in every if not spoken_answer(q, place.answers)]
    if not open_ones:
        return say(place, "form.none_left")
    return say(place, "form.left", count=len(open_ones), total=len(every))


def change(intent: Intent, place: Place, page: Page) -> Step:
    """Ask the question before again, or the last one when the form was at its end."""
    here = current(place, page)
    if here is not None:
        first = questions(here[0])[0].path == here[1].path
        return ask(place, *here) if first else go_on(place, here[0], here[1], -1)
    form = main_form(page)
    every = questions(form) if form else ()
    answered = [q for q in every if any(a.path == c.path for a in place.answers for c in q.controls)]
    return ask(place, form, (answered or list(every))[-1]) if form and every else say(place, "form.none")


def clear(intent: Intent, place: Place, page: Page) -> Step:
    """Take back the answer to the question being asked, and ask it again."""
    here = current(place, page)
    if here is None:
        return fill(intent, place, page)
    empty = tuple(Answer(control.path, "") for control in here[1].controls)
    changed = {answer.path for answer in empty}
    kept = tuple(answer for answer in place.answers if answer.path not in changed)
    asked = ask(replace(place, answers=(*kept, *empty)), here[0], here[1])
    return Step(asked.place, (tell("field.cleared"), *asked.actions))


def spell(intent: Intent, place: Place, page: Page) -> Step:
    """Listen for the answer letter by letter."""
    here = current(place, page)
    if here is None:
        return fill(intent, place, page)
    return say(replace(place, question=Question("field.spell", control=here[1].path)), "field.how_spell")


def errors(intent: Intent, place: Place, page: Page) -> Step:
    """Say how many answers the site refused, and why."""
    wrong = [(q.label, q.error) for form in page.forms for q in questions(form) if q.error]
    if not wrong:
        return say(place, "form.no_errors")
    told = [tell("form.error", label=label, error=error) for label, error in wrong]
    return stay(place, tell("form.errors", count=len(wrong)), *told)


def begin(intent: Intent, place: Place, page: Page) -> Step:
    """Open the page's start button, or else begin its form."""
    found = labels.matches(page, "start now", labels.of_role(labels.LINK_ROLES, labels.PRESS_ROLES))
    found = found or labels.matches(page, "start", labels.of_role(labels.LINK_ROLES, labels.PRESS_ROLES))
    if not found:
        return fill(intent, place, page)
    node = page.nodes[found[0]]
    return stay(place, Visit(node.url)) if node.url else press_button(place, page, node)


def search_request(page: Page, form: Form, query: str) -> Request | Trouble:
    """The request that a search form sends for a query."""
    box = next(c for c in form.controls if c.kind in ("search", "text"))
    return submission(form, (Answer(box.path, query),), submitter=_default_button(form), page_url=page.url)


def _default_button(form: Form) -> str:
    buttons = (c for c in form.controls if c.kind in ("submit", "image") and not c.disabled)
    first: Control | None = next(buttons, None)
    return first.path if first else ""


def _name_of(form: Form, path: str) -> str:
    return next((c.label or c.value for c in form.controls if c.path == path), "")


def _only_form(page: Page) -> Form | None:
    sending = [form for form in page.forms if _default_button(form) and not form.search]
    return sending[0] if len(sending) == 1 else None


def _read_back(form: Form, answers: tuple[Answer, ...]) -> list[Tell]:
    told = []
    for question in questions(form):
        spoken = spoken_answer(question, answers)
        if spoken and question.kind == "checkbox" and len(question.controls) == 1:
            told.append(tell("field.ticked", name=spoken))
        elif spoken and question.secret:
            told.append(tell("form.secret", label=question.label))
        elif spoken:
            told.append(tell("form.answer", label=question.label, answer=spoken))
    return told


def _refused(place: Place, form: Form, wrong: tuple[Trouble, ...]) -> Step:
    told = [tell(fault.key, **dict(fault.values)) for fault in wrong]
    path = str(dict(wrong[0].values).get("path", ""))
    question = next((q for q in questions(form) if any(c.path == path for c in q.controls)), None)
    if question is None:
        return stay(place, *told)
    asked = ask(place, form, question)
    return Step(asked.place, (*told, *asked.actions))


HANDLERS: dict[str, Handler] = {
    "form.start": on_page(begin),
    "form.submit": on_page(send),
    "form.confirm": on_page(confirm),
    "form.read": on_page(read_answers),
    "form.left": on_page(left),
    "form.change": on_page(change),
    "form.clear": on_page(clear),
    "form.spell": on_page(spell),
    "form.errors": on_page(errors),
}

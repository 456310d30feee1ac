"""Sending a form: going on to a service's next step, or reading the answers back and sending only what is confirmed."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import (
    Action,
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
    Trouble,
    Upload,
    Visit,
    Why,
)
from plainspoken.navigation import labels, reading, refusing, repeating, reviewing
from plainspoken.navigation.answering import fill
from plainspoken.navigation.answers import is_answered
from plainspoken.navigation.asking import ask, current, wrong
from plainspoken.navigation.echoing import read_back
from plainspoken.navigation.step import Handler, on_page, say, stay, tell
from plainspoken.page.buttons import Deed, deed, default_button, sending
from plainspoken.page.questions import form_of, main_form, open_answers, open_questions
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
    return submit(place, page, form, control)


def submit(place: Place, page: Page, form: Form, button: Control | None, *, settles: bool = False) -> Step:
    """Do what a form's button does, as far as that is safe; `settles` where a person says so who speaks of sending.

    A form that only asks is sent, and so is a service's step that only goes on: each answer was said back as it was
    given, and they are all checked at the end. What settles something is read back first, and waits for "confirm
    submit". Nothing is sent while an answer that the site refused is as it was.
    """
    refused = wrong(form, page, place)
    if refused:
        asked = ask(place, form, refused[0])
        return Step(asked.place, (tell("form.still_wrong", count=len(refused)), *asked.actions))
    answers = open_answers(form, place.answers)
    amiss = refusing.refusals(form, place.answers, button.path if button else "")
    if amiss:
        asked = ask(place, form, amiss[0][0])
        return Step(asked.place, (*(refusing.told(*each) for each in amiss), *asked.actions))
    request = _request(form, answers, button, page)
    if isinstance(request, Trouble):
        return say(place, request.key, **dict(request.values))
    done = deed(page, form, button)
    if done is Deed.ASKS and isinstance(request, Request):
        return stay(replace(place, question=None), Submit(request, Why.SEARCH if form.search else Why.FOLLOW))
    if done is Deed.GOES_ON and not settles:
        return stay(replace(place, question=None, filling=True), _sent(request))
    return _confirmation(place, page, form, button, request)


def _request(form: Form, answers: tuple[Answer, ...], button: Control | None, page: Page) -> Request | Upload | Trouble:
    """What sends a form; with files, whose contents are read by others, what it is to be made of."""
    submitter = button.path if button else ""
    chosen = {control.path for control in form.controls if control.kind == "file" and not control.disabled}
    files = tuple((answer.path, answer.value) for answer in answers if answer.path in chosen and answer.value)
    request = submission(form, answers, submitter=submitter, page_url=page.url)
    if isinstance(request, Trouble) or request.method == "GET" or not files:
        return request
    return Upload(form.path, answers, submitter, files)


def _sent(request: Request | Upload) -> Submit | Upload:
    return Submit(request) if isinstance(request, Request) else request


def _confirmation(place: Place, page: Page, form: Form, button: Control | None, request: Request | Upload) -> Step:
    """Read back what would be sent, and wait for the phrase that sends it."""
    told: list[Action] = [*read_back(place, open_questions(form, place.answers))]
    told += reviewing.unread(place, page)
    asked = replace(place, question=Question("submit.confirm", request=request), reviewed=True)
    if not told:
        how = "submit.confirm_rows" if reviewing.rows(page) else "submit.confirm_press"
        return stay(asked, tell("submit.press", name=_name(button)), tell(how))
    how = "submit.confirm_rows" if reviewing.rows(page) else "submit.confirm"
    return stay(asked, *repeating.sent_before(place, request), *told, tell(how))


def send(intent: Intent, place: Place, page: Page) -> Step:
    """Begin to send the page's form with the button that is meant: who says send or submit hears it all first."""
    form = _form_here(place, page)
    return submit(place, page, form, default_button(form), settles=True) if form else say(place, "form.none")


def go_on(intent: Intent, place: Place, page: Page) -> Step:
    """Go on to the next step of a service, past the questions that were asked; else go on reading."""
    form = _form_here(place, page)
    if form is None or not (place.filling or place.answers):
        named = labels.matches(page, "continue", labels.of_role(labels.PRESS_ROLES))
        button = page.nodes[named[0]] if len(named) == 1 else None
        if button is not None and not button.url:
            return press_button(place, page, button)
        return reading.HANDLERS["reading.carry_on"](intent, place)
    every = open_questions(form, place.answers)
    waiting = [q for q in every if q.path not in place.asked and not is_answered(q, place.answers)]
    if waiting and place.question is not None and not wrong(form, page, place):
        return ask(place, form, waiting[0])
    return submit(place, page, form, default_button(form))


def confirm(intent: Intent, place: Place, page: Page) -> Step:
    """Send what was read back, now that it is confirmed; without a reading back, do that first.

    Heard with doubt it is asked for once more; heard twice it counts.
    """
    question = place.question
    if question is None or question.key != "submit.confirm" or question.request is None:
        return send(intent, place, page)
    if intent.number("doubtful") and not question.doubtful:
        return say(replace(place, question=replace(question, doubtful=True)), "submit.again")
    sent = repeating.with_sent(place, question.request)
    return stay(replace(sent, question=None, filling=True), _sent(question.request))


def read_answers(intent: Intent, place: Place, page: Page) -> Step:
    """Read every answer given so far: the form's, or those that the page lists to be checked."""
    if reviewing.rows(page):
        return reviewing.read(intent, place, page)
    form = main_form(page)
    if form is None:
        return say(place, "form.none")
    return stay(place, *(read_back(place, open_questions(form, place.answers)) or [tell("form.no_answers")]))


def start(intent: Intent, place: Place, page: Page) -> Step:
    """Open the page's start button, or else begin its form."""
    found = labels.matches(page, "start now", labels.of_role(labels.LINK_ROLES, labels.PRESS_ROLES))
    found = found or labels.matches(page, "start", labels.of_role(labels.LINK_ROLES, labels.PRESS_ROLES))
    if not found:
        return fill(intent, place, page)
    node = page.nodes[found[0]]
    filling = replace(place, filling=True)
    return stay(filling, Visit(node.url)) if node.url else press_button(filling, page, node)


def search_request(page: Page, form: Form, query: str) -> Request | Trouble:
    """The request that a search form sends for a query."""
    box = next(c for c in form.controls if c.kind in ("search", "text"))
    button = default_button(form)
    return submission(form, (Answer(box.path, query),), submitter=button.path if button else "", page_url=page.url)


def _form_here(place: Place, page: Page) -> Form | None:
    here = current(place, page)
    return here[0] if here else main_form(page) or _only_form(page)


def _only_form(page: Page) -> Form | None:
    """The one form that sends something, or of several without questions the one in the content."""
    found = [form for form in page.forms if sending(form) and not form.search]
    inside = [f for f in found if any(page.nodes[c.node].main for c in sending(f) if 0 <= c.node < len(page.nodes))]
    kept = found if len(found) == 1 else inside
    return kept[0] if len(kept) == 1 else None


def _name(button: Control | None) -> str:
    return (button.label or button.value) if button else ""


HANDLERS: dict[str, Handler] = {
    "form.start": on_page(start),
    "form.submit": on_page(send),
    "form.go_on": on_page(go_on),
    "form.confirm": on_page(confirm),
    "form.read": on_page(read_answers),
}

"""Which handler carries an intent out, here, with or without a question waiting."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Forget, Intent, NotUnderstood, Place, Question, Quit, Read, Step, Submit, Tell, Visit, Why
from plainspoken.navigation import (
    answering,
    attending,
    choosing,
    contacting,
    devices,
    furniture,
    listing,
    manner,
    mending,
    moving,
    opening,
    pronouncing,
    reading,
    referring,
    remembering,
    reviewing,
    searching,
    sending,
    sounds,
    tables,
    talking,
    tasks,
    translating,
    uploading,
    voices,
)
from plainspoken.navigation.step import FIELD_QUESTIONS, Handler, earlier_than, say

HANDLERS: dict[str, Handler] = {
    **reading.HANDLERS,
    **moving.HANDLERS,
    **listing.HANDLERS,
    **tables.HANDLERS,
    **opening.HANDLERS,
    **searching.HANDLERS,
    **answering.HANDLERS,
    **choosing.HANDLERS,
    **mending.HANDLERS,
    **reviewing.HANDLERS,
    **sending.HANDLERS,
    **manner.HANDLERS,
    **talking.HANDLERS,
    **attending.HANDLERS,
    **devices.HANDLERS,
    **remembering.HANDLERS,
    **contacting.HANDLERS,
    **furniture.HANDLERS,
    **tasks.HANDLERS,
    **translating.HANDLERS,
    **referring.HANDLERS,
    **uploading.HANDLERS,
    **voices.HANDLERS,
    **sounds.HANDLERS,
    **pronouncing.HANDLERS,
}
"""Every command of commands.yaml and what carries it out."""

INTERNAL = frozenset({"open.node", "go.leave", "go.resume", "form.attach", "listen.keep_phrase"})
"""Handlers that are reached by answering a question, never by a command of their own."""

ASIDES = frozenset(
    {"talk.help", "talk.help_on", "talk.commands", "talk.reply", "talk.heard", "move.where", "page.title"}
    | {"reading.again", "reading.stop", "reading.spell", "form.read", "form.left", "form.errors", "list.more"}
    | {*manner.HANDLERS, *voices.HANDLERS, *sounds.HANDLERS}
    | {"form.ticked", "form.read_group", "me.private", "me.aloud", "me.known", "me.reference", "me.references"}
    | {"talk.sleep", "talk.wake"}
)
"""Commands that leave a waiting question open."""

ANSWERING = frozenset(
    {"answer.text", "form.choose", "form.choose_number", "form.begin_with", "form.tick", "form.untick"}
)
ANSWERING |= {"open.number", "form.correct", "talk.yes", "talk.no"}

DROPS = frozenset({"talk.no", "talk.never_mind"})
"""Commands that drop the waiting question, and need to know that there is one."""

NUMBERED = frozenset({"open.number", "form.choose_number"})


def step(meant: Intent | NotUnderstood, place: Place) -> Step:
    """What to do about what was meant, and the place that leads to; never raises for any intent or place."""
    if place.asleep and not (isinstance(meant, Intent) and meant.name == "talk.wake"):
        return Step(place)
    if isinstance(meant, NotUnderstood):
        return talking.not_understood(meant, replace(place, heard=meant.heard))
    heard = place.heard if meant.name == "talk.heard" else meant.heard  # asking what was heard is not what was meant
    heard = "" if _is_secret(meant, place) else heard
    understood = replace(place, heard=heard or place.heard, failures=place.failures if _answers(meant) else 0)
    return _remembered(place, _answered(meant, understood), meant)


def _answered(intent: Intent, place: Place) -> Step:
    question = place.question
    if question is None:
        return _carried_out(intent, place)
    if intent.name == "answer.text":
        return _free_answer(question, intent, place)
    if question.key in FIELD_QUESTIONS and intent.name in ("talk.yes", "talk.no") and place.page is not None:
        return answering.yes_or_no(intent, place, place.page)
    if question.key == uploading.KEY and intent.name == "list.more":
        return uploading.more(place)
    if question.offered and intent.name == "list.more" and place.page is not None:
        return choosing.more_options(place, place.page)
    if question.key == "unfinished.carry_on" and intent.name in ("reading.carry_on", "form.go_on"):
        return _meant(question.intents[0], place)
    if question.request is not None and intent.name == "talk.yes":
        return say(place, "submit.confirm")
    if question.intents and intent.name == "talk.yes":
        return _meant(question.intents[0], place) if len(question.intents) == 1 else say(place, "choose.by_number")
    if question.key == "field.choice" and intent.name == "open.number" and intent.slot("kind") is None:
        return _carried_out(replace(intent, name="form.choose_number"), place)
    if len(question.intents) > 1 and intent.name in NUMBERED and not _beyond_a_guess(question, intent):
        return _numbered(question, intent, place)
    if question.key in FIELD_QUESTIONS or question.request is not None or intent.name in ASIDES | DROPS:
        return _carried_out(intent, place)
    return _carried_out(intent, replace(place, question=None))


def _answers(intent: Intent) -> bool:
    """Whether a command answers a field's question, so that it may fail to and be counted."""
    return intent.name in ANSWERING


def _is_secret(intent: Intent, place: Place) -> bool:
    """Whether what was said is an answer that is never said aloud, nor kept to be asked for."""
    return intent.name == "answer.text" and place.question is not None and place.question.key == "field.secret"


def _beyond_a_guess(question: Question, intent: Intent) -> bool:
    """Whether a number is none of the guesses offered, and so means what it always does: a thing on the page."""
    return question.key == "did_you_mean" and not 1 <= (intent.number("number") or 0) <= len(question.intents)


def _carried_out(intent: Intent, place: Place) -> Step:
    handler = HANDLERS.get(_meant_here(intent, place))
    if handler is None:
        return say(place, "talk.cannot", name=intent.name)
    taken = handler(intent, place)
    return _asked_first(intent, place) if _loses_answers(intent, place, taken) else taken


def _meant_here(intent: Intent, place: Place) -> str:
    """The command that a number is: of the list of voices one of those, else a thing on the page."""
    listing = place.listing
    bare = intent.name == "open.number" and intent.slot("kind") is None
    return "voice.use_number" if bare and listing is not None and listing.kind == voices.KIND else intent.name


def _loses_answers(intent: Intent, place: Place, taken: Step) -> bool:
    """Whether a step leaves the page with answers on it that nobody has said may go."""
    if not place.answers or intent.slot("sure") is not None or intent.name == "go.leave":
        return False
    return any(
        isinstance(action, Quit)
        or (isinstance(action, Visit) and action.why is not Why.AGAIN)
        or (isinstance(action, Submit) and action.why is Why.SEARCH)
        for action in taken.actions
    )


def _asked_first(intent: Intent, place: Place) -> Step:
    sure = replace(intent, slots=(*intent.slots, ("sure", 1)))
    return Step(replace(place, question=Question("leave.answers", (sure,))), (Tell("leave.answers"),))


def _meant(intent: Intent, place: Place) -> Step:
    return _carried_out(intent, replace(place, question=None))


def _numbered(question: Question, intent: Intent, place: Place) -> Step:
    number = intent.number("number") or 0
    if not 1 <= number <= len(question.intents):
        return say(place, "choose.no_number", number=number, count=len(question.intents))
    return _meant(question.intents[number - 1], place)


def _free_answer(question: Question, intent: Intent, place: Place) -> Step:
    words = intent.text("text")
    if question.key in (pronouncing.WHICH, pronouncing.HOW):
        return pronouncing.answered(question, intent, place)
    if question.key == "search.what":
        return _meant(Intent("search.for", (("query", words),)), place)
    if question.key == "find.what":
        return _meant(Intent("move.find", (("text", words),)), place)
    if question.key == attending.WAITING:
        return _meant(replace(intent, name="listen.set_phrase"), place)
    if question.key in FIELD_QUESTIONS and place.page is not None:
        return answering.answer_text(intent, place, place.page)
    return talking.not_understood(NotUnderstood(words), place)


def _remembered(before: Place, taken: Step, intent: Intent) -> Step:
    """Keep what "say that again" repeats and what "undo" goes back to."""
    place = taken.place
    spoken = tuple(action for action in taken.actions if isinstance(action, Tell | Read))
    if spoken:
        place = replace(place, said=spoken)
    if place.question is not None and place.question.request is not None and before.answers != place.answers:
        place = replace(place, question=None)  # what was read back is no longer what would be sent
    forgets = any(isinstance(action, Forget) for action in taken.actions)  # and undo must not bring it back
    if intent.name != "talk.undo" and not forgets and _changed(before, place):
        place = replace(place, earlier=earlier_than(before))
    return Step(place, taken.actions)


def _changed(before: Place, after: Place) -> bool:
    return _undoable(before) != _undoable(after)


def _undoable(place: Place) -> tuple[object, ...]:
    """What of a place "undo" brings back on the same page."""
    return place.answers, place.manner, place.bookmarks, place.listening, place.pronounced

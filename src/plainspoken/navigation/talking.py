"""The conversation itself: help, what was heard, never mind, undo, goodbye."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Intent, NotUnderstood, Place, Question, Quit, Step, Tell
from plainspoken.navigation.asking import ask, current, how_to_answer
from plainspoken.navigation.failing import PATIENCE, other_way
from plainspoken.navigation.position import name_of
from plainspoken.navigation.step import Handler, say, stay, tell

SECRET = "field.secret"  # noqa: S105 - the question that waits for one


def help_here(intent: Intent, place: Place) -> Step:
    """Say what is likeliest to be of use in this place."""
    asked = current(place, place.page) if place.page else None
    if asked is not None:
        return stay(place, tell(how_to_answer(asked[1])), tell("help.form"))
    if place.question is not None and place.question.request is not None:
        return stay(place, tell("submit.confirm"), tell("help.anywhere"))
    if place.question is not None:
        return stay(place, tell("help.question"), tell("help.anywhere"))
    return stay(place, tell("help.page" if place.page else "help.no_page"), tell("help.anywhere"))


def commands(intent: Intent, place: Place) -> Step:
    """Say what can be said, topic by topic."""
    return say(place, "help.commands")


def help_on(intent: Intent, place: Place) -> Step:
    """Explain a command, or list a topic's commands; reading fills in the help line."""
    wanted = intent.text("command") or intent.text("topic")
    return say(place, "help.on", help=wanted)


def reply(intent: Intent, place: Place) -> Step:
    """Repeat the last answer."""
    return stay(place, *place.said) if place.said else say(place, "talk.nothing_said")


def heard(intent: Intent, place: Place) -> Step:
    """Say what was heard last."""
    return say(place, "talk.heard", heard=place.heard) if place.heard else say(place, "talk.nothing_heard")


def never_mind(intent: Intent, place: Place) -> Step:
    """Drop the question that is being asked."""
    return say(replace(place, question=None), "talk.never_mind" if place.question else "talk.nothing_asked")


def undo(intent: Intent, place: Place) -> Step:
    """Go back to the place before the last command that changed it."""
    if not place.earlier:
        return say(place, "talk.nothing_to_undo")
    before = place.earlier[-1]
    restored = replace(before, earlier=place.earlier[:-1], heard=place.heard)
    page = restored.page
    if page is None or place.page is None or page.url != place.page.url:
        return say(restored, "talk.undone", title=name_of(page) if page else restored.site.name)
    asked = current(restored, page)
    again = ask(restored, *asked) if asked else stay(restored)
    return Step(again.place, (tell("talk.undone_here"), *again.actions))


def yes(intent: Intent, place: Place) -> Step:
    """Without a question there is nothing to say yes to."""
    return say(place, "talk.nothing_asked")


def no(intent: Intent, place: Place) -> Step:
    """Take no for an answer: drop the question."""
    return never_mind(intent, place)


def goodbye(intent: Intent, place: Place) -> Step:
    """End the conversation."""
    return stay(place, tell("talk.goodbye"), Quit())


def not_understood(meant: NotUnderstood, place: Place) -> Step:
    """Say what was heard and offer what was likeliest meant; after three failures, another way altogether."""
    failed = replace(place, failures=place.failures + 1)
    if place.question is not None and place.question.key == SECRET:
        return say(replace(failed, heard=""), "field.type_it")
    told = [tell("not_understood.heard", heard=meant.heard)] if meant.heard else [tell("not_understood.nothing")]
    if failed.failures >= PATIENCE:
        return stay(replace(failed, failures=0), *told, *other_way(place))
    if place.question is not None and place.question.key != "did_you_mean":
        return stay(failed, *told, *_still_waiting(meant))
    if not meant.suggestions:
        return stay(failed, *told, tell("not_understood.help"))
    asked = replace(failed, question=Question("did_you_mean", meant.suggestions))
    words = [suggestion.heard for suggestion in meant.suggestions]
    if len(words) == 1:
        return stay(asked, *told, tell("did_you_mean", suggestion=words[0]))
    options = [tell("did_you_mean.option", number=number, suggestion=word) for number, word in enumerate(words, 1)]
    return stay(asked, *told, tell("did_you_mean.which"), *options)


def _still_waiting(meant: NotUnderstood) -> list[Tell]:
    """The question that waits goes on waiting; what was likeliest meant can be said again."""
    if len(meant.suggestions) == 1:
        return [tell("not_understood.perhaps", suggestion=meant.suggestions[0].heard)]
    return [tell("not_understood.waiting")]


HANDLERS: dict[str, Handler] = {
    "talk.help": help_here,
    "talk.commands": commands,
    "talk.help_on": help_on,
    "talk.reply": reply,
    "talk.heard": heard,
    "talk.never_mind": never_mind,
    "talk.undo": undo,
    "talk.yes": yes,
    "talk.no": no,
    "talk.quit": goodbye,
}

"""The small pieces that every handler is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from plainspoken.flow import Action, Intent, Mark, Page, Place, Read, Reason, Step, Tell, Value

Handler = Callable[[Intent, Place], Step]
"""What carries a command out: pure, so that a session replays without sound or network."""


def tell(key: str, mark: Mark | None = None, /, **values: Value) -> Tell:
    """A reply to say: its key in replies.yaml and the values that fill it."""
    return Tell(key, tuple(values.items()), mark)


def stay(place: Place, *actions: Action) -> Step:
    """Do something and stay where we are."""
    return Step(place, actions)


def say(place: Place, key: str, /, **values: Value) -> Step:
    """Stay where we are and say one reply."""
    return Step(place, (tell(key, **values),))


def jump(place: Place, mark: Mark, end: int, reason: Reason = Reason.JUMP) -> Step:
    """Move to a mark and read what is there, up to node `end`."""
    return Step(replace(place, mark=mark, spoken=mark, finished=False), (Read(mark, end, reason),))


def on_page(handler: Callable[[Intent, Place, Page], Step]) -> Handler:
    """A handler that needs a page: without one it says so instead."""

    def checked(intent: Intent, place: Place) -> Step:
        if place.page is None:
            return say(place, "page.none")
        return handler(intent, place, place.page)

    return checked


UNDO_DEPTH = 20
FIELD_QUESTIONS = frozenset({"field.text", "field.choice", "field.spell", "field.secret", "field.check", "field.value"})
"""The questions that a form's fields ask."""


def earlier_than(place: Place) -> tuple[Place, ...]:
    """The places that undo goes back to, once a place has been left; newest last, so many and no more.

    Of questions only a field's is gone back to: the others were settled by what was said.
    """
    asking = place.question is not None and place.question.key in FIELD_QUESTIONS
    kept = replace(place, earlier=(), question=place.question if asking else None)
    return (*place.earlier, kept)[-UNDO_DEPTH:]

"""Answers that cannot be taken: the reason in words, and after three running another way to answer."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Page, Place, Step, Tell
from plainspoken.navigation.asking import current, how_to_answer
from plainspoken.navigation.step import stay, tell
from plainspoken.page.questions import FormQuestion

PATIENCE = 3
"""After so many failures in a row the assistant offers another way."""


def failed(place: Place, page: Page | None, *told: Tell) -> Step:
    """Say why an answer cannot be taken; the third time running, change tack."""
    count = place.failures + 1
    here = current(place, page) if page is not None else None
    if count >= PATIENCE:
        return stay(replace(place, failures=0), *told, *tack(here[1] if here else None))
    again = (tell(how_to_answer(here[1])),) if here and count > 1 else ()
    return stay(replace(place, failures=count), *told, *again)


def other_way(place: Place) -> tuple[Tell, ...]:
    """Another way to say what cannot be made out, here."""
    here = current(place, place.page) if place.page else None
    return tack(here[1] if here else None)


def tack(question: FormQuestion | None) -> tuple[Tell, ...]:
    """Another way altogether: numbers for options, spelling and typing for words."""
    if question is None:
        return (tell("not_understood.tack"),)
    if len(question.choices) > 1:
        return (tell("field.tack_choice", name=question.choices[0]),)
    return (tell("field.tack_date" if question.parts else "field.tack_text"),)

"""Reference numbers that a service gave: said slowly and spelled, repeated on request, kept where that is wanted."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Intent, Page, Place, Reference, Step, Tell
from plainspoken.navigation.position import name_of
from plainspoken.navigation.step import Handler, say, stay, tell

MOST = 20


def given(page: Page) -> tuple[Reference, ...]:
    """The reference numbers that a page gives in its panels, with what they are called."""
    panels = (each for each in page.components if each.kind == "panel" and each.value("reference"))
    return tuple(
        Reference(str(panel.value("label") or ""), str(panel.value("reference")), name_of(page)) for panel in panels
    )


def noted(place: Place, page: Page) -> tuple[Place, list[Tell]]:
    """The place with the references of a page that it is new on, and what is said of them: slowly, and what to do."""
    new = tuple(each for each in given(page) if each not in place.references)
    if not new:
        return place, []
    told = [tell("reference.slowly", spelt=each.value) for each in new]
    return replace(place, references=(*place.references, *new)[-MOST:]), [*told, tell("reference.how")]


def again(intent: Intent, place: Place) -> Step:
    """Say the reference number given last once more, then letter by letter."""
    known = place.references or place.saved
    if not known:
        return say(place, "reference.none")
    last = known[-1]
    return stay(place, _named(last), tell("reference.slowly", spelt=last.value))


def save(intent: Intent, place: Place) -> Step:
    """Keep the reference number given last, for other days."""
    if not place.references:
        return say(place, "reference.none")
    last = place.references[-1]
    kept = tuple(each for each in place.saved if each != last)
    return say(replace(place, saved=(*kept, last)), "reference.saved", reference=last.value)


def every(intent: Intent, place: Place) -> Step:
    """Say every reference number that was kept or given in this conversation, the newest first."""
    known = tuple(dict.fromkeys((*place.saved, *place.references)))
    if not known:
        return say(place, "reference.none")
    return stay(place, *(_named(each) for each in reversed(known)))


def _named(reference: Reference) -> Tell:
    if reference.label:
        return tell("reference.said", label=reference.label, reference=reference.value, title=reference.title)
    return tell("reference.bare", reference=reference.value, title=reference.title)


HANDLERS: dict[str, Handler] = {"me.reference": again, "me.save_reference": save, "me.references": every}

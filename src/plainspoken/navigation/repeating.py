"""Never sending twice by accident: what was sent is known again, and what may have been sent is said to be so."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Action, Place, Request, Step, Tell, Upload
from plainspoken.navigation.position import name_of
from plainspoken.navigation.step import stay, tell
from plainspoken.page.marks import mark_of

NEVER_LEFT = frozenset({"web.bad_address", "web.unknown_host", "web.no_connection", "web.certificate"})
NEVER_LEFT |= {"web.not_secure", "web.downgrade"}
"""Troubles after which nothing can have come to the site."""


def sent_before(place: Place, request: Request | Upload) -> list[Action]:
    """What is told of a request that was sent before; nothing of a new one."""
    repeated = place.page is not None and mark_of(request, place.page) in place.sent
    return [tell("submit.sent_before")] if repeated else []


def with_sent(place: Place, request: Request | Upload) -> Place:
    """The place once a request is sent for good."""
    return replace(place, sent=place.sent | {mark_of(request, place.page)}) if place.page is not None else place


def doubted(place: Place, request: Request, told: Tell) -> Step:
    """Stay where we were after something was sent and no page came: say whether it can have arrived.

    It is never sent again by itself. What cannot have left may be sent again as if it were new.
    """
    staying = tell("page.still_here", title=name_of(place.page)) if place.page else tell("page.still_nowhere")
    never_left = told.key in NEVER_LEFT
    if never_left and place.page is not None:
        place = replace(place, sent=place.sent - {mark_of(request, place.page)})
    doubt = tell("submit.not_sent") if never_left else tell("submit.unknown")
    said = (told, doubt, staying)
    return stay(replace(place, said=said), *said)

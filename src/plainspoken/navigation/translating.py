"""This page in another language."""

from __future__ import annotations

from plainspoken.flow import Intent, Page, Place, Step, Visit
from plainspoken.navigation.step import Handler, on_page, say, stay, tell


def translate(intent: Intent, place: Place, page: Page) -> Step:
    """Open this page in the language named; where there is none, say in which it can be had."""
    wanted = intent.text("language")
    found = dict(page.translations)
    if wanted in found:
        return stay(place, Visit(found[wanted]))
    if page.language.lower().partition("-")[0] == wanted:
        return say(place, "translate.already", language=wanted)
    told = [tell("translate.there", language=code) for code in found]
    return stay(place, tell("translate.none", language=wanted), *told)


HANDLERS: dict[str, Handler] = {"page.translate": on_page(translate)}

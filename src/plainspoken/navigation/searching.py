"""Searching the site by its own search."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote_plus

from plainspoken.flow import Form, Intent, Page, Place, Question, Step, Submit, Trouble, Visit, Why
from plainspoken.navigation.sending import search_request
from plainspoken.navigation.step import Handler, on_page, say, stay, tell


def search(place: Place, query: str) -> Step:
    """Search for words: by the profile's search address, else by the search form on this page."""
    if not query.strip():
        return ask(Intent("search.ask"), place)
    place = replace(place, question=None)
    if place.site.search:
        return stay(place, Visit(place.site.search.replace("{query}", quote_plus(query)), Why.SEARCH))
    form = search_form(place.page) if place.page else None
    if place.page is None or form is None:
        return say(place, "search.none")
    request = search_request(place.page, form, query)
    if isinstance(request, Trouble):
        return say(place, request.key, **dict(request.values))
    return stay(place, Submit(request, Why.SEARCH))


def search_form(page: Page) -> Form | None:
    """The form that the site's profile says searches, else the page's first that does, which is its banner's."""
    told = {part.path for part in page.parts if part.kind == "search"}
    typed = [form for form in page.forms if any(c.kind in ("search", "text") for c in form.controls)]
    return next((form for form in typed if form.path in told), None) or next((f for f in typed if f.search), None)


def search_for(intent: Intent, place: Place) -> Step:
    """Search for what was named."""
    return search(place, intent.text("query"))


def ask(intent: Intent, place: Place) -> Step:
    """Ask what to search for, and listen for any words at all."""
    return stay(replace(place, question=Question("search.what")), tell("search.what"))


def title(intent: Intent, place: Place, page: Page) -> Step:
    """Say what this page is called."""
    return say(place, "page.title", title=page.title or page.url)


def address(intent: Intent, place: Place, page: Page) -> Step:
    """Say this page's address."""
    return say(place, "page.address", url=page.url)


HANDLERS: dict[str, Handler] = {
    "search.for": search_for,
    "search.ask": ask,
    "page.title": on_page(title),
    "go.address": on_page(address),
}

"""A site's question about cookies, answered for the person as the profile says: once, and told."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urldefrag

from plainspoken.flow import CookieChoice, Page, Place, Step, Submit, Tell, Trouble, Visit, Why
from plainspoken.navigation.step import stay, tell
from plainspoken.page.cookies import answering, asks
from plainspoken.page.questions import form_of
from plainspoken.page.submission import submission


def answered(place: Place, page: Page) -> Step | None:
    """Answer the question that a page asks about cookies by its own button; None where there is nothing to send."""
    told = place.site.cookies
    if told.choice is CookieChoice.ASK or place.site.name in place.settled:
        return None
    button = answering(page, told.choice, told.button)
    form = form_of(page, button.path) if button is not None else None
    if button is None or form is None or not form.path:
        return None
    request = submission(form, (), submitter=button.path, page_url=page.url)
    if isinstance(request, Trouble):
        return None
    return stay(_settled(place), tell(f"cookies.{told.choice.value}"), Submit(request, Why.COOKIES))


def left(place: Place, page: Page) -> tuple[Place, list[Tell]]:
    """What is told once where nothing can or need be sent: cookies that we brought, or a question left alone.

    To leave it alone is to reject: no site may take silence for consent.
    """
    told = place.site.cookies
    if told.choice is CookieChoice.ASK or place.site.name in place.settled:
        return place, []
    if told.given:
        return _settled(place), [tell(f"cookies.{told.choice.value}")]
    if told.choice is CookieChoice.REJECT and asks(page):
        return _settled(place), [tell("cookies.left")]
    return place, []


def returned(before: Page | None, page: Page) -> Visit | None:
    """The way back to the page that asked, where its answer has led to another; None where it has not."""
    if before is None or urldefrag(before.url)[0] == urldefrag(page.url)[0]:
        return None
    return Visit(before.url, Why.AGAIN)


def _settled(place: Place) -> Place:
    return replace(place, settled=place.settled | {place.site.name})

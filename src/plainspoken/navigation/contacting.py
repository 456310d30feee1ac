"""How to reach the people behind a site, and what to do about pages that voice cannot use."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plainspoken.flow import Intent, Page, Place, Question, Site, Step, Tell
from plainspoken.navigation.step import Handler, say, stay, tell
from plainspoken.page import contacts
from plainspoken.profiles.patterns import beyond


def contact(intent: Intent, place: Place) -> Step:
    """Tell how to reach them: what the profile knows, else what is on this page; offer to open their page."""
    told = list(_known(place.site))
    page = place.site.contact.page
    if not told and place.page is not None:
        number = contacts.telephone(place.page.nodes)
        told = [tell("contact.on_page", number=number)] if number else []
        link = contacts.contact(place.page.nodes)
        page = page or (place.page.nodes[link].url if link >= 0 else "")
    if page and (place.page is None or place.page.url != page):
        asked = replace(place, question=Question("contact.open", (Intent("go.leave", (("url", page),)),)))
        return stay(asked, *told, tell("contact.open"))
    return stay(place, *told) if told else say(place, "contact.none")


def _known(site: Site) -> Iterator[Tell]:
    """What the profile knows of how to reach them, the telephone first."""
    known = site.contact
    if known.telephone:
        yield tell("contact.telephone", site=site.spoken or site.name, number=known.telephone)
    if known.hours:
        yield tell("contact.hours", hours=known.hours)
    if known.relay:
        yield tell("contact.relay", number=known.relay)
    if known.email:
        yield tell("contact.email", email=known.email)
    if known.address:
        yield tell("contact.address", address=known.address)


def beyond_voice(site: Site, page: Page) -> list[Tell]:
    """Why a page cannot be used by voice alone, and what can be done instead; nothing for one that can.

    The profile's word goes before the page's own look.
    """
    known, seen = beyond(site, page.url), page.beyond
    if known is None and seen is None:
        return []
    reason = known.reason if known is not None else seen.kind if seen is not None else ""
    told = [tell(f"page.beyond.{reason}")]
    if known is not None and known.instead:
        told.append(tell("page.instead", text=known.instead))
    number = site.contact.telephone or (seen.telephone if seen is not None else "")
    if number:
        told.append(tell("page.beyond.telephone", number=number))
    if seen is not None and seen.contact >= 0:
        told.append(tell("page.beyond.contact", name=page.nodes[seen.contact].name))
    if seen is not None and seen.statement >= 0:
        told.append(tell("page.beyond.statement", name=page.nodes[seen.statement].name))
    return told


def instead(site: Site, url: str) -> list[Tell]:
    """What the profile says to do instead of a page that could not be had."""
    known = beyond(site, url)
    return [tell("page.instead", text=known.instead)] if known is not None and known.instead else []


HANDLERS: dict[str, Handler] = {"talk.contact": contact}

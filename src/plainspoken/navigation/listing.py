"""Lists of what is on a page, read five at a time, every item with a number that stays."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Intent, Listing, Mark, Page, Place, Step, Tell
from plainspoken.navigation import pronouncing, voices
from plainspoken.navigation.position import name_of
from plainspoken.navigation.step import Handler, on_page, say, stay, tell
from plainspoken.page.structure import items

CHUNK = 5
OF_OWN = {voices.KIND: voices.chunk, pronouncing.KIND: pronouncing.chunk}
"""Lists of things that are on no page, and how five of them are read."""

SUMMARY_KINDS = ("heading", "link", "button", "field", "table", "list", "image", "form")


def of_kind(kind: str) -> Handler:
    """A handler that reads the first five things of a kind."""

    def start(intent: Intent, place: Place, page: Page) -> Step:
        return listed(place, page, Listing(kind, items(page, kind)))

    return on_page(start)


def listed(place: Place, page: Page, listing: Listing) -> Step:
    """Say how many there are, read the first five, and say how to hear more."""
    if not listing.nodes:
        return say(place, "move.none", kind=listing.kind)
    key = "choose.which" if listing.kind == "match" else "list.intro"
    return _chunk(place, listing, 0, tell(key, kind=listing.kind, count=len(listing.nodes)))


def more(intent: Intent, place: Place) -> Step:
    """Read the next five."""
    listing = place.listing
    if listing is None:
        return say(place, "list.nothing")
    if listing.read >= len(listing.nodes):
        return say(place, "list.end", kind=listing.kind)
    return _chunk(place, listing, listing.read)


def fewer(intent: Intent, place: Place) -> Step:
    """Read the five before those read last."""
    listing = place.listing
    if listing is None:
        return say(place, "list.nothing")
    last_started = (listing.read - 1) // CHUNK * CHUNK
    return _chunk(place, listing, max(0, last_started - CHUNK))


def _chunk(place: Place, listing: Listing, start: int, *intro: Tell) -> Step:
    if listing.kind in OF_OWN:
        return OF_OWN[listing.kind](place, listing, start)
    shown = listing.nodes[start : start + CHUNK]
    read = start + len(shown)
    told = [*intro, *(item(node, start + offset) for offset, node in enumerate(shown, 1))]
    left = len(listing.nodes) - read
    if left:
        told.append(tell("list.left", count=left))
    return stay(replace(place, listing=replace(listing, read=read)), *told)


def item(node: int, number: int) -> Tell:
    """One numbered item: the reply names the node by its index as `thing`."""
    return tell("list.item", Mark(node), number=number, thing=node)


def summary(intent: Intent, place: Place, page: Page) -> Step:
    """Say how many things of each kind the page has."""
    counts = [(kind, len(items(page, kind))) for kind in SUMMARY_KINDS]
    told = [tell("list.count", kind=kind, count=count) for kind, count in counts if count]
    return stay(place, tell("page.summary", title=name_of(page)), *(told or [tell("page.empty")]))


HANDLERS: dict[str, Handler] = {
    "list.headings": of_kind("heading"),
    "list.links": of_kind("link"),
    "list.forms": of_kind("form"),
    "list.landmarks": of_kind("landmark"),
    "list.tables": of_kind("table"),
    "list.buttons": of_kind("button"),
    "list.fields": of_kind("field"),
    "list.lists": of_kind("list"),
    "list.images": of_kind("image"),
    "list.more": more,
    "list.back": fewer,
    "list.summary": on_page(summary),
}

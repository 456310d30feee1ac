"""What is remembered about a person: pages they asked to keep, and nothing unasked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plainspoken.flow import (
    Forget,
    Intent,
    Listening,
    Manner,
    Mark,
    Page,
    Place,
    Question,
    Step,
    Stop,
    Tell,
    Visit,
    Why,
)
from plainspoken.navigation.position import name_of
from plainspoken.navigation.step import Handler, on_page, say, stay, tell


def known(intent: Intent, place: Place) -> Step:
    """Say all that is kept about the person, and where."""
    told, on_disk = [], {each.key for each in place.kept}
    if place.bookmarks and "memory.bookmarks" not in on_disk:
        titles = ", ".join(stop.title for stop in place.bookmarks)
        told.append(tell("memory.bookmarks", count=len(place.bookmarks), titles=titles))
    if place.saved and "memory.references" not in on_disk:
        numbers = ", ".join(each.value for each in place.saved)
        told.append(tell("memory.references", count=len(place.saved), references=numbers))
    told += [*place.kept, *_manner(place.manner)]
    return stay(place, *told, tell("memory.nothing_else" if told else "memory.nothing"))


def _manner(manner: Manner) -> Iterator[Tell]:
    """What is kept of how a person likes to be spoken and listened to; the voice is told among what is on the disk."""
    usual = Manner()
    if (manner.rate, manner.volume, manner.pitch) != (usual.rate, usual.volume, usual.pitch):
        yield tell("me.manner", rate=manner.rate, volume=round(manner.volume * 100), pitch=manner.pitch)
    if manner.detail is not usual.detail:
        yield tell("me.brief")
    if manner.pause != usual.pause:
        yield tell("me.pause")
    if manner.silent:
        yield tell("me.silent", count=len(manner.silent))


def forget(intent: Intent, place: Place) -> Step:
    """Ask before everything is forgotten; with a yes, forget it."""
    if intent.slot("sure") is None:
        sure = Intent("me.forget", (("sure", 1),))
        return stay(replace(place, question=Question("forget.confirm", (sure,))), tell("forget.confirm"))
    forgotten = replace(place, bookmarks=(), answers=(), earlier=(), back=(), forward=(), manner=Manner(), kept=())
    bare = replace(forgotten, references=(), saved=(), files=(), review="", last="", asked=(), filling=False)
    bare = replace(bare, sought="", heard="", question=None, pronounced=())
    in_force = place.listening != Listening() or place.manner.voice or place.manner.others
    still = (tell("me.still_in_force"),) if in_force else ()
    return stay(bare, Forget(), tell("me.forgotten"), *still)


def remember(intent: Intent, place: Place, page: Page) -> Step:
    """Keep this page among the person's own."""
    kept = tuple(stop for stop in place.bookmarks if stop.url != page.url)
    stop = Stop(page.url, name_of(page), Mark(0))
    return say(replace(place, bookmarks=(*kept, stop)), "me.remembered", title=stop.title, count=len(kept) + 1)


def pages(intent: Intent, place: Place) -> Step:
    """List the pages the person asked to keep."""
    if not place.bookmarks:
        return say(place, "me.no_pages")
    told = [tell("me.page", number=n, title=stop.title) for n, stop in enumerate(place.bookmarks, 1)]
    return stay(place, tell("me.pages", count=len(told)), *told, tell("me.how_to_open"))


def open_page(intent: Intent, place: Place) -> Step:
    """Open a kept page by its number."""
    number = intent.number("number") or 0
    if not place.bookmarks:
        return say(place, "me.no_pages")
    if not 1 <= number <= len(place.bookmarks):
        return say(place, "me.no_page", number=number, count=len(place.bookmarks))
    return stay(place, Visit(place.bookmarks[number - 1].url))


def resume(intent: Intent, place: Place) -> Step:
    """Go on with what was left unfinished, at the page where it was."""
    return stay(replace(place, filling=True), Visit(intent.text("url"), Why.RESUME, leave=True))


HANDLERS: dict[str, Handler] = {
    "go.resume": resume,
    "me.known": known,
    "me.forget": forget,
    "me.remember": on_page(remember),
    "me.pages": pages,
    "me.open": open_page,
}

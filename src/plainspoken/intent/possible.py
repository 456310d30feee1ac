"""Whether a command can be carried out here: the page has what it moves to, the list has the number it names."""

from __future__ import annotations

from plainspoken.flow import Intent, Place
from plainspoken.intent.commands import Commands
from plainspoken.page.structure import KINDS, items

TO_A_KIND = frozenset({"move.next", "move.previous", "move.first", "move.last"})


def possible(intent: Intent, place: Place, commands: Commands) -> bool:
    """Whether there is here what a command is about; what is unknown of it is taken to be there."""
    command = commands.by_name.get(intent.name)
    if command is not None and not fits(command.entry.needs, place):
        return False
    page, number, kind = place.page, intent.number("number"), intent.text("kind")
    if page is None:
        return True
    if intent.name in TO_A_KIND and kind in KINDS:  # a step, which is none, may be of a task of the site's profile
        return bool(items(page, kind))
    if intent.name == "move.heading_number":
        return 0 < (number or 0) <= len(items(page, "heading"))
    if intent.name == "open.number":
        listing = place.listing
        kind = kind or (listing.kind if listing else "link")
        nodes = listing.nodes if listing and listing.kind == kind else items(page, kind) if kind in KINDS else ()
        return 0 < (number or 0) <= len(nodes)
    return True


def fits(needs: str, place: Place) -> bool:
    """Whether a place has what a command needs, by its entry in commands.yaml."""
    page = place.page
    if needs == "question":
        return place.question is not None
    if needs == "listing":
        return place.listing is not None
    if not needs or page is None:
        return not needs
    if needs == "form":
        return any(control.kind != "hidden" for form in page.forms for control in form.controls if not form.search)
    return needs == "page" or any(node.role == needs for node in page.nodes)

"""What stands around a page's content: the site's menu, and the trail from the home page to this one."""

from __future__ import annotations

from plainspoken.flow import Intent, Listing, Page, Place, Step
from plainspoken.navigation.listing import listed
from plainspoken.navigation.step import Handler, on_page, say


def menu(intent: Intent, place: Place, page: Page) -> Step:
    """Read the links of the site's menu, as the profile points it out, else of the page's navigation landmarks."""
    told = [(part.start, part.end) for part in page.parts if part.kind == "navigation" and part.end]
    trails = {index for start, end in _trails(page) for index in range(start, end)}
    marked = [(n.index, n.end) for n in page.nodes if n.role == "navigation" and n.index not in trails]
    links = tuple(
        dict.fromkeys(index for span in told or marked for index in _links(page, span) if index not in trails)
    )
    return listed(place, page, Listing("link", links)) if links else say(place, "menu.none")


def trail(intent: Intent, place: Place, page: Page) -> Step:
    """Say where this page belongs: the pages above it, from the home page down."""
    for start, end in _trails(page):
        names = [page.nodes[index].name.strip() for index in _links(page, (start, end))]
        if names:
            return say(place, "page.trail", trail=", ".join(names))
    return say(place, "page.no_trail")


def _trails(page: Page) -> list[tuple[int, int]]:
    told = [(part.start, part.end) for part in page.parts if part.kind == "breadcrumbs" and part.end]
    return told or [(each.start, each.end) for each in page.components if each.kind == "breadcrumbs"]


def _links(page: Page, span: tuple[int, int]) -> list[int]:
    return [node.index for node in page.nodes[span[0] : span[1]] if node.role == "link" and node.name.strip()]


HANDLERS: dict[str, Handler] = {"list.menu": on_page(menu), "page.trail": on_page(trail)}

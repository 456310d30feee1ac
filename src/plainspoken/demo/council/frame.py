"""What every page has around its content: menu, breadcrumbs, footer, in the options that the GOV.UK macros take."""

from __future__ import annotations

from typing import Any

from .contents import Content, Page

Item = dict[str, Any]


def menu(content: Content, page: Page) -> list[Item]:
    """The main menu in the page's language, the page itself or the one above it marked."""
    above = {page.path, page.translation} | {other.path for other in content.trail(page)}
    return [
        {
            "text": link["text"],
            "href": link["path"],
            "current": link["path"] == page.path,
            "active": link["path"] in above,
        }
        for link in content.navigation["menu"][page.language]
    ]


def breadcrumbs(content: Content, page: Page) -> list[Item]:
    """The pages above the page, "Home" first; none on the home page."""
    home = content.interface[page.language]["home"]
    return [{"text": home if other.path == "/" else other.heading, "href": other.path} for other in content.trail(page)]


def footer(content: Content, page: Page) -> list[Item]:
    """The footer's links in the page's language, each marked where it leads to another."""
    return [
        {
            "text": link["text"],
            "href": link["path"],
            "attributes": {"hreflang": link["language"]} if "language" in link else {},
        }
        for link in content.navigation["footer"][page.language]
    ]


def guide(content: Content, page: Page) -> Item:
    """The parts of the page's guide, and the pagination to the part before and the part after."""
    parts = content.parts(page.guide)
    if page not in parts:
        return {}
    place = parts.index(page)
    pagination: Item = {"landmarkLabel": "Pagination"}
    if place > 0:
        pagination["previous"] = {"href": parts[place - 1].path, "labelText": parts[place - 1].title}
    if place + 1 < len(parts):
        pagination["next"] = {"href": parts[place + 1].path, "labelText": parts[place + 1].title}
    return {"parts": parts, "pagination": pagination}

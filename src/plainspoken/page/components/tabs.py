"""Tabs as they are without script: a list of links to panels, all of which are shown.

Source: https://design-system.service.gov.uk/components/tabs/
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.listing import joined
from plainspoken.page.components.markup import Found, Markup
from plainspoken.page.document import attribute

CLASSES = ("govuk-tabs", "gem-c-tabs", "app-tabs", "js-tabs")
LISTS = ("govuk-tabs__list", "gem-c-tabs__list", "app-tabs__list", "js-tabs__list")


def find(markup: Markup) -> Iterator[Component]:
    """The tabs: `title`, `count` and their `names`; parts "tab" with `name` and `target`, its panel's first node."""
    for tag in markup.outermost(markup.classed(*CLASSES)):
        listed = markup.first(tag, *LISTS)
        anchors = markup.tagged("a", within=listed) if listed is not None else []
        parts = tuple(part for anchor in anchors for part in _tab(markup, anchor))
        if listed is None or not parts:
            continue
        names = joined(parts, "name")
        title = markup.first(tag, "govuk-tabs__title")
        values: Found = {"title": markup.text(title) if names else None, "count": len(parts), "names": names}
        yield from markup.component("tabs", tag, values, parts, told=[title, listed] if names else [])


def _tab(markup: Markup, anchor: Tag) -> tuple[Component, ...]:
    panel = markup.document.identifiers.get(attribute(anchor, "href").removeprefix("#"))
    start, end = markup.span(panel) if panel is not None else (0, 0)
    return markup.component("tab", anchor, {"name": markup.text(anchor), "target": start if end else None})

"""Language navigation: the languages that a page is to be had in, with the one that it is in.

Source: https://design-system.service.gov.uk/components/language-navigation/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup

CLASSES = ("govuk-language-navigation", "gem-c-translation-nav", "hmrc-language-select", "app-language-select")


def find(markup: Markup) -> Iterator[Component]:
    """The language navigations: `here` and `others`, the languages' names; parts "language" with `name`."""
    for tag in markup.outermost(markup.classed(*CLASSES)):
        links = markup.links(tag)
        names = ", ".join(node.name.strip() for node in links)
        values: Found = {"here": markup.here(tag), "others": names, "count": len(links)}
        parts = tuple(Component("language", node.index, node.end, (("name", node.name.strip()),)) for node in links)
        current = [each for each in markup.current if markup.holds(tag, each) and not markup.links(each)]
        yield from markup.component("language_navigation", tag, values, parts, current)

"""The back link: the way to the page before, which "go back" is too.

Source: https://design-system.service.gov.uk/components/back-link/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Markup

CLASSES = ("govuk-back-link", "gem-c-back-link", "link-back", "back-link", "ds_back-link", "app-back-link")


def find(markup: Markup) -> Iterator[Component]:
    """The back links: `name` and `url`."""
    for tag in markup.outermost(markup.classed(*CLASSES)):
        link = markup.node(tag) if tag.name == "a" else next(iter(markup.links(tag)), None)
        if link is not None:
            yield from markup.component("back_link", tag, {"name": link.name, "url": link.url})

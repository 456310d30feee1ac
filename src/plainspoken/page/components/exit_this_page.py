"""Exit this page: the way out in a hurry, for people whom somebody may be watching.

Source: https://design-system.service.gov.uk/components/exit-this-page/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Markup

CLASSES = ("govuk-exit-this-page", "gem-c-exit-this-page", "app-exit-this-page", "ds_hide-page")


def find(markup: Markup) -> Iterator[Component]:
    """The exits: `name` and `url`."""
    for tag in markup.outermost(markup.classed(*CLASSES)):
        way = next(iter(markup.links(tag)), None)
        if way is not None:
            yield from markup.component("exit_this_page", tag, {"name": way.name, "url": way.url})

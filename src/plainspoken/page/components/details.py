"""Details: a summary that shows more when it is opened; any details element is one.

Source: https://design-system.service.gov.uk/components/details/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup


def find(markup: Markup) -> Iterator[Component]:
    """The details: `name`, and `open` 1 where what is inside is shown."""
    for tag in markup.tagged("details"):
        summary = next(iter(markup.tagged("summary", within=tag)), None)
        if summary is not None:
            values: Found = {"name": markup.text(summary), "open": int("open" in tag.attrs)}
            yield from markup.component("details", tag, values)

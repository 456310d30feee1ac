"""The tag: the status of a thing, in a coloured box.

Source: https://design-system.service.gov.uk/components/tag/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Markup

CLASSES = ("govuk-tag", "moj-badge", "hmrc-tag", "ds_tag", "app-tag")


def find(markup: Markup) -> Iterator[Component]:
    """The tags: `name`."""
    for tag in markup.classed(*CLASSES):
        if name := markup.text(tag):
            yield from markup.component("tag", tag, {"name": name})

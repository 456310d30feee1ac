"""The start button: the link with which a service begins.

Source: https://design-system.service.gov.uk/components/button/#start-buttons
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Markup
from plainspoken.page.document import attribute

CLASSES = ("govuk-button--start", "gem-c-button--start", "button-get-started", "button-start", "ds_button--start")
WORDS = ("start now", "dechrau nawr")


def find(markup: Markup) -> Iterator[Component]:
    """The start buttons: `name` and `url`. A link made to look like a button, and called "Start now", is one."""
    buttons = {id(tag): tag for tag in markup.classed(*CLASSES)}
    for tag in markup.tagged("a"):
        looks = attribute(tag, "role") == "button" or "button" in attribute(tag, "class")
        if looks and id(tag) not in buttons and markup.text(tag).lower().startswith(WORDS):
            buttons[id(tag)] = tag
    for tag in buttons.values():
        node = markup.node(tag)
        if node is not None:
            yield from markup.component("start_button", tag, {"name": node.name, "url": node.url})

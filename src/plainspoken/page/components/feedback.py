"""Feedback: the request at the foot of every page of a service to say how it was.

Source: https://design-system.service.gov.uk/components/feedback/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Markup

CLASSES = ("govuk-feedback", "gem-c-feedback", "report-a-problem-container")


def find(markup: Markup) -> Iterator[Component]:
    """The requests for feedback: `title`, and `target`, the node of the first link in them."""
    for tag in markup.outermost(markup.classed(*CLASSES)):
        links = markup.links(tag)
        values = {"title": markup.text(markup.heading(tag)), "target": links[0].index if links else None}
        yield from markup.component("feedback", tag, values)

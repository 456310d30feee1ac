"""The summary card: a titled summary list with actions of its own.

Source: https://design-system.service.gov.uk/components/summary-list/#summary-cards
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup

CLASSES = ("govuk-summary-card", "app-summary-card", "gem-c-summary-card")


def find(markup: Markup) -> Iterator[Component]:
    """The cards: `title` and `count` of actions; parts "action" with `name`. The list inside is found by itself."""
    for tag in markup.outermost(markup.classed(*CLASSES)):
        title = markup.first(tag, *(f"{name}__title" for name in CLASSES))
        acting = markup.first(tag, *(f"{name}__actions" for name in CLASSES))
        links = markup.links(acting) if acting is not None else []
        actions = tuple(Component("action", link.index, link.end, (("name", link.name),)) for link in links)
        values: Found = {"title": markup.text(title), "count": len(actions)}
        yield from markup.component("summary_card", tag, values, actions)

"""The skip link: the way past what every page begins with. Reading begins at the content, so it is passed over.

Source: https://design-system.service.gov.uk/components/skip-link/
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Markup
from plainspoken.page.document import attribute

CLASSES = ("govuk-skip-link", "gem-c-skip-link", "skiplink", "skip-link", "app-skip-link", "ds_skip-links__link")
WORDS = ("skip to", "skip navigation", "neidio i")
LATEST = 5
"""A link without classes is one among so many first ones of the page."""


def find(markup: Markup) -> Iterator[Component]:
    """The skip links: `name` and `target`, the node that it leads to."""
    early = [tag for tag in markup.tagged("a")[:LATEST] if markup.text(tag).lower().startswith(WORDS)]
    found = {id(tag): tag for tag in (*markup.classed(*CLASSES), *early)}
    for tag in markup.outermost(sorted(found.values(), key=lambda each: markup.positions[id(each)])):
        anchor = tag if tag.name == "a" else next(iter(markup.tagged("a", within=tag)), tag)
        reference = attribute(anchor, "href")
        if not reference.startswith("#"):
            continue
        yield from markup.component("skip_link", tag, {"name": markup.text(tag), "target": _target(markup, reference)})


def _target(markup: Markup, reference: str) -> int | None:
    target: Tag | None = markup.document.identifiers.get(reference[1:])
    start, end = markup.span(target) if target is not None else (0, 0)
    return start if end else None

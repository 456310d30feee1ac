"""The accordion: sections that a sighted person opens one by one; without script all of them are open.

Source: https://design-system.service.gov.uk/components/accordion/
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.listing import joined
from plainspoken.page.components.markup import Found, Markup

FAMILIES = ("govuk", "gem-c", "app", "ds", "subsections")


def find(markup: Markup) -> Iterator[Component]:
    """The accordions: `count` of sections, their `names`, or `many` where they are too many.

    Parts are "section", with `name` and `summary`.
    """
    for family in FAMILIES:
        block = f"{family}-accordion"
        for tag in markup.outermost(markup.classed(block, block.replace("-accordion", "_accordion"))):
            sections = markup.classed(f"{block}__section", f"{block}-item", "ds_accordion-item", within=tag)
            parts = tuple(part for each in markup.outermost(sections) for part in _section(markup, each, block))
            if parts:
                names = joined(parts, "name")
                values: Found = {"count": len(parts), "names": names, "many": None if names else len(parts)}
                yield from markup.component("accordion", tag, values, parts)


def _section(markup: Markup, tag: Tag, block: str) -> tuple[Component, ...]:
    heading = markup.first(tag, f"{block}__section-heading") or markup.heading(tag)
    summary = markup.first(tag, f"{block}__section-summary")
    return markup.component("section", tag, {"name": markup.text(heading), "summary": markup.text(summary)})

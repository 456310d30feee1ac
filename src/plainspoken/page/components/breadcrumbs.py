"""Breadcrumbs: the trail of pages from the home page to this one.

Source: https://design-system.service.gov.uk/components/breadcrumbs/
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup
from plainspoken.page.document import attribute

CLASSES: tuple[str, ...] = (
    "govuk-breadcrumbs",
    "gem-c-breadcrumbs",
    "app-breadcrumbs",
    "ds_breadcrumbs",
    "breadcrumbs",
    "breadcrumb",
)
CLASSES += ("nav--breadcrumb", "breadcrumb-trail", "breadcrumb-nav")
SIGNS = "›»>/→ \N{RIGHT-POINTING ANGLE BRACKET}"


def find(markup: Markup) -> Iterator[Component]:
    """The trails: `trail` ("Home, Bins"), `count`, `last`; parts "crumb" with `name`. One without a link is none.

    A navigation or list that is called breadcrumbs, in whatever words contain that, is one without classes.
    """
    classed = markup.classed(*CLASSES)
    alike = [tag for tag in markup.tagged("nav", "ol", "ul", "div") if _is_called(tag)]
    for tag in markup.outermost(sorted((*classed, *alike), key=lambda each: markup.positions[id(each)])):
        items = markup.tagged("li", within=tag)
        entries = [(markup.text(item).strip(SIGNS), markup.span(item)) for item in items]
        entries = entries or [(link.name, (link.index, link.end)) for link in markup.links(tag)]
        crumbs = tuple(Component("crumb", *span, (("name", name),)) for name, span in entries if name)
        if crumbs and markup.links(tag):
            trail = ", ".join(str(crumb.value("name")) for crumb in crumbs)
            values: Found = {"trail": trail, "count": len(crumbs), "last": crumbs[-1].value("name")}
            yield from markup.component("breadcrumbs", tag, values, crumbs, told=[tag])


def _is_called(tag: Tag) -> bool:
    label = attribute(tag, "aria-label").lower()
    return "breadcrumb" in label or "briwsion bara" in label

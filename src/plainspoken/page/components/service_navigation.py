"""Service navigation: the service's name and the links to its parts, with the one that this page is in.

Source: https://design-system.service.gov.uk/components/service-navigation/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup

CLASSES: tuple[str, ...] = (
    "govuk-service-navigation",
    "govuk-header__navigation",
    "moj-primary-navigation",
    "moj-sub-navigation",
)
CLASSES += ("gem-c-service-navigation", "app-navigation", "hmrc-account-menu", "ds_site-navigation")
SERVICES = ("govuk-service-navigation__service-name", "gem-c-service-navigation__service-name")


def find(markup: Markup) -> Iterator[Component]:
    """The navigations: `service`, `count` of links less the service's own, `here`; parts "entry" with `name`.

    The navigation in the header, as it was before there was a component of its own, is one.
    """
    for tag in markup.outermost(markup.classed(*CLASSES)):
        service = markup.first(tag, *SERVICES)
        own = markup.told([service])
        entries = [n for n in markup.links(tag) if not any(start <= n.index < end for start, end in own)]
        values: Found = {
            "service": markup.text(service),
            "count": len(entries),
            "here": markup.here(tag),
        }
        parts = tuple(Component("entry", node.index, node.end, (("name", node.name),)) for node in entries)
        yield from markup.component("service_navigation", tag, values, parts)

"""The phase banner: that a service is new and still worked on. It is on every page, and passed over in reading.

Source: https://design-system.service.gov.uk/components/phase-banner/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup

CLASSES: tuple[str, ...] = (
    "govuk-phase-banner",
    "gem-c-phase-banner",
    "phase-banner",
    "phase-banner-alpha",
    "phase-banner-beta",
)
CLASSES += ("ds_phase-banner", "app-phase-banner")
PHASES = ("govuk-phase-banner__content__tag", "govuk-tag", "phase-tag", "ds_tag")


def find(markup: Markup) -> Iterator[Component]:
    """The banners: `phase` ("Beta") and `text`, the rest of the words."""
    for tag in markup.outermost(markup.classed(*CLASSES)):
        phase = markup.first(tag, *PHASES)
        values: Found = {"phase": markup.text(phase), "text": markup.text(tag, less=[phase])}
        yield from markup.component("phase_banner", tag, values)

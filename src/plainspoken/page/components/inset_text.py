"""Inset text: words set apart from those around them.

Source: https://design-system.service.gov.uk/components/inset-text/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Markup

CLASSES = ("govuk-inset-text", "gem-c-inset-text", "app-inset-text", "ds_inset-text")
PANELS = ("panel-border-wide", "panel-border-narrow")


def find(markup: Markup) -> Iterator[Component]:
    """The insets: `text`. A GOV.UK elements panel that reveals a question is none."""
    panels = [tag for tag in markup.classed(*PANELS) if not markup.tagged("input", "select", "textarea", within=tag)]
    for tag in markup.outermost(markup.classed(*CLASSES)) + panels:
        yield from markup.component("inset_text", tag, {"text": markup.text(tag)})

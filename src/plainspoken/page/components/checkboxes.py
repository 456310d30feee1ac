"""Checkboxes: any number of options, each perhaps with a question of its own that it reveals.

Source: https://design-system.service.gov.uk/components/checkboxes/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.choosing import choosing
from plainspoken.page.components.markup import Markup

CLASSES = ("govuk-checkboxes", "gem-c-checkboxes", "ds_checkboxes")


def find(markup: Markup) -> Iterator[Component]:
    """The checkboxes: `name`, `count`; parts "option" and "reveal" with `option` and how many `fields` it has."""
    return choosing(markup, "checkboxes", "checkbox", CLASSES)

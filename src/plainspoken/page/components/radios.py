"""Radios: one option of several, each perhaps with a question of its own that it reveals.

Source: https://design-system.service.gov.uk/components/radios/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.choosing import choosing
from plainspoken.page.components.markup import Markup

CLASSES = ("govuk-radios", "gem-c-radio", "ds_radios")


def find(markup: Markup) -> Iterator[Component]:
    """The radios: `name`, `count`; parts "option" and "reveal" with `option` and how many `fields` it has."""
    return choosing(markup, "radios", "radio", CLASSES)

"""Text input: what stands before and after its box, such as a pound sign, which browsers keep from screen readers.

Source: https://design-system.service.gov.uk/components/text-input/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Markup

WRAPPERS = ("govuk-input__wrapper", "nhsuk-input__wrapper", "ds_input__wrapper")
BESIDE = ("govuk-input__prefix", "govuk-input__suffix", "nhsuk-input__prefix", "nhsuk-input__suffix")
_IN_WORDS: Mapping[str, tuple[str, ...]] = {
    "£": ("pound", "punnoedd", "bunnoedd", "punt"),
    "%": ("per cent", "percent", "y cant"),
    "€": ("euro", "ewro"),
}


def find(markup: Markup) -> Iterator[Component]:
    """The text inputs that have something beside them: `beside`, less what their names say already."""
    for tag in markup.outermost(markup.classed(*WRAPPERS)):
        fields = [node for box in markup.tagged("input", within=tag) if (node := markup.node(box)) is not None]
        named = " ".join(field.name for field in fields).casefold()
        words = (_words(each) for each in markup.classed(*BESIDE, within=tag))
        beside = ", ".join(each for each in words if each and not _is_named(each.casefold(), named))
        if len(fields) == 1 and beside:
            yield from markup.component("text_input", _whole(markup, tag), {"beside": beside})


def _whole(markup: Markup, tag: Tag) -> Tag:
    """What holds the box and its label and nothing else to fill in, else the box with what is beside it."""
    around = tag.parent
    if around is None or id(around) not in markup.positions or around.name in ("body", "form", "main"):
        return tag
    return around if len(markup.tagged("input", "select", "textarea", within=around)) == 1 else tag


def _is_named(beside: str, named: str) -> bool:
    """Whether a field's name says what stands beside it, a sign in words."""
    return any(word in named for word in (beside, *_IN_WORDS.get(beside, ())))


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())

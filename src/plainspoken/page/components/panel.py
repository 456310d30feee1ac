"""The panel: that a thing is done, with the reference number that a person has to keep.

Source: https://design-system.service.gov.uk/components/panel/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup
from plainspoken.page.document import attribute

CLASSES = (
    "govuk-panel",
    "gem-c-panel",
    "govuk-box-highlight",
    "transaction-banner--complete",
    "ds_confirmation-message",
)
INTERRUPTIONS = frozenset({"govuk-panel--interruption"})
TITLES = ("govuk-panel__title", "gem-c-panel__title", "ds_confirmation-message__title")
REFERENCE = re.compile(r"(?<![\w-])(?=[A-Z0-9/ -]*[0-9])[A-Z0-9]+(?:[-/ ](?=[A-Z0-9-]*[0-9])[A-Z0-9]+)*(?![\w-])")
SHORTEST = 4
JOINT = re.compile(r"(?:\s+(?:is|yw))?[\s:]*$")
ABOUT = re.compile(r"\b(?:reference|number|cyfeirnod|rhif|code|cod|id)\b", re.IGNORECASE)


def find(markup: Markup) -> Iterator[Component]:
    """The panels: `title`, `text`, and where there is a reference `reference` with `label`, what it is called.

    An interruption's panel (`interruption` 1) is read as it stands.
    """
    for tag in markup.outermost(markup.classed(*CLASSES)):
        title = markup.first(tag, *TITLES) or markup.heading(tag)
        body = markup.text(tag, less=[title])
        if INTERRUPTIONS & set(attribute(tag, "class").split()):
            yield from markup.component("panel", tag, {"title": markup.text(title), "interruption": 1})
            continue
        label, reference = _reference(markup, tag, body)
        values: Found = {
            "title": markup.text(title),
            "label": label,
            "reference": reference,
            "text": None if reference else body,
        }
        simple = not markup.links(tag) and (not reference or body.rstrip(" .").endswith(reference))
        yield from markup.component("panel", tag, values, told=[tag] if simple else [])


def _reference(markup: Markup, tag: Tag, body: str) -> tuple[str, str]:
    """What a reference is called, and the reference; both empty where the panel has none."""
    for strong in markup.tagged("strong", "b", within=tag):
        said = markup.text(strong)
        label = body.partition(said)[0]
        if REFERENCE.fullmatch(said) or (any(c.isdigit() for c in said) and ABOUT.search(label)):
            return JOINT.sub("", label), said
    found = next((each for each in REFERENCE.finditer(body) if len(each[0]) >= SHORTEST), None)
    if found is None or not ABOUT.search(body[: found.start()]):
        return "", ""
    return JOINT.sub("", body[: found.start()]), found[0]

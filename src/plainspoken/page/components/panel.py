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

    A panel that says more than that, or has links, is read as it stands, and so is that of an interruption
    (`interruption` 1): its title is its `heading`.
    """
    for tag in markup.outermost(markup.classed(*CLASSES)):
        title = markup.first(tag, *TITLES) or markup.heading(tag)
        body = markup.text(tag, less=[title])
        if INTERRUPTIONS & set(attribute(tag, "class").split()):
            yield from markup.component("panel", tag, {"heading": markup.text(title), "interruption": 1})
            continue
        label, reference = _reference(markup, tag, body)
        simple = not markup.links(tag) and (not reference or body.rstrip(" .").endswith(reference))
        values: Found = {
            "title" if simple else "heading": markup.text(title),
            "label": label,
            "reference": reference,
            "text": None if reference else body,
        }
        yield from markup.component("panel", tag, values, told=[tag] if simple and body else [])


def _reference(markup: Markup, tag: Tag, body: str) -> tuple[str, str]:
    """What a reference is called, and the reference; both empty where the panel has none."""
    for strong in markup.tagged("strong", "b", within=tag):
        said = markup.text(strong)
        label = body.partition(said)[0] if said else ""
        if REFERENCE.fullmatch(said) or (any(c.isdigit() for c in said) and ABOUT.search(label)):
            return JOINT.sub("", label), said
    found = next((each for each in REFERENCE.finditer(body) if len(each[0]) >= SHORTEST), None)
    if found is None or not ABOUT.search(body[: found.start()]):
        return "", ""
    return JOINT.sub("", body[: found.start()]), found[0]

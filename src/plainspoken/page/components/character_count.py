"""The character count: a text area with a limit, which its script counts down to and we tell beforehand.

Source: https://design-system.service.gov.uk/components/character-count/
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup
from plainspoken.page.document import attribute

CLASSES = ("govuk-character-count", "gem-c-character-count", "ds_character-count", "app-character-count")
NUMBER = re.compile(r"[0-9][0-9,]{0,8}")
WORDS = re.compile(r"\b(words?|air|eiriau)\b", re.IGNORECASE)


def find(markup: Markup) -> Iterator[Component]:
    """The counts: `name`, `count`, the limit, and `unit`, what is counted.

    The limit is there as `characters` or `words` too where the page itself does not tell it.

    Any text area with a `maxlength` is one too.
    """
    tags = markup.outermost(markup.classed(*CLASSES))
    held = [field for tag in tags for field in markup.tagged("textarea", "input", within=tag)]
    known = {id(field) for field in held}
    limited = [each for each in markup.tagged("textarea") if "maxlength" in each.attrs and id(each) not in known]
    for tag in (*tags, *limited):
        field = tag if tag.name == "textarea" else next(iter(markup.tagged("textarea", "input", within=tag)), None)
        node = markup.node(field) if field is not None else None
        if field is None or node is None:
            continue
        limit, unit = _limit(tag, field, node.description)
        if limit:
            said = str(limit) in node.description.replace(",", "")
            values: Found = {"name": node.name, "count": limit, "unit": unit, unit: None if said else limit}
            yield from markup.component("character_count", tag, values)


def _limit(tag: Tag, field: Tag, description: str) -> tuple[int, str]:
    """How many, and of what: by the attributes, else by what the page says about the field."""
    for each in (tag, field):
        for name, unit in (("data-maxwords", "words"), ("data-maxlength", "characters"), ("maxlength", "characters")):
            value = attribute(each, name).strip()
            if value.isascii() and value.isdigit() and 0 < len(value) < 9:
                return int(value), unit
    number = NUMBER.search(description)
    unit = "words" if WORDS.search(description) else "characters"
    return (int(number[0].replace(",", "")) if number else 0), unit

"""Warning text: a consequence that people must know of, such as a fine.

Source: https://design-system.service.gov.uk/components/warning-text/
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup

CLASSES = ("govuk-warning-text", "gem-c-warning-text", "app-warning-text", "ds_warning-text")
ICONS = ("icon-important", "icon-warning")
HIDDEN = ("govuk-visually-hidden", "govuk-warning-text__assistive", "visually-hidden", "visuallyhidden")


def find(markup: Markup) -> Iterator[Component]:
    """The warnings: `prefix`, the page's word for a warning, and `text` where there are no links in it.

    Where the page has no such word the text is `bare`: the warning needs one of ours.
    """
    for tag in markup.outermost([*markup.classed(*CLASSES)]) + _notices(markup):
        prefix = markup.first(tag, *HIDDEN)
        text = markup.text(tag, less=[prefix])
        if text:
            whole = not markup.links(tag)
            values: Found = {"prefix": markup.text(prefix).rstrip(":.!")}
            values["text" if values["prefix"] else "bare"] = text if whole else None
            yield from markup.component("warning_text", tag, values, told=[tag] if whole else [])


def _notices(markup: Markup) -> list[Tag]:
    """GOV.UK elements' notices, which are warnings where they bear the icon."""
    return [tag for tag in markup.classed("notice") if markup.first(tag, *ICONS) is not None]

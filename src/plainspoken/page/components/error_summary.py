"""The error summary: what is wrong with a form's answers, each error with the field that it leads to.

Source: https://design-system.service.gov.uk/components/error-summary/
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import unquote

from bs4 import Tag

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup
from plainspoken.page.document import attribute

CLASSES = ("govuk-error-summary", "gem-c-error-summary", "error-summary", "ds_error-summary", "validation-summary")
TITLES = ("govuk-error-summary__title", "gem-c-error-summary__title", "error-summary-heading")


def find(markup: Markup) -> Iterator[Component]:
    """The error summaries: `title`, `count`; parts "error" with `text` and `target`, the node that it leads to."""
    classed = markup.outermost(markup.classed(*CLASSES))
    alike = [tag for tag in markup.outside(markup.tagged("div", "section"), classed) if _is_alert(markup, tag)]
    for tag in (*classed, *markup.outermost(alike)):
        title = markup.first(tag, *TITLES) or markup.heading(tag)
        entries = [item for item in markup.tagged("li", within=tag) if markup.span(item)[1]]
        errors = tuple(error for item in entries for error in _error(markup, item))
        values: Found = {"title": markup.text(title), "count": len(errors)}
        if title is not None or errors:
            for found in markup.component("error_summary", tag, values, errors, told=[title]):
                lists = [(node.index, node.index + 1) for node in markup.inside(tag, "list")]
                yield replace(found, told=(*found.told, *lists))


def _error(markup: Markup, item: Tag) -> tuple[Component, ...]:
    anchors = markup.tagged("a", within=item)
    reference = attribute(anchors[0], "href") if anchors else ""
    target = markup.document.identifiers.get(unquote(reference[1:])) if reference.startswith("#") else None
    start, end = markup.span(target) if target is not None else (0, 0)
    values: Found = {"text": markup.text(item), "target": start if end else None}
    return markup.component("error", item, values)


def _is_alert(markup: Markup, tag: Tag) -> bool:
    """Whether an unmarked alert is an error summary: a heading, and a list of links into the page."""
    if attribute(tag, "role") != "alert" or markup.heading(tag) is None:
        return False
    listed = [a for item in markup.tagged("li", within=tag) for a in markup.tagged("a", within=item)]
    return bool(listed) and all(attribute(a, "href").startswith("#") for a in listed)

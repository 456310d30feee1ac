"""The cookie banner: a question that is asked on every page until it is answered.

Source: https://design-system.service.gov.uk/components/cookie-banner/
"""

from __future__ import annotations

from collections.abc import Iterator

from bs4 import Tag

from plainspoken.flow import Component, Node
from plainspoken.page.components.markup import Found, Markup
from plainspoken.page.document import attribute

CLASSES: tuple[str, ...] = (
    "govuk-cookie-banner",
    "gem-c-cookie-banner",
    "app-cookie-banner",
    "ds_cookie-banner",
    "cookie-banner",
)
CLASSES += ("cbanner-govuk-cookie-banner", "hmrc-cookie-banner")
IDENTIFIERS = ("global-cookie-message", "cookie-banner", "cookie-notice", "cookie-consent", "ccc", "ccc-notify")
LABELS = ("cookie", "cwcis")


def find(markup: Markup) -> Iterator[Component]:
    """The banners: `title`, `text`, `answers` ("Accept, Reject"), `count` of them; parts "answer" with `name`.

    What is known by one of the identifiers in use before there was a component, or is a region whose label is about
    cookies and that can be answered, is one too.
    """
    named = [tag for each in IDENTIFIERS if (tag := markup.document.identifiers.get(each)) is not None]
    asked = [tag for tag in markup.tagged("div", "section", "aside") if _is_question(markup, tag)]
    found = {id(tag): tag for tag in (*markup.classed(*CLASSES), *named, *asked)}
    for tag in markup.outermost(sorted(found.values(), key=lambda each: markup.positions[id(each)])):
        title = markup.heading(tag)
        buttons = [node for node in _answers(markup, tag) if node.name]
        answers = tuple(Component("answer", node.index, node.end, (("name", node.name),)) for node in buttons)
        values: Found = {
            "title": markup.text(title),
            "text": markup.text(tag, less=[title, *markup.tagged("button", within=tag)]),
            "answers": ", ".join(node.name for node in buttons),
            "count": len(buttons),
        }
        yield from markup.component("cookie_banner", tag, values, answers)


def _answers(markup: Markup, tag: Tag) -> list[Node]:
    return markup.inside(tag, "button")


def _is_question(markup: Markup, tag: Tag) -> bool:
    label = attribute(tag, "aria-label").lower()
    return any(word in label for word in LABELS) and bool(markup.tagged("button", "input", within=tag))

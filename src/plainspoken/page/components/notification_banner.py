"""The notification banner: something that is not about this page's content, or that what was done has worked.

Source: https://design-system.service.gov.uk/components/notification-banner/
"""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Component
from plainspoken.page.components.markup import Found, Markup
from plainspoken.page.document import attribute

CLASSES: tuple[str, ...] = (
    "govuk-notification-banner",
    "moj-banner",
    "moj-alert",
    "gem-c-success-alert",
    "gem-c-notice",
)
CLASSES += ("govuk-emergency-banner", "gem-c-emergency-banner", "ds_notification", "hmrc-user-research-banner")
TITLES: tuple[str, ...] = ("govuk-notification-banner__title", "gem-c-success-alert__title", "gem-c-notice__title")
TITLES += ("gem-c-emergency-banner__heading", "moj-banner__assistive")
SUCCESSES = frozenset({"govuk-notification-banner--success", "moj-banner--success", "moj-alert--success"})
SUCCESSES |= {"gem-c-success-alert"}


def find(markup: Markup) -> Iterator[Component]:
    """The banners: `title`, `text` (all its words but the title), `success` 1 where it tells of something done.

    A notification that asks about cookies is a cookie banner.
    """
    for tag in markup.outermost(markup.classed(*CLASSES)):
        if "cookie" in attribute(tag, "id"):
            continue
        title = markup.first(tag, *TITLES) or markup.heading(tag)
        text = markup.text(tag, less=[title])
        success = 1 if SUCCESSES & set(attribute(tag, "class").split()) else None
        values: Found = {"title": markup.text(title), "text": text, "success": success}
        yield from markup.component("notification_banner", tag, values, told=[title] if text else [])

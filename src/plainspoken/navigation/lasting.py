"""How long a site keeps what it was given, told on coming to a page, and again before it is over."""

from __future__ import annotations

from plainspoken.flow import Page, Tell, Trouble
from plainspoken.navigation.step import tell

MINUTE = 60
NOTICE = 5 * MINUTE
"""How long before the end a person is warned, in seconds; of a short time half."""

MANY = 24 * 60 * MINUTE
"""What lasts longer than a day needs no word."""


def told(page: Page, before: Page | None = None) -> list[Tell]:
    """That the site ends the session by itself, where a page to fill in says so and the one before did not."""
    if before is not None and before.lasts == page.lasts:
        return []
    if not 0 < page.lasts < MANY or not any(not form.search and form.controls for form in page.forms):
        return []
    return [tell("session.lasts", count=max(1, page.lasts // MINUTE))]


def ending_warning(page: Page) -> tuple[float, Trouble] | None:
    """After how many seconds to warn of the end of a page's session, and of what; None where it does not end."""
    if not told(page):
        return None
    notice = min(NOTICE, page.lasts // 2)
    if notice < MINUTE:
        return page.lasts - notice, Trouble("session.ends_now", (("count", notice),))
    return page.lasts - notice, Trouble("session.ends", (("count", notice // MINUTE),))

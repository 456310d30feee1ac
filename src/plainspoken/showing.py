"""Pages as they are shown: taken in from a response, without the furniture that every page of a site has."""

from __future__ import annotations

from plainspoken.flow import Page, Site, Trouble
from plainspoken.intent.sharing import Knows
from plainspoken.intent.unheard import with_numbers
from plainspoken.page import parse
from plainspoken.page.attachments.shelf import Shelf
from plainspoken.page.repeated import Seen, remembered, without_furniture
from plainspoken.web import Response
from plainspoken.wording import Wording


class Showing:
    """Takes pages in, and remembers the one that is shown, what of it was unfolded, and what pages have in common."""

    def __init__(self, shelf: Shelf, wording: Wording, knows: Knows) -> None:
        """`knows` tells whether the recogniser can hear a word."""
        self._shelf = shelf
        self._knows = knows
        self._wording = wording
        self._shown: Response | None = None
        self._seen: tuple[Seen, ...] = ()
        self._opened: frozenset[str] = frozenset()

    def taken_in(self, response: Response, site: Site) -> Page | Trouble:
        """The page that a response is, or why it is none."""
        page = self._shelf.opened(response.body, response.url, response.content_type, self._wording, site)
        if isinstance(page, Trouble):
            return page
        self._shown, self._opened = response, frozenset()
        own = without_furniture(page, self._seen)
        self._seen = remembered(self._seen, page)
        return with_numbers(own, site, self._knows)

    def unfolded(self, page: Page | None, site: Site, path: str) -> Page | None:
        """The page taken in once more with a disclosure unfolded; None for one that undo went back to: it is gone."""
        shown = self._shown
        if shown is None or page is None or shown.url != page.url:
            return None
        self._opened |= {path}
        unfolded = parse(shown.body, shown.url, shown.content_type, site, self._opened)
        return with_numbers(without_furniture(unfolded, self._seen), site, self._knows)

    def forget(self) -> None:
        """Remember no page any more."""
        self._shelf.clear()
        self._seen = ()

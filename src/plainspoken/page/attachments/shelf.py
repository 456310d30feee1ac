"""Pages as they were made, so that one which comes again byte for byte is at hand at once."""

from __future__ import annotations

from collections import OrderedDict

from plainspoken.flow import Page, Site, Trouble
from plainspoken.page.attachments import opened
from plainspoken.wording import Wording

PAGES_KEPT = 24
BYTES_KEPT = 8_000_000
"""How much of what came is kept at most; a page made of it takes some ten times as much."""

Key = tuple[bytes, str, str, Site | None]


class Shelf:
    """Keeps the last pages in memory; going back, and a test's next session, make none anew."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Key, Page | Trouble] = OrderedDict()
        self._bytes = 0

    def opened(
        self, body: bytes, url: str, content_type: str, wording: Wording, site: Site | None = None
    ) -> Page | Trouble:
        """What came from an address as a Page, as `attachments.opened` makes it."""
        key = (body, url, content_type, site)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        page = opened(body, url, content_type, wording, site)
        self._kept[key] = page
        self._bytes += len(body)
        while len(self._kept) > PAGES_KEPT or self._bytes > BYTES_KEPT:
            oldest, _ = self._kept.popitem(last=False)
            self._bytes -= len(oldest[0])
        return page

    def clear(self) -> None:
        """Keep none of them any more."""
        self._kept.clear()
        self._bytes = 0

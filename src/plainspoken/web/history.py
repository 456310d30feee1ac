"""Pages that were visited, kept in memory for the way back."""

from __future__ import annotations

from collections import OrderedDict

from plainspoken.web.response import Response


class History:
    """The pages seen last, each as it came; at most `pages` of them and `size` bytes in all."""

    def __init__(self, pages: int = 20, size: int = 20_000_000) -> None:
        self._limits = (pages, size)
        self._kept: OrderedDict[str, Response] = OrderedDict()

    def keep(self, url: str, response: Response) -> None:
        """Keep a page as the newest, and let go of the oldest where there are too many."""
        self._kept.pop(url, None)
        self._kept[url] = response
        pages, size = self._limits
        while len(self._kept) > pages or sum(len(kept.body) for kept in self._kept.values()) > size:
            self._kept.popitem(last=False)

    def find(self, url: str) -> Response | None:
        """The page at an address, None where it is not kept."""
        return self._kept.get(url)

    def clear(self) -> None:
        """Let go of all pages."""
        self._kept.clear()

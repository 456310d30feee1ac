"""A profile held against its site: dead addresses, selectors that match nothing, search that finds nothing."""

from __future__ import annotations

from flask import Flask

from plainspoken.desk.overview import error_of, faults_of
from plainspoken.desk.tools import Error, Tools
from plainspoken.documents import DocumentError, load
from plainspoken.survey.live import live


class OnSite:
    """Answers at /profiles/NAME/site."""

    def __init__(self, tools: Tools, pages: int) -> None:
        self._tools = tools
        self._pages = pages

    def add_to(self, application: Flask) -> None:
        """Answer at the address of every profile's check."""
        application.add_url_rule("/profiles/<name>/site", "on_site", self._ask)
        application.add_url_rule("/profiles/<name>/site", "look", self._look, methods=["POST"])

    def _ask(self, name: str) -> str:
        return self._draw(name, [], looked=False)

    def _look(self, name: str) -> str:
        sheet = self._tools.shelf.sheet(name)
        try:
            found = live(self._tools.shelf.path(name), self._pages, self._tools.wording)
        except DocumentError:
            return self._draw(name, [], looked=False)
        placed = faults_of(sheet.text, load(sheet.text).value, found)
        return self._draw(name, [error_of(self._tools, name, each) for each in placed], looked=True)

    def _draw(self, name: str, errors: list[Error], *, looked: bool) -> str:
        sheet, site = self._tools.shelf.sheet(name), self._tools.site(name)
        context = {"sheet": sheet, "name": name, "site": site, "looked": looked}
        return self._tools.draw("on_site.html", "Check it on the site", errors, **context)

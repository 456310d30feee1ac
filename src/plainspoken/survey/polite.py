"""Fetching pages of a site as a guest does: by its robots.txt, one at a time, with time between them.

Source: RFC 9309 (Robots Exclusion Protocol); crawl-delay as the large search engines read it.
"""

from __future__ import annotations

from dataclasses import replace
from types import TracebackType
from typing import Self
from urllib.parse import urljoin

from protego import Protego

from plainspoken.flow import Site, Trouble
from plainspoken.profiles.hosts import host_of
from plainspoken.web import Browser, Response

NAME = "Plainspoken"
SECONDS = 1.0
"""Between two requests, where the profile says nothing; a computer's own pages need no waiting."""

LONGEST_DELAY = 60.0
LOOPBACK = ("127.", "localhost", "::1")


class Guest:
    """Fetches pages of one site politely; a page that robots.txt keeps us from is the trouble "survey.kept_out"."""

    def __init__(self, site: Site) -> None:
        own = host_of(site.start).startswith(LOOPBACK)
        seconds = site.politeness.seconds or (0.0 if own else SECONDS)
        self._site = replace(site, politeness=replace(site.politeness, seconds=seconds))
        self._browser = Browser(self._site)
        self._robots: dict[str, Protego | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._browser.close()

    def fetch(self, url: str) -> Response | Trouble:
        """A page, or what became of it."""
        if self._site.politeness.robots and not self._allows(url):
            return Trouble("survey.kept_out", (("host", host_of(url)), ("url", url)))
        return self._browser.visit(url)

    def _allows(self, url: str) -> bool:
        """Whether the host's robots.txt lets us fetch an address; its crawl delay is kept from then on."""
        origin = urljoin(url, "/")
        if origin not in self._robots:
            self._robots[origin] = self._rules(origin)
            self._slow_down(self._robots[origin])
        rules = self._robots[origin]
        return rules is not None and rules.can_fetch(url, NAME)

    def _rules(self, origin: str) -> Protego | None:
        """A host's rules: none at all (RFC 9309, 2.3.1.3) where there is no such file, None where it cannot be had."""
        answer = self._browser.visit(urljoin(origin, "/robots.txt"))
        if isinstance(answer, Response):
            plain = answer.status < 400 and b"<html" not in answer.body[:500].lower()
            return Protego.parse(answer.body.decode("utf-8", "replace") if plain else "")
        return None if answer.key in ("web.server_error", "web.timeout", "web.too_many_requests") else Protego.parse("")

    def _slow_down(self, rules: Protego | None) -> None:
        delay = rules.crawl_delay(NAME) if rules is not None else None
        polite = self._site.politeness
        if delay is not None and delay > polite.seconds:
            self._site = replace(self._site, politeness=replace(polite, seconds=min(float(delay), LONGEST_DELAY)))
            self._browser.move(self._site)

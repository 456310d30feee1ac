"""Asking a site for one page, as a program that says who it is, keeps no cookies and follows no redirect by itself.

Where a page leads on to another address, that is told, so that the walk asks for it once however many lead there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from urllib.parse import urljoin, urlsplit

from requests.cookies import RequestsCookieJar

from plainspoken.flow import Site, Trouble
from plainspoken.survey.audit.errands import Errand, Got, Link, Outcome, State
from plainspoken.web import address as addresses
from plainspoken.web import kinds, troubles
from plainspoken.web.browser import user_agent
from plainspoken.web.exchange import Answer, Exchange, Limits, Order
from plainspoken.web.wire import Wire

PATIENCE = Limits(tries=1)
"""One try: what fails for a while is asked again later, at the walk's own pace."""

BUSY = frozenset({429, 503})
LONGEST_WAIT = 600.0
PAUSE = 30.0
_PASSING = frozenset({"web.no_connection", "web.cut_off", "web.timeout"})


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host says to programs: the text of its robots.txt, and whether all is forbidden for want of an answer."""

    text: str = ""
    closed: bool = False


class Visitor:
    """Asks for pages, one at a time, over connections that are kept."""

    def __init__(self, site: Site, limits: Limits = PATIENCE) -> None:
        self._limits = limits
        self._wire = Wire()
        nobody = RequestsCookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
        self._exchange = Exchange(self._wire, limits, nobody, None)
        self._headers: Mapping[str, str] = {
            "User-Agent": user_agent(site.politeness.contact),
            "Accept": "text/html,application/xhtml+xml;q=0.9",
            "Accept-Language": f"{site.language or 'en'}, en;q=0.5",
            "Accept-Encoding": "gzip, deflate",
        }

    def close(self) -> None:
        """Close all connections."""
        self._exchange.close()

    def robots(self, origin: str) -> Robots:
        """Ask for a host's robots.txt (RFC 9309): what cannot be had because the host is broken forbids everything."""
        answer = self._send(urljoin(origin + "/", "/robots.txt"))
        for _ in range(5):
            if not isinstance(answer, Answer) or not answer.location:
                break
            answer = self._send(urljoin(origin + "/robots.txt", answer.location))
        if isinstance(answer, Trouble):
            return Robots(closed=answer.key not in ("web.not_found", "web.not_a_page", "web.refused"))
        if answer.status >= 500:
            return Robots(closed=True)
        return Robots(answer.body.decode("utf-8", "replace")) if answer.status < 300 else Robots()

    def fetch(self, errand: Errand) -> Got | Outcome:
        """Ask for a page: what came, or what has become of it where that is no page."""
        answer = self._send(errand.url)
        if isinstance(answer, Trouble):
            return _of_trouble(errand, answer)
        if answer.location:
            onward = urljoin(errand.url, answer.location).partition("#")[0]
            return Outcome(errand.page, State.ONWARD, answer.status, links=(Link(onward, 0),))
        if answer.status in BUSY:
            return Outcome(errand.page, State.WAITING, answer.status, wait=_wait(answer.headers))
        content_type = answer.headers.get("content-type", "")
        if answer.status >= 400:
            trouble = troubles.of_status(answer.status, urlsplit(errand.url).netloc, errand.url)
            return Outcome(errand.page, State.FAILED, answer.status, trouble=trouble)
        if kinds.is_document(errand.url, content_type, answer.body):
            return Outcome(errand.page, State.NOT_A_PAGE, answer.status)
        return Got(errand.page, errand.url, content_type, answer.body, answer.status)

    def _send(self, url: str) -> Answer | Trouble:
        address = addresses.parse(url)
        if address is None:
            return Trouble("web.bad_address", (("url", url),))
        with self._wire.within(self._limits.overall):
            return self._exchange.send(Order("GET", address, headers=self._headers))


def _of_trouble(errand: Errand, trouble: Trouble) -> Outcome:
    if trouble.key == "web.not_a_page":
        return Outcome(errand.page, State.NOT_A_PAGE)
    if trouble.key in _PASSING:
        return Outcome(errand.page, State.WAITING, wait=PAUSE, trouble=trouble)
    return Outcome(errand.page, State.FAILED, trouble=trouble)


def _wait(headers: Mapping[str, str]) -> float:
    """How long a busy site asks to be left alone, in seconds."""
    said = headers.get("retry-after", "").strip()
    return min(float(said), LONGEST_WAIT) if said.isascii() and said.isdigit() else PAUSE

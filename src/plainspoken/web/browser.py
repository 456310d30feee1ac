"""Visiting pages and sending forms as a browser does: cookies, redirects, the way back, and nothing leaked."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from http.cookiejar import DefaultCookiePolicy
from importlib.metadata import PackageNotFoundError, version
from threading import Lock
from types import TracebackType
from typing import Self

from requests.cookies import RequestsCookieJar

from plainspoken.flow import Request, Site, Trouble, Why
from plainspoken.profiles.hosts import host_of, leaves
from plainspoken.web import address as addresses
from plainspoken.web import crumbs, links, troubles
from plainspoken.web.address import Address
from plainspoken.web.exchange import Answer, Exchange, Limits, Order, Sender
from plainspoken.web.history import History
from plainspoken.web.pace import Pace, Pacing
from plainspoken.web.quiet import quieten
from plainspoken.web.response import Response
from plainspoken.web.wire import Wire

LANGUAGES: Mapping[str, str] = {"en": "en-GB, en;q=0.9"}


class Browser:
    """A session with one site at a time; cookies and pages are kept in memory, and go with it.

    One visit at a time; `stop` alone may be called from another thread meanwhile. Secure connections are verified
    always: against the usual certificates, or those of the file that `trust` names. `through` puts something between
    it and the network, or in the network's place; `pace` is shared by those who are to ask no faster together.
    """

    def __init__(
        self,
        site: Site,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        trust: str | None = None,
        *,
        through: Callable[[Sender], Sender] = lambda sender: sender,
        pace: Pacing | None = None,
    ) -> None:
        quieten()
        self.site = site
        self._limits = limits
        self._wire = Wire()
        self._cookies = RequestsCookieJar(policy=DefaultCookiePolicy(strict_domain=True))
        self._pace = pace or Pace()
        self._bring_cookies()
        self.sender = through(Exchange(self._wire, limits, self._cookies, trust))
        self._history = History()
        self._page: Address | None = None
        self._turn = Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections and forget cookies and pages."""
        self.sender.close()
        self._cookies.clear()
        self._history.clear()

    def cookies(self) -> str:
        """All cookies as text, to be kept encrypted and given to `bring` in another run; "" for none."""
        return crumbs.as_text(self._cookies)

    def bring(self, cookies: str) -> None:
        """Have the cookies that `cookies` gave in an earlier run."""
        crumbs.bring_back(cookies, self._cookies)

    def move(self, site: Site) -> None:
        """Go on with another site, once the person has agreed to leave this one."""
        if site != self.site:
            self.site = site
            self._bring_cookies()

    def _bring_cookies(self) -> None:
        """Bring along the cookies that stand for the site's answer about cookies; those it has set itself stay."""
        host = host_of(self.site.start)
        for name, value in self.site.cookies.given:
            if host and not any(each.name == name and each.domain == host for each in self._cookies):
                self._cookies.set(name, value, domain=host, path="/")

    def stop(self) -> None:
        """End the visit that is under way, which then answers the trouble "web.stopped"."""
        self._wire.cut("stopped")

    def visit(self, url: str, why: Why = Why.FOLLOW) -> Response | Trouble:
        """Fetch a page; going back or forward shows it as it was, where it is still in memory."""
        told = links.described(url)
        if told is not None:
            return told
        address = addresses.parse(url)
        if address is None:
            return Trouble("web.bad_address", (("url", url),))
        kept = self._history.find(address.url) if why in (Why.BACK, Why.FORWARD) else None
        if kept is not None:
            self._page = address
            return replace(kept, url=address.page)
        return self._go(Order("GET", address, headers=self._headers(address, "GET")))

    def send(self, request: Request) -> Response | Trouble:
        """Send a form's request, byte for byte as given, and fetch the page that answers it."""
        address = addresses.parse(request.url)
        if address is None:
            return Trouble("web.bad_address", (("url", request.url),))
        method = request.method.upper()
        headers = self._headers(address, method)
        if request.content_type and method != "GET":
            headers["Content-Type"] = request.content_type
        if method != "GET" and self._page and self._page.scheme == "https" and address.scheme == "http":
            return Trouble("web.downgrade", (("host", address.host), ("url", address.url)))
        return self._go(Order(method, address, request.body, headers))

    def _go(self, order: Order) -> Response | Trouble:
        """Send an order and follow where it leads, all within the time allowed."""
        with self._turn, self._wire.within(self._limits.overall):
            asked = order.method
            for _ in range(self._limits.redirects + 1):
                if leaves(self.site, order.address.url):
                    host, url = order.address.host, order.address.page
                    return Trouble("web.foreign_host", (("host", host), ("url", url)))
                least, now = self.site.politeness.seconds, time.monotonic()
                self._wire.hold_back(self._pace.wait(order.address.host, least, now))
                answer = self.sender.send(order)
                if isinstance(answer, Trouble):
                    return answer
                if not answer.location:
                    return self._arrive(order, answer, keep=asked == "GET")
                onward = self._onward(order, answer)
                if isinstance(onward, Trouble):
                    return onward
                order = onward
        return Trouble("web.redirects", (("host", order.address.host), ("url", order.address.url)))

    def _onward(self, order: Order, answer: Answer) -> Order | Trouble:
        """The request that follows a redirect (Fetch standard, HTTP-redirect fetch)."""
        address = addresses.onward(order.address, answer.location)
        if address is None:
            return Trouble("web.redirects", (("host", order.address.host), ("url", order.address.url)))
        if order.address.scheme == "https" and address.scheme == "http":
            return Trouble("web.downgrade", (("host", address.host), ("url", address.url)))
        to_get = (answer.status == 303 and order.method != "HEAD") or (
            answer.status in (301, 302) and order.method == "POST"
        )
        method = "GET" if to_get else order.method
        headers = self._headers(address, method)
        if to_get:
            return Order("GET", address, headers=headers)
        if "Content-Type" in order.headers:
            headers["Content-Type"] = order.headers["Content-Type"]
        return Order(method, address, order.body, headers)

    def _arrive(self, order: Order, answer: Answer, *, keep: bool) -> Response | Trouble:
        """Take an answer for the page that the person is now on, unless its status says that it is none."""
        address = order.address
        trouble = troubles.of_status(answer.status, address.host, address.url)
        if trouble is not None:
            return trouble
        if not answer.body.strip():
            key = "web.refused" if answer.status >= 400 else "web.empty"
            return Trouble(key, (("host", address.host), ("status", answer.status), ("url", address.url)))
        response = Response(address.page, answer.status, answer.headers.get("content-type", ""), answer.body)
        if keep and "no-store" not in answer.headers.get("cache-control", "").lower():
            self._history.keep(address.url, response)
        self._page = address
        return response

    def _headers(self, address: Address, method: str) -> dict[str, str]:
        """What is said of ourselves: the page that we come from only to its own origin, as some forms require it."""
        language = self.site.language or "en"
        headers = {
            "User-Agent": user_agent(self.site.politeness.contact),
            "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
            "Accept-Language": LANGUAGES.get(language, f"{language}, en;q=0.5"),
            "Accept-Encoding": "gzip, deflate",
        }
        if self._page and self._page.origin == address.origin:
            headers["Referer"] = self._page.url
            if method != "GET":
                headers["Origin"] = address.origin
        return headers


def user_agent(contact: str = "") -> str:
    """What we call ourselves; `contact` is whom the site's keepers may write to, as the profile says, "" for none."""
    return f"Mozilla/5.0 (compatible; Plainspoken/{_version()}{f'; +{contact}' if contact else ''})"


def _version() -> str:
    """This program's version, "0" where it was not installed."""
    try:
        return version("plainspoken")
    except PackageNotFoundError:
        return "0"

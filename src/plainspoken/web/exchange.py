"""One request and its answer, tried again where that is safe, within bounds of time and size."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Protocol

from requests import PreparedRequest
from requests import Response as Reply
from requests.cookies import RequestsCookieJar
from urllib3 import BaseHTTPResponse, Retry
from urllib3.exceptions import InvalidHeader

from plainspoken.flow import Trouble
from plainspoken.web import kinds, troubles
from plainspoken.web.address import Address
from plainspoken.web.wire import ByHandSession, Wire

BLOCK = 65_536
REDIRECTS = frozenset({301, 302, 303, 307, 308})
TRY_AGAIN_STATUSES = frozenset({502, 503, 504})
TRY_AGAIN = frozenset({"web.no_connection", "web.cut_off"})
ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})


@dataclass(frozen=True, slots=True)
class Limits:
    """How long to wait, in seconds, how much to take, in bytes once uncompressed, and how often to try.

    `overall` bounds a whole visit: all redirects, all tries. `wait` is the longest that a server's Retry-After is
    waited for; longer, and the person is told instead. The pause before the first new try is `pause`, then doubled.
    """

    connect: float = 10.0
    read: float = 20.0
    overall: float = 40.0
    size: int = 10_000_000
    redirects: int = 10
    tries: int = 3
    pause: float = 0.5
    wait: float = 5.0


@dataclass(frozen=True, slots=True)
class Order:
    """A request that is ready to go: method, address, body, headers of its own."""

    method: str
    address: Address
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: status, headers by name in lower case, body uncompressed ("" of a redirect)."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def location(self) -> str:
        """Where a redirect leads; "" where the answer is none. Servers send UTF-8, which HTTP reads as Latin-1."""
        if self.status not in REDIRECTS:
            return ""
        return self.headers.get("location", "").encode("latin-1", "replace").decode("utf-8", "replace")


class Sender(Protocol):
    """What answers orders: the network, or what stands for it."""

    def send(self, order: Order) -> Answer | Trouble:
        """The answer to an order; one that fails is a Trouble, nothing is raised."""

    def close(self) -> None:
        """Let go of what it holds."""


class Exchange:
    """Sends orders and takes in their answers; one at a time."""

    def __init__(self, wire: Wire, limits: Limits, cookies: RequestsCookieJar, trust: str | None) -> None:
        self._wire = wire
        self._limits = limits
        self._trust = trust
        self._session = ByHandSession(wire, cookies)

    def send(self, order: Order) -> Answer | Trouble:
        """The answer to an order; a GET that met a passing failure is tried again.

        By hand, not by urllib3's Retry: that reads a failed answer to its end and sleeps, neither within a deadline.
        """
        pause = self._limits.pause
        for attempt in range(1, self._limits.tries + 1):
            answer = self._once(order)
            last = order.method != "GET" or attempt == self._limits.tries
            wait = self._wait(answer, pause)
            if last or wait is None:
                break
            self._wire.pause(wait)
            pause *= 2
        return answer

    def close(self) -> None:
        """Close all connections."""
        self._session.close()

    def _wait(self, answer: Answer | Trouble, pause: float) -> float | None:
        """How long to wait before trying again, in seconds; None where that is no use."""
        if isinstance(answer, Trouble):
            return pause if answer.key in TRY_AGAIN else None
        if answer.status not in TRY_AGAIN_STATUSES:
            return None
        asked = answer.headers.get("retry-after", "")
        try:
            wait = Retry().parse_retry_after(asked) if asked else pause
        except InvalidHeader:
            wait = pause
        return wait if wait <= self._limits.wait else None

    def _once(self, order: Order) -> Answer | Trouble:
        """The answer to one request, or what became of it."""
        address = order.address
        if order.method != "GET":
            # a kept connection may have died while the person answered, and a form is never sent twice
            self._session.forget_connections()
        try:
            with contextlib.closing(self._dispatch(order)) as reply:
                answer = self._take(reply, address)
        except troubles.FAILURES as problem:
            answer = troubles.of_exception(problem, address.host, address.url)
        if self._wire.cut_for:
            return Trouble(f"web.{self._wire.cut_for}", (("host", address.host), ("url", address.url)))
        return answer

    def _dispatch(self, order: Order) -> Reply:
        """Send a request and read the headers of its answer."""
        self._wire.target = order.address.target
        prepared = PreparedRequest()
        prepared.prepare(
            method=order.method,
            url=order.address.url,
            headers=dict(order.headers),
            data=order.body or None,
            cookies=self._session.cookies,
        )
        timeout = (self._limits.connect, self._limits.read)
        return self._session.dispatch(prepared, timeout, self._trust, direct=_is_loopback(order.address.host))

    def _take(self, reply: Reply, address: Address) -> Answer | Trouble:
        """Take in an answer as far as it is of use."""
        headers = {name.lower(): value for name, value in reply.headers.items()}
        answer = Answer(reply.status_code, headers)
        if answer.location or troubles.of_status(answer.status, address.host, address.url):
            return answer
        content_type = headers.get("content-type", "")
        if not kinds.is_read(address.url, content_type, headers.get("content-disposition", "")):
            if answer.status >= 400:
                return answer
            return kinds.not_a_page(address.url, content_type, _length(headers))
        if headers.get("content-encoding", "").strip().lower() not in ENCODINGS:
            return Trouble("web.garbled", (("host", address.host), ("url", address.url)))
        body = _body(reply.raw, self._limits.size)
        if body is None:
            megabytes = self._limits.size // 1_000_000
            return Trouble("web.too_big", (("host", address.host), ("megabytes", megabytes), ("url", address.url)))
        if kinds.is_document(address.url, content_type, body):
            return Answer(answer.status, headers, body)
        kind = kinds.binary_type(content_type, body)
        return kinds.not_a_page(address.url, kind, len(body)) if kind else Answer(answer.status, headers, body)


def _body(raw: BaseHTTPResponse, limit: int) -> bytes | None:
    """A body, uncompressed; None where it is over the limit, of which no more than a block is ever taken in."""
    blocks: list[bytes] = []
    size = 0
    while block := raw.read(BLOCK, decode_content=True):
        size += len(block)
        if size > limit:
            return None
        blocks.append(block)
    return b"".join(blocks)


def _length(headers: Mapping[str, str]) -> int | None:
    """The size that the headers promise, in bytes; None where they tell none."""
    length = headers.get("content-length", "").strip()
    return int(length) if length.isascii() and length.isdigit() else None


def _is_loopback(host: str) -> bool:
    """Whether a host is this computer, to which no proxy leads."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False

"""The connection in use: it sends an address byte for byte, and it can be cut from outside."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator
from threading import Event, Lock, Timer
from time import monotonic
from typing import Any

from requests import PreparedRequest, Session
from requests import Response as Reply
from requests.adapters import HTTPAdapter
from requests.cookies import RequestsCookieJar
from urllib3 import HTTPConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection


class Wire:
    """What is on its way now: the target to ask for, the socket it goes through, and whether it was cut.

    A socket's own timeout bounds each wait, not their sum, and says nothing of a server that sends a byte now and
    then, be it in headers or in the body. So a timer shuts the socket when the time for the whole is up.
    """

    def __init__(self) -> None:
        self.target = ""
        self.cut_for = ""
        self._socket: socket.socket | None = None
        self._lock = Lock()
        self._wake = Event()
        self._timer = Timer(0.0, self.cut)
        self._ends = 0.0

    @contextlib.contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Cut whatever goes on inside once this many seconds have passed, those of `hold_back` apart."""
        self.cut_for = ""
        self._wake.clear()
        self._arm(seconds)
        try:
            yield
        finally:
            self._timer.cancel()
            with self._lock:
                self._socket = None

    def _arm(self, seconds: float) -> None:
        """Cut in so many seconds."""
        self._ends = monotonic() + seconds
        self._timer = Timer(seconds, self.cut, ("timeout",))
        self._timer.daemon = True
        self._timer.start()

    def hold(self, connected: object) -> None:
        """Note the socket that is in use; refuses, as one that timed out, what comes after the cut."""
        with self._lock:
            if self.cut_for:
                raise TimeoutError(self.cut_for)
            self._socket = connected if isinstance(connected, socket.socket) else None

    def cut(self, reason: str) -> None:
        """End what is under way, from any thread."""
        with self._lock:
            self.cut_for = self.cut_for or reason
            self._wake.set()
            if self._socket is not None:
                with contextlib.suppress(OSError):  # it may have closed by itself this very moment
                    # not SSLSocket's own shutdown, which takes its TLS state from under the thread that reads
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def pause(self, seconds: float) -> None:
        """Wait, at most until the cut."""
        self._wake.wait(seconds)

    def hold_back(self, seconds: float) -> None:
        """Wait for the sake of a site, at most until somebody stops it; the time allowed begins again after it."""
        if seconds <= 0:
            return
        left = max(0.0, self._ends - monotonic())
        self._timer.cancel()
        self._wake.wait(seconds)
        self._arm(left)


class WatchedConnection(HTTPConnection):
    """A connection that asks for the wire's target as it stands, where urllib3 would escape it anew ("[" as %5B)."""

    wire: Wire

    def request(self, method: str, url: str, *arguments: Any, **options: Any) -> None:  # noqa: ANN401
        """Send a request; through a proxy, `url` is the whole address and keeps its origin."""
        self.wire.hold(self.sock)
        origin = url[: url.index("/", url.index("://") + 3)] if "://" in url.partition("?")[0] else ""
        super().request(method, origin + self.wire.target, *arguments, **options)
        self.wire.hold(self.sock)


class WatchedSecureConnection(WatchedConnection, HTTPSConnection):
    """The same over TLS."""


class WatchedAdapter(HTTPAdapter):
    """An adapter whose connections hang on one wire."""

    def __init__(self, wire: Wire) -> None:
        super().__init__(max_retries=0)
        self._plain = type("Connection", (WatchedConnection,), {"wire": wire})
        self._secure = type("SecureConnection", (WatchedSecureConnection,), {"wire": wire})
        self._pools: set[HTTPConnectionPool] = set()

    def get_connection_with_tls_context(self, *arguments: Any, **options: Any) -> HTTPConnectionPool:  # noqa: ANN401
        """The pool for a request, which makes watched connections from now on."""
        pool = super().get_connection_with_tls_context(*arguments, **options)
        assert isinstance(pool, HTTPConnectionPool)
        pool.ConnectionCls = self._secure if pool.scheme == "https" else self._plain
        self._pools.add(pool)
        return pool

    def close(self) -> None:
        """Close all connections now: urllib3 leaves that to the garbage collector, whenever it comes."""
        super().close()
        while self._pools:
            self._pools.pop().close()


class ByHandSession(Session):
    """A session that leaves redirects to us: requests reads a redirect's whole body even when told not to follow."""

    def __init__(self, wire: Wire, cookies: RequestsCookieJar) -> None:
        super().__init__()
        self.cookies = cookies
        for scheme in ("http://", "https://"):
            self.mount(scheme, WatchedAdapter(wire))

    def get_redirect_target(self, resp: Reply) -> str | None:
        """None: there is nothing that requests should follow."""
        return None

    def dispatch(
        self, prepared: PreparedRequest, timeout: tuple[float, float], trust: str | None, *, direct: bool
    ) -> Reply:
        """Send and read the headers; `direct` passes over the proxy that this computer's environment names."""
        found = self.merge_environment_settings(prepared.url or "", {}, True, trust or True, None)
        proxies = {} if direct else found["proxies"]
        return self.send(
            prepared, stream=True, timeout=timeout, verify=found["verify"], proxies=proxies, allow_redirects=False
        )

    def forget_connections(self) -> None:
        """Close the connections that were kept for the next request."""
        for adapter in self.adapters.values():
            adapter.close()

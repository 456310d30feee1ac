"""Serving a site on this computer alone, and stopping it without a trace."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from flask import Flask
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher

from plainspoken.frontend.closing import closing

if TYPE_CHECKING:
    from collections.abc import Callable

LOOPBACK = "127.0.0.1"
POLL_SECONDS = 1.0
LARGEST_REQUEST = 16 * 1024 * 1024


class CannotServe(Exception):
    """The site could not be served; the words say why and what to do about it."""


class JoinedDispatcher(ThreadedTaskDispatcher):  # type: ignore[misc]  # waitress has no types
    """Waitress's pool of threads, which waits for its threads to have really ended."""

    def __init__(self) -> None:
        super().__init__()
        self.started: list[threading.Thread] = []

    def start_new_thread(self, target: Callable[[int], None], thread_no: int) -> None:
        """Start a thread and remember it."""
        thread = threading.Thread(target=target, name=f"site-{thread_no}", args=(thread_no,), daemon=True)
        self.started.append(thread)
        thread.start()

    def join(self, timeout: float = 5.0) -> None:
        """Wait for every thread, at most `timeout` seconds each."""
        for thread in self.started:
            thread.join(timeout)


class Server:
    """A Flask site on a loopback port, answering from its own threads until it is stopped."""

    def __init__(self, application: Flask, port: int = 0, name: str = "Plainspoken", threads: int = 8) -> None:
        self._application = application
        self._stopping = threading.Event()
        self._dispatcher = JoinedDispatcher()
        self._listener = _listen(application, _settings(port, name, threads), self._dispatcher)
        self._loop = threading.Thread(target=self._run, name="site-loop", daemon=True)

    @property
    def url(self) -> str:
        """The site's address, with no slash at the end."""
        return self.address(LOOPBACK)

    def address(self, host: str) -> str:
        """The site's address by one of this computer's names, with no slash at the end."""
        return f"http://{host}:{self._listener.effective_port}"

    def start(self) -> None:
        """Begin to answer; returns at once."""
        self._dispatcher.set_thread_count(self._listener.adj.threads)
        self._loop.start()

    def stop(self) -> None:
        """Let slow answers go, close every connection, end every thread."""
        closing(self._application).set()
        self._stopping.set()
        self._listener.pull_trigger()
        self._loop.join()

    def wait(self) -> None:
        """Wait until the site is stopped, waking often enough to notice the keyboard."""
        while self._loop.is_alive():
            self._loop.join(POLL_SECONDS)

    def _run(self) -> None:
        sockets = self._listener._map
        while not self._stopping.is_set():
            wasyncore.loop(timeout=POLL_SECONDS, map=sockets, use_poll=True, count=1)
        # Closing a channel first wakes a thread that waits for its reader; only then can the threads be joined.
        for channel in list(self._listener.active_channels.values()):
            channel.handle_close()
        self._dispatcher.shutdown()
        self._dispatcher.join()
        self._listener.close()
        wasyncore.close_all(sockets)


def _settings(port: int, name: str, threads: int) -> Adjustments:
    return Adjustments(
        host=LOOPBACK,
        port=port,
        threads=threads,
        ident=name,
        clear_untrusted_proxy_headers=True,
        max_request_body_size=LARGEST_REQUEST,
        inbuf_overflow=LARGEST_REQUEST,  # what people send is kept in memory, never in a file
    )


def _listen(application: Flask, settings: Adjustments, dispatcher: JoinedDispatcher) -> Any:  # noqa: ANN401  # waitress has no types
    sockets: dict[int, Any] = {}
    try:
        return TcpWSGIServer(application, map=sockets, dispatcher=dispatcher, adj=settings, sockinfo=settings.listen[0])
    except OSError as error:
        wasyncore.close_all(sockets)
        raise CannotServe(
            f"port {settings.port} on {LOOPBACK} cannot be used: {error.strerror}. "
            "Choose another port, or 0 for any free one."
        ) from error

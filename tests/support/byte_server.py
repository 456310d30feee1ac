"""A server on loopback that answers with whatever bytes a test gives it, right or wrong."""

from __future__ import annotations

import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from plainspoken.flow import Site


@dataclass
class Visitor:
    """One request as it came, and the connection to answer on; `closing` is set when the server stops."""

    connection: socket.socket
    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    closing: threading.Event

    def answer(self, body: bytes | str = b"<p>Hello", status: str = "200 OK", **headers: str) -> None:
        """Answer as a decent server does; header names are written with underscores."""
        body = body.encode() if isinstance(body, str) else body
        lines = {"content_type": "text/html", "content_length": str(len(body)), **headers}
        head = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in lines.items() if value)
        self.raw(f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body)

    def raw(self, data: bytes) -> None:
        self.connection.sendall(data)


Route = Callable[[Visitor], None]


@dataclass
class Server:
    """Routes by path, and all requests that came."""

    origin: str = ""
    port: int = 0
    routes: dict[str, Route] = field(default_factory=dict)
    seen: list[Visitor] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/") -> str:
        return self.origin + path

    @property
    def site(self) -> Site:
        return Site("here", start=self.url(), hosts=("127.0.0.1",))

    def targets(self) -> list[str]:
        return [visitor.target for visitor in self.seen]


def _read(connection: socket.socket) -> tuple[list[str], bytes] | None:
    data = b""
    while b"\r\n\r\n" not in data:
        block = connection.recv(65536)
        if not block:
            return None
        data += block
        if data.startswith(b"\x16\x03"):  # a secure greeting, which a server that speaks none answers in the open
            connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
            return None
    head, _, body = data.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    length = next((int(line.split(":")[1]) for line in lines if line.lower().startswith("content-length")), 0)
    while len(body) < length:
        body += connection.recv(65536)
    return lines, body


def serve(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server in threads; stopped, and all its threads ended, when the generator is closed."""
    closing = threading.Event()
    known = Server()

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            known.connections += 1
            try:
                connection = context.wrap_socket(self.request, server_side=True) if context else self.request
            except OSError:
                return
            with connection:
                try:
                    while self.one(connection):
                        pass
                except OSError:
                    return  # the browser hung up, as several tests make it

        def one(self, connection: socket.socket) -> bool:
            came = _read(connection)
            if came is None:
                return False
            lines, body = came
            method, target, _ = lines[0].split(" ", 2)
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
            visitor = Visitor(connection, method, target, headers, body, closing)
            known.seen.append(visitor)
            route = known.routes.get(target.partition("?")[0], Visitor.answer)
            route(visitor)
            return route is Visitor.answer  # only a plain answer keeps the connection for more

    class Listener(socketserver.ThreadingTCPServer):
        daemon_threads = False
        block_on_close = True
        allow_reuse_address = True

    with Listener(("127.0.0.1", 0), Handler) as listener:
        known.port = listener.server_address[1]
        known.origin = f"{'https' if context else 'http'}://127.0.0.1:{known.port}"
        thread = threading.Thread(target=listener.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield known
        finally:
            closing.set()
            listener.shutdown()
            thread.join()

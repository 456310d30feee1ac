"""Serving the practice site on this computer alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import click
from flask import Flask

from plainspoken.frontend.server import CannotServe, Server

from . import council
from .council import cards

NAME = "Anytown Council"
OTHER_NAME = "localhost"
"""What the payment site goes by: the same computer, another host to a browser."""

__all__ = ["CannotServe", "Server", "run_forever", "serve"]


@contextmanager
def serve(
    port: int = 0, *, today: datetime.date | None = None, faults: bool = False, application: Flask | None = None
) -> Iterator[str]:
    """Serve Anytown Council (or `application`) on 127.0.0.1 and yield its address, "http://127.0.0.1:PORT".

    Port 0 takes any free port. `today` is the date that the site goes by; `faults` adds the misbehaving pages of
    faults.py. Raises CannotServe where the port is taken. When the block ends, no thread or socket is left.
    """
    with ExitStack() as stack:
        yield _started(stack, application or council.create(today, faults=faults), port).url


def run_forever(port: int = 8000, *, today: datetime.date | None = None) -> None:
    """Serve Anytown Council until Control+C, saying in a plain line where it is; raises CannotServe."""
    with ExitStack() as stack:
        server = _started(stack, council.create(today), port)
        click.echo(f"{NAME} is at {server.url}/ on this computer. Press Control and C together to stop it.")
        try:
            server.wait()
        except KeyboardInterrupt:
            click.echo(f"{NAME} has stopped.")


def _started(stack: ExitStack, application: Flask, port: int) -> Server:
    """A site that answers, and the payment site of a council beside it, both stopped when the stack is closed."""
    server = Server(application, port, NAME)
    payments = application.extensions.get(cards.KEY)
    if payments is not None:
        beside = Server(payments, name="Anytown Payments", threads=2)
        payments.extensions[cards.KEY].site = beside.address(OTHER_NAME)
        beside.start()
        stack.callback(beside.stop)
    server.start()
    stack.callback(server.stop)
    return server

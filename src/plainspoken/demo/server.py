"""Serving the practice site on this computer alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import Flask

from plainspoken.frontend.server import CannotServe, Server

from . import council

NAME = "Anytown Council"

__all__ = ["CannotServe", "Server", "run_forever", "serve"]


@contextmanager
def serve(
    port: int = 0, *, today: datetime.date | None = None, faults: bool = False, application: Flask | None = None
) -> Iterator[str]:
    """Serve Anytown Council (or `application`) on 127.0.0.1 and yield its address, "http://127.0.0.1:PORT".

    Port 0 takes any free port. `today` is the date that the site goes by; `faults` adds the misbehaving pages of
    faults.py. Raises CannotServe where the port is taken. When the block ends, no thread or socket is left.
    """
    server = Server(application or council.create(today, faults=faults), port, NAME)
    server.start()
    try:
        yield server.url
    finally:
        server.stop()


def run_forever(port: int = 8000, *, today: datetime.date | None = None) -> None:
    """Serve Anytown Council until Control+C, saying in a plain line where it is; raises CannotServe."""
    server = Server(council.create(today), port, NAME)
    server.start()
    click.echo(f"{NAME} is at {server.url}/ on this computer. Press Control and C together to stop it.")
    try:
        server.wait()
    except KeyboardInterrupt:
        click.echo(f"{NAME} has stopped.")
    finally:
        server.stop()

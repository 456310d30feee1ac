"""`plainspoken desk`: site profiles made, edited, heard and tried in a browser."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path

import click

from plainspoken.cli.shared import complain, settings_told
from plainspoken.desk.application import create
from plainspoken.desk.guard import Guard
from plainspoken.desk.shelf import Shelf
from plainspoken.desk.speech import Speech
from plainspoken.frontend.server import CannotServe, Server
from plainspoken.hearing import choose as choose_recogniser
from plainspoken.speaking import choose as choose_voice


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Where; by default any free port.")
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path),
              help="Your profiles' folder, if it is not the usual one.")  # fmt: skip
@click.option("--browser/--no-browser", default=True, help="Open the desk in your browser, or only print its address.")
def desk(port: int, folder: Path | None, browser: bool) -> None:
    """Make and edit site profiles in a browser, on this computer alone.

    Prints the desk's address, which is a secret of this run, and serves until Control and C are pressed together.
    """
    settings = settings_told()
    guard = Guard()
    speech = Speech(lambda: choose_voice(settings.voice), lambda: choose_recogniser(settings.recogniser))
    application = create(guard, shelf=Shelf(folder) if folder else None, speech=speech)
    try:
        server = Server(application, port, "Plainspoken")
    except CannotServe as problem:
        complain(str(problem))
    server.start()
    address = f"{server.url}/enter/{guard.token}"
    click.echo(f"The profile desk is at {address}")
    click.echo("Keep that address to yourself. Press Control and C together to stop.")
    if browser and _has_windows():
        webbrowser.open(address)
    try:
        server.wait()
    except KeyboardInterrupt:
        click.echo("The profile desk has stopped.")
    finally:
        server.stop()
        speech.close()


def _has_windows() -> bool:
    """Whether a browser would open beside the terminal, not in it, where it would have to be closed first."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

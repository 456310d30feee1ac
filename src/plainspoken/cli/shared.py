"""What several commands need: the site that was named, words on the error stream."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

import click

from plainspoken.demo.server import CannotServe, serve
from plainspoken.documents import DocumentError
from plainspoken.flow import Site, Trouble
from plainspoken.profiles import ProfileNotFoundError, find, from_url, rebased
from plainspoken.settings import Settings
from plainspoken.settings import load as load_settings
from plainspoken.wording import Wording

PRACTICE = "anytown"
FIRST_SITE = "govuk"
ADDRESSES = ("http://", "https://")


def complain(*lines: str) -> NoReturn:
    """Say what went wrong on the error stream, and end with status 1."""
    for line in lines:
        click.echo(line, err=True)
    raise SystemExit(1)


def words(trouble: Trouble, wording: Wording) -> str:
    """A trouble in words."""
    return wording.reply(trouble.key, dict(trouble.values))


def settings_told() -> Settings:
    """The settings in force; what is wrong with them is told on the error stream."""
    settings, faults = load_settings()
    for fault in faults:
        click.echo(f"Settings: {fault}", err=True)
    return settings


class OutputError(click.ClickException):
    """What is to be shown cannot be written; ends the program with status 1."""


class Show:
    """Prints lines and never raises, for a conversation would tell of that by the same way; `check` raises instead."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._problem: OSError | None = None

    def __call__(self, line: str) -> None:
        """Print a line and keep it."""
        self.lines.append(line)
        try:
            if self._problem is None:
                click.echo(line)
        except OSError as problem:
            self._problem = problem

    def check(self) -> None:
        """Raise OutputError where a line could not be written."""
        if self._problem is not None:
            raise OutputError(f"The output cannot be written: {self._problem.strerror or self._problem}.")


def profile_named(name: str) -> Site:
    """What is known of the site with a profile's name or an address; nothing is served. Else the end in words."""
    if name.startswith(ADDRESSES):
        return from_url(name)
    try:
        return find(name or FIRST_SITE)
    except ProfileNotFoundError as missing:
        complain(str(missing))
    except DocumentError as broken:
        complain(*(str(fault) for fault in broken.faults))


@contextmanager
def site_named(name: str) -> Iterator[Site]:
    """The site with a profile's name or an address; the practice site is served on this computer meanwhile."""
    found = profile_named(name)
    if found.name != PRACTICE or name.startswith(ADDRESSES):
        yield found
        return
    try:
        with serve() as address:
            yield rebased(found, f"{address}/")
    except CannotServe as problem:
        complain(str(problem))

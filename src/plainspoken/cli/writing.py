"""`plainspoken listen --write`: the conversation as a session's file, when it ends."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from plainspoken.cli.shared import FIRST_SITE, PRACTICE, complain
from plainspoken.flow import Place
from plainspoken.testing.writing.composing import Head, composed
from plainspoken.testing.writing.scribe import Scribe

SUFFIX = ".session.yaml"


@contextmanager
def writing(file: str, site: str, place: Callable[[], Place]) -> Iterator[Scribe | None]:
    """Note the conversation inside, and write it down when it ends, however it ends; None where there is no file."""
    if not file:
        yield None
        return
    name = site or FIRST_SITE
    scribe = Scribe(place, practice=name == PRACTICE)
    try:
        yield scribe
    finally:
        path = Path(file)
        title = path.name.removesuffix(SUFFIX).replace("_", " ").replace("-", " ").strip().capitalize()
        head = Head(title or "A conversation", name, datetime.date.today() if name == PRACTICE else None)
        path.write_text(composed(head, scribe.turns, scribe.secrets), encoding="utf-8")
        click.echo(f"Written: {file}. Play it with: plainspoken play {file}")


def refuse_unwritable(file: str) -> None:
    """End in words, before anything is said, where the conversation could not be written down."""
    path = Path(file)
    if not file.endswith(SUFFIX):
        complain(f"{file}: the name should end in {SUFFIX}, so that pytest finds the file.")
    if path.exists():
        complain(f"{file} is there already. Give another name: nothing is written over.")
    if not path.parent.is_dir():
        complain(f"{file}: there is no folder {path.parent}.")

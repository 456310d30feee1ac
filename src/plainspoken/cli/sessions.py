"""`plainspoken play`: scripted voice sessions, without pytest."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

import click

from plainspoken.cli.shared import complain
from plainspoken.demo.server import CannotServe
from plainspoken.documents import DocumentError, Fault
from plainspoken.testing.player import Player
from plainspoken.testing.results import Outcome
from plainspoken.testing.script import Script, read
from plainspoken.testing.telling import conversation, summary

BAD_FILE = 2


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="SESSION.yaml...")
def play(files: tuple[str, ...]) -> None:
    """Play scripted voice sessions as text, and print each as a conversation.

    Ends with status 0 if all passed, 1 if one failed, 2 if a file has faults, in which case none is played.
    """
    results = []
    with Player() as player:
        for script in scripts(files, player.commands):
            click.echo(f"{script.name} ({script.file})")
            try:
                results.append(player.play(script))
            except CannotServe as problem:
                complain(str(problem))
            click.echo("\n".join(conversation(results[-1])))
            click.echo(f"{results[-1].outcome.value.capitalize()}.\n")
    click.echo(summary(results))
    if any(result.outcome is Outcome.FAILED for result in results):
        raise SystemExit(1)


def scripts(files: Iterable[str], commands: Collection[str]) -> list[Script]:
    """All the sessions; where a file has faults, all faults of all files are told and the program ends."""
    found: list[Script] = []
    faults: list[Fault] = []
    for file in files:
        try:
            found += read(Path(file), commands)
        except DocumentError as problem:
            faults += problem.faults
    for fault in faults:
        click.echo(str(fault), err=True)
    if faults:
        raise SystemExit(BAD_FILE)
    return found

"""`plainspoken play`: scripted voice sessions, without pytest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import click

from plainspoken.cli.shared import complain
from plainspoken.demo.server import CannotServe
from plainspoken.documents import DocumentError, Fault
from plainspoken.testing.player import Player
from plainspoken.testing.results import Outcome
from plainspoken.testing.schema import published
from plainspoken.testing.script import Script, read
from plainspoken.testing.telling import conversation, summary
from plainspoken.testing.updating import Updates

BAD_FILE = 2


def _print_schema(context: click.Context, option: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        click.echo(published())
        context.exit()


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="SESSION.yaml...")
@click.option("--tag", "tags", multiple=True, help="Only sessions with this tag; given twice, with either.")
@click.option("--live", is_flag=True, help="Play sessions that have pages or a tape on their real site.")
@click.option("--record", is_flag=True, help="Play sessions on their real site, and put what it answers onto tapes.")
@click.option("--update", is_flag=True, help="Write what is heard into the files where something else was expected.")
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of session files, for editors, and end.",
)
def play(files: tuple[str, ...], tags: tuple[str, ...], live: bool, record: bool, update: bool) -> None:
    """Play scripted voice sessions as text, and print each as a conversation.

    Ends with status 0 if all passed, 1 if one failed, 2 if a file has faults, in which case none is played.
    """
    results = []
    updates = Updates()
    with Player(live=live, record=record) as player:
        for script in tagged(scripts(files, player.commands), tags):
            click.echo(f"{script.name} ({script.file})")
            try:
                result = player.play(script, beyond=("hear",) if update else ())
            except CannotServe as problem:
                complain(str(problem))
            results.append(updates.taken(result) if update else result)
            click.echo("\n".join(conversation(result)))
            click.echo(f"{results[-1].outcome.value.capitalize()}.\n")
    for line in player.sources.written:
        click.echo(f"Recorded: {line}")
    for line in updates.written():
        click.echo(f"Rewritten: {line}")
    click.echo(summary(results))
    if any(result.outcome is Outcome.FAILED for result in results):
        raise SystemExit(1)


def tagged(found: Sequence[Script], tags: Collection[str]) -> list[Script]:
    """The sessions that have one of the tags, all where none are given; ends the program where there is none."""
    chosen = [script for script in found if not tags or set(tags) & set(script.session.tags)]
    if not chosen:
        there_are = ", ".join(sorted({tag for script in found for tag in script.session.tags})) or "none"
        complain(f"No session has the tag {' or '.join(tags)}. Tags in these files: {there_are}.")
    return chosen


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

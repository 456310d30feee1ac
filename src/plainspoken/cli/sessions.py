"""`plainspoken play`: scripted voice sessions, without pytest."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import click

from plainspoken.cli.playing import (
    CLUSTER,
    REPORTS,
    SOUND,
    Reports,
    Sounding,
    depths_of,
    heading,
    on_cluster,
    with_options,
)
from plainspoken.cli.shared import complain
from plainspoken.demo.server import CannotServe
from plainspoken.documents import DocumentError, Fault
from plainspoken.hearing import RecogniserError
from plainspoken.speaking import VoiceError
from plainspoken.testing.depths import Depth
from plainspoken.testing.player import Player
from plainspoken.testing.reference import reference
from plainspoken.testing.reports import Run
from plainspoken.testing.results import Outcome, SessionResult
from plainspoken.testing.schema import published
from plainspoken.testing.script import Script, read
from plainspoken.testing.sound.air import NoVoiceError
from plainspoken.testing.sound.choosing import cells_of
from plainspoken.testing.sound.conversation import UnreadableRecordingError
from plainspoken.testing.sound.table import lines
from plainspoken.testing.sound.trials import survived
from plainspoken.testing.tapes import TapeError
from plainspoken.testing.telling import conversation, summary
from plainspoken.testing.updating import Updates

BAD_FILE = 2

ENDING: dict[str, Any] = {"is_flag": True, "is_eager": True, "expose_value": False}
"""How an option is that ends the program."""


def _printing(text: Callable[[], str]) -> Callable[[click.Context, click.Parameter, bool], None]:
    """What an option does that prints something and ends."""

    def print_it(context: click.Context, option: click.Parameter, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            click.echo(text())
            context.exit()

    return print_it


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="SESSION.yaml...")
@click.option("--tag", "tags", multiple=True, help="Only sessions with this tag; given twice, with either.")
@click.option("--live", is_flag=True, help="Play sessions that have pages or a tape on their real site.")
@click.option("--record", is_flag=True, help="Play sessions on their real site, and put what it answers onto tapes.")
@click.option("--update", is_flag=True, help="Write what is heard into the files where something else was expected.")
@with_options(*SOUND, *REPORTS, CLUSTER)
@click.option("--schema", callback=_printing(published), **ENDING, help="Print the JSON Schema, for editors, and end.")
@click.option("--keys", callback=_printing(reference), **ENDING, help="Print every key and what it is for, and end.")
def play(  # noqa: PLR0913, PLR0917 - an argument an option
    files: tuple[str, ...], tags: tuple[str, ...], live: bool, record: bool, update: bool,
    junit: Path | None, html: Path | None, jsonl: Path | None, cluster: str, **sounding: Any,  # noqa: ANN401 - as Sounding has them
) -> None:  # fmt: skip
    """Play scripted voice sessions, as text or with sound, and print each as a conversation.

    Ends with status 0 if all passed, 1 if one failed, 2 if a file has faults, in which case none is played.
    """
    if cluster and (record or update):
        raise click.UsageError("--record and --update write files here: leave them out with --cluster.")
    options = Sounding(**sounding).options(keep=html is not None)
    try:
        with Player(live=live, record=record) as player:
            depths = depths_of(options, player)
            with ExitStack() as held:
                held.callback(depths[0].close)
                found = tagged(scripts(files, player.commands), tags)
                if cluster:
                    results = on_cluster(cluster, options, found, len(depths), live=live)
                else:
                    results = tuple(
                        _played(player, script, depth, update=update, whole=len(depths) == 1)
                        for depth in depths
                        for script in found
                    )
    except TapeError as problem:
        complain(f"{problem}.")
    for line in player.sources.written:
        click.echo(f"Recorded: {line}")
    if update:
        results = _rewritten(results)
    run = Run(results, cells_of(depths))
    for line in lines(run.trials):
        click.echo(line)
    Reports(junit, html, jsonl).write(run)
    click.echo(summary(results))
    if any(result.outcome is Outcome.FAILED for result in results):
        raise SystemExit(1)


def _played(player: Player, script: Script, depth: Depth, *, update: bool, whole: bool) -> SessionResult:
    """Play a session and print it, the `whole` conversation or a line; ends the program where it cannot be played.

    What it came to is left out where files are to be rewritten, since it is known only when all are played.
    """
    told = heading(script, depth.name)
    if whole:
        click.echo(told)
    try:
        result = player.play(script, depth, beyond=("hear",) if update else ())
    except (CannotServe, RecogniserError, VoiceError, NoVoiceError, UnreadableRecordingError) as problem:
        complain(str(problem))
    outcome = "played" if update else result.outcome.value
    if whole:
        click.echo("\n".join(conversation(result)))
        click.echo("" if update else f"{outcome.capitalize()}.\n")
    else:
        click.echo(f"{told}: {outcome}, {survived(result)}")
    return result


def _rewritten(results: Sequence[SessionResult]) -> tuple[SessionResult, ...]:
    """Write what is heard into the files, and print each line of that and what every session is from now on."""
    updates = Updates()
    settled = updates.settled(results)
    for line in updates.written():
        click.echo(line)
    for result in settled:
        click.echo(f"{heading(result.script, result.depth)}: {result.outcome.value}")
    return settled


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

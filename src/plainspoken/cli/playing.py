"""What `plainspoken play` can be told besides the sessions: sound and its matrix, reports, many computers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from plainspoken.cli.shared import complain
from plainspoken.testing.choosing import chosen, listed
from plainspoken.testing.depths import Depth, DepthError, Options
from plainspoken.testing.player import Player
from plainspoken.testing.reports import Run, json_lines, junit, page
from plainspoken.testing.results import Outcome, SessionResult
from plainspoken.testing.script import Script
from plainspoken.testing.telling import conversation

Command = TypeVar("Command", bound=Callable[..., Any])

SOUND = (
    click.option("--sound", is_flag=True, help="Speak, really recognise and answer aloud, in every cell of a matrix:"),
    click.option("--voices", metavar="NAME,...", default="", help="who speaks: names, accents, all, or each;"),
    click.option("--speeds", metavar="NUMBER,...", default="", help="how fast, in words a minute;"),
    click.option("--noise", metavar="KIND:DB,...", default="", help="over what, how far below the voice: babble:20;"),
    click.option("--rooms", metavar="NAME,...", default="", help="where: none, bedroom, living-room, kitchen, hall;"),
    click.option("--recogniser", metavar="NAME", default="", help="and what recognises it."),
    click.option("--seed", default=1, show_default=True, help="With --sound: the number that all noise comes from."),
)
REPORTS = (
    click.option("--junit", type=click.Path(dir_okay=False, path_type=Path), help="Write JUnit XML to this file."),
    click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Write one page for people to it."),
    click.option(
        "--jsonl", type=click.Path(dir_okay=False, path_type=Path), help="Write JSON lines to it, a session each."
    ),
)

CLUSTER = click.option(
    "--cluster",
    metavar="tcp://HOST:PORT",
    default="",
    help="Play on the workers of a Dask scheduler (the extra cluster).",
)


def with_options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Give a command several options, in their order."""

    def given(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return given


@dataclass(frozen=True, slots=True)
class Sounding:
    """What was asked for of sound."""

    sound: bool
    voices: str
    speeds: str
    noise: str
    rooms: str
    recogniser: str
    seed: int

    def options(self, *, keep: bool) -> Options:
        """The same as options of depths; ends the program where parts of a matrix are told without --sound."""
        parts = {"voices": self.voices, "speeds": self.speeds, "noise": self.noise, "rooms": self.rooms}
        told = [f"--{name}" for name, value in (*parts.items(), ("recogniser", self.recogniser)) if value]
        if told and not self.sound:
            raise click.UsageError(f"{' and '.join(told)} can be told with --sound alone: add it.")
        return Options(
            sound=self.sound,
            voices=listed(self.voices),
            noise=listed(self.noise),
            recogniser=self.recogniser,
            speeds=listed(self.speeds),
            rooms=listed(self.rooms),
            seed=self.seed,
            keep=keep,
        )


def depths_of(options: Options, player: Player) -> tuple[Depth, ...]:
    """The depths to play at; ends the program, as for a wrong command line, where one cannot be had."""
    try:
        return chosen(options, player.language)
    except DepthError as problem:
        raise click.UsageError(str(problem)) from None


@dataclass(frozen=True, slots=True)
class Reports:
    """The files that a run is reported in."""

    junit: Path | None
    html: Path | None
    jsonl: Path | None

    def write(self, run: Run) -> None:
        """Write them; ends the program in words where one cannot be written."""
        for file, content in ((self.junit, junit), (self.html, page), (self.jsonl, _lines)):
            if file is None:
                continue
            try:
                file.write_text(content(run), encoding="utf-8")
            except OSError as problem:
                complain(f"{file} cannot be written: {(problem.strerror or str(problem)).lower()}.")
            click.echo(f"Written: {file}")


def _lines(run: Run) -> str:
    return _ended(json_lines(run))


def _ended(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def heading(script: Script, depth: str) -> str:
    """The line over a conversation: the session, its file, and the cell of the matrix."""
    return f"{script.name} ({script.file})" + (f": {depth}" if depth else "")


def on_cluster(
    address: str, options: Options, scripts: Sequence[Script], depths: int, *, live: bool
) -> tuple[SessionResult, ...]:
    """Play every session at every depth on a cluster, telling how far it is; ends the program where that cannot be."""
    try:
        from plainspoken.testing.cluster.running import Cluster, ClusterError, Job  # noqa: PLC0415 - an extra
    except ImportError:
        complain("Sessions on a cluster need Dask's distributed: pip install 'plainspoken[cluster]'.")
    jobs = [Job(script, depth) for depth in range(depths) for script in scripts]
    results: dict[int, SessionResult] = {}
    try:
        with Cluster(address, options, click.echo, live=live) as cluster:
            for number, result in cluster.play(jobs):
                results[number] = result
                if result.outcome is Outcome.FAILED:
                    click.echo(
                        f"{result.script.name} ({result.script.file}){f': {result.depth}' if result.depth else ''}"
                    )
                    click.echo("\n".join(conversation(result, whole=False)))
    except ClusterError as problem:
        complain(f"{problem}")
    return tuple(results[number] for number in sorted(results))

"""`plainspoken`: its commands, each loaded when it is asked for, so that `--help` needs no sound library."""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from typing import Any

import click

from plainspoken import __version__

COMMANDS = {
    "listen": ("plainspoken.cli.conversation:listen", "Hold a conversation on the microphone, or by typing."),
    "demo": ("plainspoken.cli.demonstration:demo", "See and hear it work, with no microphone and no network."),
    "read": ("plainspoken.cli.pages:read", "What would be read of a page, from its address or a file."),
    "hear": ("plainspoken.cli.sounds:hear", "What is heard in a recording."),
    "say": ("plainspoken.cli.saying:say", "Say some words, aloud or into a file."),
    "play": ("plainspoken.cli.sessions:play", "Play scripted voice sessions, and say what came of them."),
    "site": ("plainspoken.cli.sites:site", "Site profiles: make, check, try and list them."),
    "desk": ("plainspoken.cli.desk:desk", "Make and edit site profiles in a browser, on this computer alone."),
    "model": ("plainspoken.cli.models:model", "Recogniser models: list them, get them, check them."),
    "commands": ("plainspoken.cli.reference:commands", "Everything that can be said."),
    "doctor": ("plainspoken.cli.doctor:doctor", "Check sound, voice, recogniser and network, and how to mend them."),
}
"""Each command's name, where it is, and its line of help."""


class Commands(click.Group):
    """Commands by name, imported when they are run."""

    def main(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as click's own
        """Run a command as click does; a failure of the system, such as a full disk, ends it in words with status 1."""
        try:
            return super().main(*args, **extra)
        except OSError as problem:
            with contextlib.suppress(OSError):
                what = f"{problem.filename}: " if problem.filename else ""
                click.echo(f"This could not be finished: {what}{problem.strerror or problem}.", err=True)
            raise SystemExit(1) from problem
        finally:
            let_go_of_output()

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command's name, in the order that a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(cls=Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="plainspoken")
@click.pass_context
def main(context: click.Context) -> None:
    """Use government websites by speaking. With no command: listen on the microphone."""
    make_output_safe()
    if context.invoked_subcommand is None:
        listen = main.get_command(context, "listen")
        if listen is not None:
            context.invoke(listen)


def make_output_safe() -> None:
    """Let output that a terminal cannot show be replaced, not end the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def let_go_of_output() -> None:
    """Send nowhere what cannot be written, or Python fails once more, with a traceback, when it ends."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)

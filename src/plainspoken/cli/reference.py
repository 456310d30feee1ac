"""`plainspoken commands`: everything that can be said."""

from __future__ import annotations

import click

from plainspoken.intent import help as helping
from plainspoken.intent import load as load_commands
from plainspoken.wording import load


@click.command()
@click.option("--markdown", is_flag=True, help="As a document, with every way to say each command.")
def commands(markdown: bool) -> None:
    """Everything that can be said, by topic."""
    every = load_commands(load().commands)
    if markdown:
        click.echo(helping.markdown(every))
        return
    for topic in helping.topics(every):
        click.echo(every.topics[topic].name)
        for command in helping.commands_in(every, topic):
            click.echo(f"  {helping.line(command)}")

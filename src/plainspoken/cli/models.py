"""`plainspoken model`: recogniser models, listed and checked."""

from __future__ import annotations

from pathlib import Path

import click

from plainspoken.cli.shared import complain
from plainspoken.hearing import ModelError, choose, find_model, model_places, models


@click.group()
def model() -> None:
    """Recogniser models: list them, check them."""


@model.command("list")
def list_() -> None:
    """List the Vosk models that are there, the one that is used first, and where to put one."""
    found = list(models())
    for number, folder in enumerate(found):
        click.echo(f"{folder.name}: {folder}{' (used)' if number == 0 else ''}")
    if not found:
        click.echo("There is no Vosk model; PocketSphinx listens, with the model that it brings.")
    for place in model_places():
        click.echo(f"Models may be put in {place}")


@model.command()
@click.argument("folders", nargs=-1, metavar="FOLDER...")
def check(folders: tuple[str, ...]) -> None:
    """Say whether models, by folder or by name, are whole: loads each in a process of its own first."""
    failed = False
    for name in folders or [str(folder) for folder in models()]:
        if not name or Path(name).expanduser().is_file():
            failed = True
            click.echo(f"{name!r} is no model's folder: a model is a folder, unpacked.", err=True)
            continue
        try:
            choose("vosk", find_model(name)).close()
            click.echo(f"{name}: works")
        except ModelError as problem:
            failed = True
            click.echo(str(problem), err=True)
    if not folders and not list(models()):
        complain("There is no Vosk model to check; plainspoken model list says where to put one.")
    if failed:
        raise SystemExit(1)

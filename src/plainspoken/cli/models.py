"""`plainspoken model`: recogniser models, listed, fetched and checked."""

from __future__ import annotations

import time
from pathlib import Path

import click

from plainspoken.cli.getting import get
from plainspoken.cli.shared import complain
from plainspoken.documents import DocumentError
from plainspoken.hearing import ModelError, Offer, catalogue, choose, find_model, model_places, models, weaknesses


@click.group()
def model() -> None:
    """Recogniser models: list them, get them, check them."""


model.add_command(get)


@model.command("list")
@click.option("--all", "every", is_flag=True, help="List those that can be fetched, too.")
def list_(every: bool) -> None:
    """List the Vosk models that are there, the one that is used first, and where to put one."""
    found = list(models())
    for number, folder in enumerate(found):
        click.echo(f"{folder.name}: {folder}{' (used)' if number == 0 else ''}")
    if not found:
        click.echo("There is no Vosk model; PocketSphinx listens, with the model that it brings.")
    for place in model_places():
        click.echo(f"Models may be put in {place}")
    if every:
        _list_offers()


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
            began = time.monotonic()
            folder = find_model(name)
            choose("vosk", folder).close()
            click.echo(f"{name}: works (loading it took {time.monotonic() - began:.1f} s)")
            for weakness in weaknesses(folder):
                failed = True
                click.echo(weakness, err=True)
        except ModelError as problem:
            failed = True
            click.echo(str(problem), err=True)
    if not folders and not list(models()):
        complain("There is no Vosk model to check; plainspoken model list says where to put one.")
    if failed:
        raise SystemExit(1)


def _list_offers() -> None:
    """A line for each model that can be fetched."""
    try:
        offered = catalogue()
    except DocumentError as broken:
        complain(*(str(fault) for fault in broken.faults))
    except ModelError as problem:
        complain(str(problem))
    for name, offer in offered.models.items():
        click.echo(f"plainspoken model get {name}: {_told(offer)}")


def _told(offer: Offer) -> str:
    """What a model is like."""
    wrong = "".join(f", {rate} words in a hundred wrong on {where}" for where, rate in offer.wer.items())
    hears = "hears the page's own words" if offer.phrases else "listens to anything"
    return f"{offer.language}, {offer.download / 1_000_000:,.0f} megabytes, {hears}, {offer.licence}{wrong}"

"""`plainspoken site`: profiles of sites, made, checked, tried and listed, and sites audited."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from plainspoken.cli.auditing import audit
from plainspoken.cli.shared import complain
from plainspoken.cli.site_making import Making, make
from plainspoken.cli.site_trying import hold, placed
from plainspoken.profiles import ProfileNotFoundError, delivered_folder, find, installed, json_schema, own_folder
from plainspoken.profiles.reference import markdown
from plainspoken.survey import offline
from plainspoken.survey.live import live
from plainspoken.wording import load


@click.group()
def site() -> None:
    """Site profiles: make them, check them, try them, list them, audit their sites."""


site.add_command(audit)


@site.command("list")
def list_() -> None:
    """List the profiles that are installed, and where your own go."""
    for profile in installed():
        where = "your own" if profile.own else "came with Plainspoken"
        state = f"{len(profile.faults)} faults: run plainspoken site check {profile.name}" if profile.faults else where
        spoken = profile.site.spoken if profile.site else profile.name
        click.echo(f"{profile.name}: {spoken} ({state})")
    click.echo(f"Your own profiles go in {own_folder()}")


@site.command()
@click.argument("url")
@click.option("--yes", is_flag=True, help="Ask nothing: take what is found.")
@click.option("-o", "--out", default="", metavar="FILE", help="Where to write it; else among your own profiles.")
@click.option("--pages", default=12, show_default=True, type=click.IntRange(1, 200), help="How many pages to look at.")
@click.option("--contact", default="", help="Your e-mail address, told to the site with each page that is fetched.")
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def new(  # noqa: PLR0913, PLR0917 - an argument an option, as click has it
    url: str, yes: bool, out: str, pages: int, contact: str, force: bool
) -> None:
    """Look at the site at URL and write a profile of it, with notes on what to go on with."""
    make(url, Making(not yes and sys.stdin is not None and sys.stdin.isatty(), out, pages, contact, force))


@site.command(name="try")
@click.argument("file")
def try_(file: str) -> None:
    """Talk to the site of a profile by typing, and read what would be said; the file is read anew when it changes."""
    path = {profile.name: profile.path for profile in installed()}.get(file, Path(file))
    wrong = offline.check(path)
    if wrong:
        complain(*(str(fault) for fault in wrong))
    click.echo(f"Type what you would say, such as: headings. Save {path.name} and it is read anew. To end: goodbye")
    hold(path)


@site.command()
def keys() -> None:
    """Print every key of a profile and what it is for, as Markdown."""
    click.echo(markdown(), nl=False)


@site.command()
def guide() -> None:
    """Print the guide to making a profile, in plain English."""
    click.echo((delivered_folder() / "GUIDE.md").read_text(encoding="utf-8"), nl=False)


@site.command()
def schema() -> None:
    """Print the JSON Schema of a profile, for editors that complete and check YAML."""
    click.echo(json.dumps(json_schema(), indent=2, ensure_ascii=False))


@site.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--live", "on_site", is_flag=True, help="Look at the site too: dead addresses, selectors, search, hosts.")
@click.option("--pages", default=10, show_default=True, type=click.IntRange(1, 200), help="Pages that --live takes.")
def check(files: tuple[str, ...], on_site: bool, pages: int) -> None:
    """Say what is wrong with profiles, by file or by name, and how to mend it."""
    paths = {profile.name: profile.path for profile in installed()}
    found = 0
    for file in files:
        path = paths.get(file, Path(file))
        if not path.exists() and path.name == file and not path.suffix:
            found += 1
            _tell_names(file)
            continue
        every = offline.check(path)
        if on_site and not every:
            with placed(path) as there:
                every = live(path, pages, load(), lambda line: click.echo(line, err=True), there)
        found += len(every)
        for fault in every:
            click.echo(str(fault))
        if every and _empty(path):
            click.echo("A profile needs these keys: start")
        if not every:
            click.echo(f"{path}: no faults")
    if found:
        raise SystemExit(1)


def _tell_names(name: str) -> None:
    """Say which profiles there are, where none has a name."""
    try:
        find(name)
    except ProfileNotFoundError as missing:
        click.echo(str(missing))


def _empty(path: Path) -> bool:
    """Whether a file holds nothing, or remarks only."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    return all(not line.strip() or line.lstrip().startswith("#") for line in lines)

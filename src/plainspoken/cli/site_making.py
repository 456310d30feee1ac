"""`plainspoken site new`: a site looked at, a few questions asked, and a profile written."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import click

from plainspoken.cli.shared import complain
from plainspoken.flow import Politeness, Site
from plainspoken.profiles import json_schema, own_folder
from plainspoken.profiles.addresses import web_address
from plainspoken.profiles.folders import delivered_names
from plainspoken.profiles.hosts import host_of, with_and_without_www
from plainspoken.survey.draft import Draft, drafted, slug
from plainspoken.survey.live import words
from plainspoken.survey.sampling import sample
from plainspoken.survey.writing import written
from plainspoken.wording import load


@dataclass(frozen=True, slots=True)
class Making:
    """How a profile is made: with questions or without, where to, of how many pages, over what is there."""

    ask: bool
    out: str = ""
    pages: int = 12
    contact: str = ""
    force: bool = False


def make(url: str, making: Making) -> None:
    """Look at a site and write its profile; ends with status 1, in words, where that cannot be."""
    url = url if "://" in url else f"https://{url}"
    try:
        web_address(url)
    except ValueError as problem:
        raise click.UsageError(f"URL {problem}") from problem
    host = host_of(url)
    site = Site(host, start=url, hosts=with_and_without_www(host), politeness=Politeness(contact=making.contact))
    found = sample(site, making.pages, click.echo)
    for address, trouble in found.troubles:
        click.echo(f"{address}: {words(load(), trouble)}", err=True)
    if not found.pages:
        complain("No page of that site could be looked at, so no profile was written.")
    draft = drafted(site, found)
    if making.ask:
        _ask(draft)
    path = Path(making.out) if making.out else own_folder() / f"{_not_hiding(draft.name)}.yaml"
    if path.stem in delivered_names() and path.resolve().parent == own_folder().resolve():
        click.echo(f"Note: this profile hides the one called {path.stem} that comes with Plainspoken.")
    draft.name = path.stem if slug(path.stem) == path.stem else draft.name
    if path.exists() and not making.force:
        complain(f"{path} is there already: give another name with -o, or --force to write over it.")
    text = written(draft, _schema(path))
    _write(path, text)
    _tell(path, draft, len(found.pages))


def _ask(draft: Draft) -> None:
    """Ask what a survey cannot know, offering what it has found."""
    draft.spoken = click.prompt("What do people call this site", default=draft.spoken).strip() or draft.spoken
    draft.name = slug(click.prompt("A short name for the profile", default=_not_hiding(slug(draft.spoken))))
    draft.telephone = click.prompt("Telephone number for help", default=draft.telephone or "none").strip()
    draft.telephone = "" if draft.telephone == "none" else draft.telephone
    if draft.cookies:
        choices = click.Choice(["reject", "accept", "ask"])
        draft.cookies = click.prompt("What to answer about cookies", type=choices, default=draft.cookies)


def _not_hiding(name: str) -> str:
    """A name that hides no profile that comes with the program: this one, or with a number after it, which is told."""
    taken = delivered_names()
    if name not in taken:
        return name
    free = next(f"{name}-{number}" for number in count(2) if f"{name}-{number}" not in taken)
    click.echo(f"A profile called {name} comes with Plainspoken, and yours would hide it. Yours is called {free}.")
    return free


def _schema(path: Path) -> str:
    """The JSON Schema beside the profile, for editors; put there among a person's own profiles, else none."""
    beside = path.resolve().with_name("profile.schema.json")
    if path.resolve().parent == own_folder().resolve() and not beside.exists():
        _write(beside, json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n")
    return beside.name if beside.is_file() else ""


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_name(f".{path.name}.part")
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as problem:
        complain(f"{path} cannot be written: {problem.strerror or problem}.")


def _tell(path: Path, draft: Draft, looked_at: int) -> None:
    made = f"made with {draft.platform.spoken}" if draft.platform else "made with nothing that I know"
    click.echo(f"Looked at {looked_at} pages of {draft.spoken}, {made}.")
    click.echo(f"Wrote {path}")
    click.echo(f"Next: read it through, then run  plainspoken site check {path}  and  plainspoken site try {path}")

"""`plainspoken read`: a page as it would be read, as an outline, as JSON, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from plainspoken.cli.findings import as_json, report
from plainspoken.flow import Mark, Page, Place, Read, Reason, Site, Tell, Trouble
from plainspoken.page import to_json
from plainspoken.page.attachments import opened
from plainspoken.page.findings import inspect
from plainspoken.profiles import from_url
from plainspoken.reading import utterances
from plainspoken.web import Browser
from plainspoken.wording import Wording, load


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a TARGET holds and where it came from."""

    body: bytes
    url: str
    content_type: str = ""
    site: Site | None = None


@click.command()
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@click.option(
    "--json", "form", flag_value="json", help="One JSON object a line and a page (with --findings: a finding)."
)
@click.option("--outline", "form", flag_value="outline", help="Headings, links, fields and tables, indented.")
@click.option("--findings", is_flag=True, help="What is wrong with the page: criterion, what, where, how to mend it.")
def read(targets: tuple[str, ...], form: str | None, findings: bool) -> None:
    """Print what would be read of each TARGET: a web address, or a file of HTML, PDF, CSV or OpenDocument."""
    if findings and form == "outline":
        raise click.UsageError("--findings goes with --json or alone, not with --outline.")
    wording = load()
    failed = False
    for target in targets:
        fetched = fetch(target)
        if isinstance(fetched, Trouble):
            failed = True
            click.echo(f"{target}: {wording.reply(fetched.key, dict(fetched.values))}", err=True)
            continue
        lines = faults(fetched, form, wording) if findings else told(fetched, form, wording)
        if isinstance(lines, Trouble):
            failed = True
            click.echo(f"{target}: {wording.reply(lines.key, dict(lines.values))}", err=True)
            continue
        for line in lines:
            click.echo(line)
    if failed:
        raise SystemExit(1)


def fetch(target: str) -> Fetched | Trouble:
    """What is at a web address or in a file."""
    if target.startswith(("http://", "https://")):
        site = from_url(target)
        response = Browser(site).visit(target)
        if isinstance(response, Trouble):
            return response
        return Fetched(response.body, response.url, response.content_type, site)
    path = Path(target)
    try:
        return Fetched(path.read_bytes(), path.absolute().as_uri())
    except OSError as error:
        return Trouble("file.unreadable", (("file", target), ("why", error.strerror or str(error))))


def told(fetched: Fetched, form: str | None, wording: Wording) -> Iterable[str] | Trouble:
    """The lines of a page or document in the form that is asked for."""
    page = opened(fetched.body, fetched.url, fetched.content_type, wording, fetched.site)
    if isinstance(page, Trouble):
        return page
    if form == "json":
        return (to_json(page),)
    return outline(page) if form == "outline" else spoken(page, wording)


def faults(fetched: Fetched, form: str | None, wording: Wording) -> Iterable[str]:
    """The lines of what is wrong with a page."""
    page, found = inspect(fetched.body, fetched.url, fetched.content_type, fetched.site)
    return (as_json if form == "json" else report)(page, found, wording)


def spoken(page: Page, wording: Wording) -> Iterator[str]:
    """The sentences in the order in which they would be read, title first."""
    place = Place(Site(page.title), page)
    title = Tell("arrive", (("title", page.title or page.url),))
    whole = Read(Mark(0), len(page.nodes), Reason.SAY_ALL)
    return (utterance.text for utterance in utterances((title, whole), place, wording))


OUTLINED = frozenset({"heading", "link", "button", "table", "img", "navigation", "main", "search", "banner"})
OUTLINED |= {"contentinfo", "textbox", "searchbox", "combobox", "checkbox", "radio", "form", "region", "disclosure"}


def outline(page: Page) -> Iterator[str]:
    """A line a thing, indented by the things around it."""
    depths: dict[int, int] = {-1: 0}
    yield f"{page.title or page.url} ({page.language})"
    for node in page.nodes:
        above = depths.get(node.parent, 0)
        shown = node.role in OUTLINED
        depths[node.index] = above + shown
        if shown:
            level = f" {node.level}" if node.role == "heading" else ""
            yield f"{'  ' * above}  {node.role}{level}: {node.name}".rstrip(": ")

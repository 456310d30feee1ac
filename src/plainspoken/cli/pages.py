"""`plainspoken read`: a page as it would be read, as an outline, or as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from plainspoken.flow import Mark, Page, Place, Read, Reason, Site, Tell, Trouble
from plainspoken.page import parse, to_json
from plainspoken.profiles import from_url
from plainspoken.reading import utterances
from plainspoken.web import Browser
from plainspoken.wording import Wording, load


@click.command()
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@click.option("--json", "form", flag_value="json", help="One JSON object a line and a page.")
@click.option("--outline", "form", flag_value="outline", help="Headings, links, fields and tables, indented.")
def read(targets: tuple[str, ...], form: str | None) -> None:
    """Print what would be read of each TARGET: a web address or an HTML file."""
    wording = load()
    failed = False
    for target in targets:
        page = opened(target)
        if isinstance(page, Trouble):
            failed = True
            click.echo(f"{target}: {wording.reply(page.key, dict(page.values))}", err=True)
        elif form == "json":
            click.echo(to_json(page))
        else:
            lines = outline(page) if form == "outline" else spoken(page, wording)
            click.echo("\n".join(lines))
    if failed:
        raise SystemExit(1)


def opened(target: str) -> Page | Trouble:
    """The page at a web address or in a file."""
    if target.startswith(("http://", "https://")):
        site = from_url(target)
        response = Browser(site).visit(target)
        if isinstance(response, Trouble):
            return response
        return parse(response.body, response.url, response.content_type, site)
    path = Path(target)
    try:
        return parse(path.read_bytes(), path.absolute().as_uri())
    except OSError as error:
        return Trouble("file.unreadable", (("file", target), ("why", error.strerror or str(error))))


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

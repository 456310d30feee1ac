"""`plainspoken read`: a page as it would be read, as an outline, as JSON, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterable

import click

from plainspoken.cli.findings import as_json as findings_as_json
from plainspoken.cli.findings import report
from plainspoken.cli.shared import words
from plainspoken.cli.targets import Fetched, fetch
from plainspoken.flow import Trouble
from plainspoken.page import to_json
from plainspoken.page.attachments import opened
from plainspoken.page.findings import inspect
from plainspoken.reading.shown import outline, spoken
from plainspoken.wording import Wording, load


@click.command()
@click.argument("targets", nargs=-1, required=True, metavar="TARGET...")
@click.option("--json", "as_objects", is_flag=True, help="One JSON object a line and a page (--findings: a finding).")
@click.option("--outline", "outlined", is_flag=True, help="Headings, links, fields and tables, indented.")
@click.option("--findings", is_flag=True, help="What is wrong with the page: criterion, what, where, how to mend it.")
@click.option("--strict", is_flag=True, help="With --findings: status 1 if anything is wrong, for use in a pipeline.")
def read(targets: tuple[str, ...], as_objects: bool, outlined: bool, findings: bool, strict: bool) -> None:
    """Print what would be read of each TARGET: a web address, or a file of HTML, PDF, CSV or OpenDocument.

    Ends with status 1 if one of them cannot be read.
    """
    _refuse_together(as_objects, outlined, findings, strict)
    form = "json" if as_objects else "outline" if outlined else None
    wording = load()
    failed = False
    for target in targets:
        fetched = fetch(target)
        if isinstance(fetched, Fetched) and findings:
            page, found = inspect(fetched.body, fetched.url, fetched.content_type, fetched.site)
            failed = failed or (strict and bool(found))
            lines: Iterable[str] | Trouble = (findings_as_json if as_objects else report)(page, found, wording)
        else:
            lines = told(fetched, form, wording) if isinstance(fetched, Fetched) else fetched
        failed = not _printed(target, lines, wording) or failed
    if failed:
        raise SystemExit(1)


def _refuse_together(as_objects: bool, outlined: bool, findings: bool, strict: bool) -> None:
    """A usage error where options do not go together."""
    if findings and outlined:
        raise click.UsageError("--findings goes with --json or alone, not with --outline.")
    if as_objects and outlined:
        raise click.UsageError("--json and --outline do not go together: choose one.")
    if strict and not findings:
        raise click.UsageError("--strict goes with --findings.")


def _printed(target: str, lines: Iterable[str] | Trouble, wording: Wording) -> bool:
    """Print a target's lines, or on the error stream why there are none; whether there were."""
    if isinstance(lines, Trouble):
        click.echo(f"{target}: {words(lines, wording)}", err=True)
        return False
    for line in lines:
        click.echo(line)
    return True


def told(fetched: Fetched, form: str | None, wording: Wording) -> Iterable[str] | Trouble:
    """The lines of a page or document in the form that is asked for."""
    page = opened(fetched.body, fetched.url, fetched.content_type, wording, fetched.site)
    if isinstance(page, Trouble):
        return page
    if form == "json":
        return (to_json(page),)
    return outline(page) if form == "outline" else spoken(page, wording)

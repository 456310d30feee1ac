"""An audit's reports: a page for people that stands alone, a table for a spreadsheet, and JSON for programs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from plainspoken.survey.audit.store import Store
from plainspoken.survey.audit.summary import Summary, summary

COLUMNS = (
    *("rule", "criterion", "criterion_name", "level", "address", "line", "column", "path", "what", "whom", "mend"),
)
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would work out: it is kept as text by an apostrophe."""


def write(store: Store, folder: Path) -> Mapping[str, Path]:
    """Write report.html, findings.csv and report.json into a folder; where each is, by what it is for."""
    told = summary(store)
    paths = {"people": folder / "report.html", "spreadsheets": folder / "findings.csv"}
    paths["programs"] = folder / "report.json"
    paths["people"].write_text(as_page(told), encoding="utf-8")
    paths["programs"].write_text(json.dumps(told.as_object(), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    with paths["spreadsheets"].open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file)
        table.writerow(COLUMNS)
        table.writerows(_rows(store))
    return paths


def as_page(told: Summary) -> str:
    """The report as one page of HTML, with nothing fetched from elsewhere and no script."""
    environment = Environment(
        loader=PackageLoader("plainspoken.survey.audit"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    return environment.get_template("report.html").render(told=told)


def _rows(store: Store) -> Iterator[list[str | int]]:
    """Every finding, one at a time, however many there are."""
    rows = store.connection.execute(
        'SELECT rule, criterion, criterion_name, level, address, line, "column", path, what, whom, mend'
        " FROM findings JOIN pages ON pages.id = page ORDER BY rule, page"
    )
    for row in rows:
        yield [f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULAS) else cell for cell in row]

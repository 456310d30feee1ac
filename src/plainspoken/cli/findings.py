"""What is wrong with pages, as lines to read and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator

from plainspoken.flow import Page
from plainspoken.page.findings import Finding
from plainspoken.reading.shown import title_of
from plainspoken.wording import Wording


def report(page: Page, found: tuple[Finding, ...], wording: Wording) -> Iterator[str]:
    """A line a finding (criterion, what is wrong, where, how to mend it), under the page's title, and their count."""
    yield title_of(page)
    for finding in found:
        values = dict(finding.values)
        whole = finding.path == "0" and finding.node < 0
        where = wording.reply("finding.whole") if whole else wording.reply("finding.at", where_of(finding))
        said = {part: wording.reply(f"{finding.words}.{part}", values) for part in ("what", "mend")}
        yield "  " + wording.reply("finding.line", {"criterion": _criterion(finding), "where": where, **said})
    yield wording.reply("finding.count", {"count": len(found)}) if found else wording.reply("finding.none")


def as_json(page: Page, found: tuple[Finding, ...], wording: Wording) -> Iterator[str]:
    """A JSON object a finding, in one line.

    Keys: `url` of the page; `rule`; `criterion`, `criterion_name` and `level` of WCAG 2.2 ("" for good practice);
    `path` of the element ("0" for the page as a whole), `line` and `column` of its tag in the source, counted from 1;
    `node`, its index among the page's nodes, -1 for none;
    `role` and `name` of that node where there is one; `what`, `whom` and `mend` in words; `values`, what the words
    were filled with.
    """
    for finding in found:
        values = dict(finding.values)
        criterion = finding.criterion
        told: dict[str, object] = {"url": page.url, "rule": finding.rule, "criterion": criterion.number}
        told |= {
            "criterion_name": criterion.title,
            "level": criterion.level,
            **where_of(finding),
            "node": finding.node,
        }
        if finding.node >= 0:
            node = page.nodes[finding.node]
            told |= {"role": node.role, "name": node.name}
        told |= {part: wording.reply(f"{finding.words}.{part}", values) for part in ("what", "whom", "mend")}
        yield json.dumps(told | {"values": values}, ensure_ascii=False)


def where_of(finding: Finding) -> dict[str, str | int]:
    """Where a finding is: in the tree and in the page's source."""
    return {"path": finding.path, "line": finding.line, "column": finding.column}


def _criterion(finding: Finding) -> str:
    return f"{finding.criterion.number} {finding.criterion.title}".strip()

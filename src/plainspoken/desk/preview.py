"""A page of a site as it will be read, with its outline and what is wrong with it beside."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin

from flask import Flask, request

from plainspoken.desk.tools import Error, Tools
from plainspoken.flow import Page, Site, Trouble, Utterance
from plainspoken.page.attachments import opened
from plainspoken.page.findings import Finding, inspect
from plainspoken.reading.shown import outline, uttered
from plainspoken.web import Browser

MOST_SENTENCES = 1000


@dataclass(frozen=True, slots=True)
class Seen:
    """A page in words: the sentences of its content and those before and after, its outline and its findings."""

    page: Page
    before: tuple[str, ...]
    content: tuple[str, ...]
    after: tuple[str, ...]
    outline: tuple[str, ...]
    findings: tuple[dict[str, str], ...]


class Preview:
    """Answers at /profiles/NAME/preview."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools

    def add_to(self, application: Flask) -> None:
        """Answer at the address of every profile's preview."""
        application.add_url_rule("/profiles/<name>/preview", "preview", self._show)

    def _show(self, name: str) -> str:
        sheet, site = self._tools.shelf.sheet(name), self._tools.site(name)
        address = request.args.get("address", "").strip()
        errors: list[Error] = []
        seen: Seen | None = None
        if site is not None and "address" in request.args:
            found = self._seen(site, urljoin(site.start, address))
            if isinstance(found, Trouble):
                errors.append({"text": self._tools.trouble(found), "href": "#address"})
            else:
                seen = found
        return self._tools.draw(
            "preview.html", "See a page as it will be read", errors,
            sheet=sheet, name=name, site=site, address=address, seen=seen,
        )  # fmt: skip

    def _seen(self, site: Site, address: str) -> Seen | Trouble:
        wording = self._tools.wording
        with Browser(site) as browser:
            response = browser.visit(address)
        if isinstance(response, Trouble):
            return response
        page = opened(response.body, response.url, response.content_type, wording, site)
        if isinstance(page, Trouble):
            return page
        _, found = inspect(response.body, response.url, response.content_type, site)
        findings = tuple(self._finding(each) for each in found)
        said = tuple(islice(uttered(page, wording, site), MOST_SENTENCES))
        return Seen(page, *_parted(page, said), tuple(outline(page))[1:], findings)

    def _finding(self, finding: Finding) -> dict[str, str]:
        values = dict(finding.values)
        told = {part: self._tools.wording.reply(f"{finding.words}.{part}", values) for part in ("what", "whom", "mend")}
        return told | {"criterion": f"{finding.criterion.number} {finding.criterion.title}".strip()}


def _parted(page: Page, said: tuple[Utterance, ...]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """What is said before the page's content, in it and after it; all is content where the page has none."""
    inside = [n for n, each in enumerate(said) if each.mark is not None and page.nodes[each.mark.node].main]
    begin, end = (inside[0], inside[-1] + 1) if inside else (0, len(said))
    words = tuple(each.text for each in said)
    return words[:begin], words[begin:end], words[end:]

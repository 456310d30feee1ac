"""No word is lost to a component: what is not read again after a component's sentence is in that sentence."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from plainspoken import wording
from plainspoken.flow import Detail, Page
from plainspoken.page import parse
from plainspoken.page.leaves import FIELDS
from plainspoken.reading.components import each, said, templates, told_by
from plainspoken.reading.voicing import Telling

ROOT = Path(__file__).parents[2]
YARDSTICKS = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", ROOT / "../shared"))
FILES = [
    file for folder in ("govuk-frontend", "pages") for file in sorted((YARDSTICKS / folder / "html").glob("*.html"))
]
ENGLISH = wording.load()
KNOWN = templates(ENGLISH)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def lost(page: Page) -> list[str]:
    """The words of a page that its components keep from being read without saying them."""
    telling = Telling(page, ENGLISH, Detail.FULL)
    found: list[str] = []
    for component in each(page.components):
        pieces = said(telling, component, KNOWN)
        spoken = set(words(" ".join(piece.text for piece in pieces)))
        inside = [page.nodes[index] for index in told_by(page, component, pieces)] if pieces else []
        assert not any(node.role in FIELDS for node in inside), f"{component.kind} would keep a field from being read"
        texts = [word for node in inside if node.role == "text" for word in words(node.name)]
        numbers = component.kind == "pagination"
        found += [
            f"{component.kind}: {word}" for word in texts if word not in spoken and not (numbers and word.isdigit())
        ]
    return found


def least_told(page: Page) -> list[str]:
    """The components of a page that have something to say, whose words are read again all the same."""
    telling = Telling(page, ENGLISH, Detail.FULL)
    spoken = ((each_, said(telling, each_, KNOWN)) for each_ in each(page.components) if each_.told)
    return [component.kind for component, pieces in spoken if pieces and not told_by(page, component, pieces)]


@pytest.mark.skipif(not FILES, reason="the yardsticks are not there")
def test_no_word_of_the_yardsticks_is_lost() -> None:
    missing, again, count = {}, 0, 0
    for file in FILES:
        if file.stat().st_size < 300_000:
            page = parse(file.read_bytes(), f"https://anytown.example/{file.name}", "text/html; charset=utf-8")
            found = lost(page)
            again += len(least_told(page))
            count += len(page.components)
            if found:
                missing[file.stem] = found
    assert missing == {}
    assert again <= count // 100


@pytest.mark.parametrize(
    "html",
    [
        '<div class="notice"><i class="icon icon-important"></i><strong>Pay by Friday.</strong></div>',
        '<div class="govuk-warning-text"><strong>No word for it here</strong></div>',
        '<div class="govuk-panel"><h1 class="govuk-panel__title">Sent</h1><p>Your reference ABC123 is secret</p></div>',
        '<div class="govuk-panel"><div>Words without a title</div></div>',
        '<dl class="govuk-summary-list"><dt>Name</dt><dd>Sam</dd><dd>Moss</dd></dl>',
        '<ul class="govuk-task-list"><li class="govuk-task-list__item">Pay <a href="/p">now</a> at once</li></ul>',
        '<fieldset><legend>Born</legend><div class="govuk-date-input"><label>Day <input></label></div></fieldset>',
        '<div class="govuk-tabs"><ul class="govuk-tabs__list"><li><a href="#a">Day</a> and more</li></ul></div>',
        '<nav class="breadcrumbs">You are here: <a href="/">Home</a></nav>',
        '<nav class="govuk-breadcrumbs"><ol><li><a href="/">Home</a></li></ol><p>Elsewhere</p></nav>',
    ],
)
def test_no_word_is_lost(html: str) -> None:
    assert lost(parse(f"<main>{html}</main>", "https://anytown.example/", "text/html")) == []

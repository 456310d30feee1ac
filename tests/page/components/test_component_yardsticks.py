"""The Design System's own examples: each is known as what it is, and real pages are read without harm."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from plainspoken.page import parse
from plainspoken.page.components.registry import FINDERS

ROOT = Path(__file__).parents[3]
YARDSTICKS = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", ROOT / "../shared"))
EXAMPLES = sorted((YARDSTICKS / "govuk-frontend/html").glob("*.html"))
PAGES = sorted((YARDSTICKS / "pages/html").glob("*.html"))
KINDS = frozenset(finder.__module__.rpartition(".")[2] for finder in FINDERS)

NOTHING_TO_KNOW = (
    "breadcrumbs--attributes",  # no link to follow in the trail
    "breadcrumbs--classes",
    "character-count--to-configure-in-javascript",  # the limit is only in a script
    "character-count--with-neither-maxlength-nor-maxwords-set",
    "character-count--with-neither-maxlength-maxwords-nor-textarea-description-set",
    "cookie-banner--full-banner-hidden",
    "pagination--with-empty-items",  # neither a page nor a way to one
    "service-navigation--with-no-options-set",  # empty, as are those that follow, but for a title
    "service-navigation--with-navigation-being-an-empty-array",
    "service-navigation--with-navigation-having-only-empty-values",
    "tabs--empty-item-list",
    "tabs--no-item-list",
    "warning-text--icon-fallback-text-only",
)
"""The examples in which there is nothing to tell of their component."""

needs_examples = pytest.mark.skipif(not EXAMPLES, reason="the examples of govuk-frontend are not there")
needs_pages = pytest.mark.skipif(not PAGES, reason="the real pages are not there")


def kinds(file: Path) -> Counter[str]:
    page = parse(file.read_bytes(), f"https://anytown.example/{file.name}", "text/html; charset=utf-8")
    return Counter(component.kind for component in page.components)


def named(file: Path) -> str:
    return file.stem.partition("--")[0].replace("-", "_")


@needs_examples
def test_every_example_is_known_as_what_it_is() -> None:
    own = [file for file in EXAMPLES if named(file) in KINDS]
    missed = [file.stem for file in own if not kinds(file)[named(file)]]
    assert [stem for stem in missed if stem not in NOTHING_TO_KNOW] == []
    assert len(own) - len(missed) >= 0.97 * len(own)


@needs_examples
def test_components_that_need_no_module_are_taken_for_no_other() -> None:
    plain = [
        file for file in EXAMPLES if named(file) in ("error_message", "header", "hint", "label", "select", "footer")
    ]
    taken = {file.stem: dict(found) for file in plain if (found := kinds(file))}
    assert taken == {}


@needs_pages
def test_real_pages_have_those_that_they_show() -> None:
    found = {file.stem: kinds(file) for file in PAGES}
    for name, kind in (
        ("gds-patterns-confirmation-pages-default", "panel"),
        ("gds6-patterns-complete-multiple-tasks-default", "task_list"),
        ("gds-components-pagination-in-page", "pagination"),
        ("govuk-2020-covid-cases", "tabs"),
        ("hmrc-lookup-address-2", "error_summary"),
        ("sa-pension-topup-dob", "date_input"),
        ("council-oxford-digital", "breadcrumbs"),
        ("govscot-2020-03", "cookie_banner"),
    ):
        if name in found:
            assert found[name][kind], f"{name} has a {kind}"

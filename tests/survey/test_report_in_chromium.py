"""The report of an audit in a real browser: axe-core finds nothing, and it can be read on a narrow screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspoken.survey.audit.errands import Errand, Flaw, Link, Outcome, State
from plainspoken.survey.audit.reports import as_page
from plainspoken.survey.audit.store import Store
from plainspoken.survey.audit.summary import summary

FLAW = Flaw(
    *("field_unlabelled", "4.1.2", "Name, Role, Value", "A", "q1", "The field <q1> has no label."),
    *("People who cannot see it do not know what to answer.", "Add a label element.", "0/1/2", 12, 5),
)


@pytest.fixture
def report(tmp_path: Path) -> str:
    """A report with something in each of its parts."""
    store = Store(tmp_path / "audit.sqlite", "Anytown")
    store.note("started", "2026-11-25")
    home = Errand(1, "https://a.example/a/very/long/address/" + "without-a-break" * 9)
    store.add([Link(home.url, 0), Link("https://a.example/gone", 2)], None)
    unheard = (("llanfihangel", "Papers of Llanfihangel"),)
    store.put(Outcome(1, State.READ, 200, title="Home", flaws=(FLAW, FLAW), unheard=unheard, left=3))
    store.put(Outcome(2, State.FAILED, 404, why="status 404"))
    text = as_page(summary(store))
    store.close()
    return text


def test_axe_core_finds_nothing_and_nothing_is_fetched(chromium_page, axe, report: str) -> None:
    asked: list[str] = []
    chromium_page.on("request", lambda request: asked.append(request.url))
    chromium_page.set_content(report)
    assert axe(chromium_page) == []
    assert asked == []
    assert "The field <q1> has no label." in chromium_page.inner_text("main")


def test_it_is_read_at_320_pixels_without_scrolling_sideways(new_page, report: str) -> None:
    page = new_page(viewport={"width": 320, "height": 640}, java_script_enabled=True)
    page.set_content(report)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_findings_it_says_so_and_promises_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "audit.sqlite", "Anytown")
    text = as_page(summary(store))
    store.close()
    assert "Nothing wrong was found. That is not to say that nothing is wrong." in text
    assert "every name can be heard" in text

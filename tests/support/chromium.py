"""A real Chromium, driven by Playwright, and axe-core to judge what it shows.

    def test_the_page_is_accessible(chromium_page, axe):
        chromium_page.goto(url)
        assert not axe(chromium_page)

Needs Debian's chromium on PATH (Playwright's own download is not used), and axe-core from npm: its folder in AXE_CORE,
or a node_modules in a folder above this repository. REQUIRE_CHROMIUM=1 makes a missing one a failure rather than a
skip. The browser reaches this computer alone: every other host is a name that is not found.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PROGRAMS = ("chromium", "chromium-browser")
ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
    # Addresses in figures are mapped too.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
WCAG_22_AA = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
# axe's "target" is a list of selectors, one a frame.
RUN_AXE = """async tags => (await axe.run(document, {runOnly: tags, resultTypes: ["violations"]})).violations.flatMap(
    ({id, help, nodes}) => nodes.map(({target, html}) => ({rule: id, help, target: target.join(" "), html})))"""


@dataclass(frozen=True, slots=True)
class Violation:
    """One element that breaks one of axe's rules."""

    rule: str
    help: str
    target: str
    html: str

    def __repr__(self) -> str:
        return f"{self.rule}: {self.help}, at {self.target}: {self.html}"


def lacking(what: str) -> None:
    """End the test that needs what is not here: skipped, or failed where it was promised."""
    give_up = pytest.fail if os.environ.get("REQUIRE_CHROMIUM") == "1" else pytest.skip
    give_up(f"the browser tests need {what}")


def axe_core() -> Path | None:
    """Find axe-core's script: what AXE_CORE names (the folder or the script), else in a node_modules above us."""
    root = Path(__file__).parents[2]
    named = os.environ.get("AXE_CORE")
    folders = [Path(named)] if named else [parent / "node_modules" / "axe-core" for parent in root.parents]
    scripts = [place if place.suffix == ".js" else place / "axe.min.js" for place in folders]
    return next((script for script in scripts if script.is_file()), None)


# A module's, not the session's: while Playwright runs its event loop counts as running in this thread, so that a test
# elsewhere that calls asyncio.run would fail. A start takes 0.7 s.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser with an empty profile, the same for the tests of a module."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        lacking("chromium (apt-get install chromium)")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - most tests need none
    except ModuleNotFoundError:
        lacking("playwright (pip install -e '.[test]')")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Open pages, each as a visitor of its own: `new_page(java_script_enabled=False, viewport={...})`."""
    contexts = []

    def open_page(**options: Any) -> Page:
        contexts.append(chromium.new_context(**options))
        contexts[-1].set_default_timeout(15_000)
        return contexts[-1].new_page()

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def chromium_page(new_page: Callable[..., Page]) -> Page:
    """A page of a new visitor."""
    return new_page()


@pytest.fixture(scope="session")
def axe() -> Callable[..., list[Violation]]:
    """Judge a page by axe-core: `axe(page)` gives what breaks WCAG 2.2 A or AA. The page must have script on."""
    script = axe_core()
    if script is None:
        lacking("axe-core (npm install axe-core, and its folder in AXE_CORE)")
    source = script.read_text(encoding="utf-8")

    def judge(page: Page, tags: tuple[str, ...] = WCAG_22_AA) -> list[Violation]:
        page.evaluate(source)  # not a script element: the page's own content security policy would refuse it
        return [Violation(**found) for found in page.evaluate(RUN_AXE, list(tags))]

    return judge

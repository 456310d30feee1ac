"""How near the page model comes to Chromium's trees and the web-platform-tests.

The thresholds are what was reached when they were written; other pages than those it was written with are scored by
the same programs. Skipped where the yardsticks' folder (PLAINSPOKEN_YARDSTICKS) is missing.
"""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plainspoken.page import parse, to_json

ROOT = Path(__file__).parents[2]
MISSED = {
    # A picture that names itself among others: with an empty label and alt its tooltip is wanted. Chromium takes the
    # empty alt as its name, and we hold to Chromium.
    ("accname__manual__name_test_case_566-manual.html", "0/1/4", "name"),
    # A picture with an empty alt and a tooltip: wanted is no role. Chromium shows it as an image named by the tooltip.
    ("html-aam__roles-contextual.html", "0/1/21", "role"),
    # An item in no list, in a tentative case: wanted is no role. Chromium shows a list item.
    ("html-aam__roles-generic.tentative.html", "0/1/0", "role"),
}
"""The web-platform-tests' cases that we miss, as Chromium does: file, path, what is asked."""

YARDSTICKS = (ROOT / os.environ.get("PLAINSPOKEN_YARDSTICKS", "../shared")).resolve()


def score(folder: str, pages: str, scorer: str, *options: str) -> str:
    files = sorted((YARDSTICKS / folder / pages).glob("*.html"))
    program = YARDSTICKS / "score" / scorer
    if not files or not program.exists():
        pytest.skip(f"no yardsticks at {YARDSTICKS / folder}: set PLAINSPOKEN_YARDSTICKS")
    lines = "\n".join(to_json(parse(file.read_bytes(), file.as_uri())) for file in files)
    command = [sys.executable, str(program), str(YARDSTICKS / folder), *options]
    return subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout


def rate(report: str, what: str) -> float:
    found = re.search(rf"^{what} +(?:precision )?([\d.]+)", report, re.MULTILINE)
    assert found, report
    return float(found[1])


@pytest.mark.parametrize(
    ("folder", "least", "exact", "lost"), [("govuk-frontend", 0.999, 0.999, 0.0), ("pages", 0.9977, 0.9, 0.001)]
)
def test_chromium(folder: str, least: float, exact: float, lost: float) -> None:
    report = score(folder, "html", "pages.py")
    recall = re.search(r"recall ([\d.]+)", report)
    assert recall and float(recall[1]) >= 0.995, report
    assert rate(report, "structure") >= 0.995, report
    measures = ("name", "description", "level", "checked", "required", "disabled", "expanded", "selected")
    assert {what: rate(report, what) for what in measures if rate(report, what) < least} == {}, report
    text = re.search(r"order on (\d+) of (\d+) pages; (\d+) lost, (\d+) invented of (\d+)", report)
    assert text, report
    same, pages, missing, invented, words = map(int, text.groups())
    assert same >= exact * pages, report
    assert missing <= lost * words, report
    assert invented <= lost * words, report


def test_web_platform_tests() -> None:
    report = score("wpt", "pages", "wpt.py", "--misses", "1000")
    assert re.search(r"^all +[1-9]\d* of \d+", report, re.MULTILINE), report
    missed = [ast.literal_eval(line.strip()) for line in report.splitlines() if line.startswith("  (")]
    assert {row[:3] for row in missed} == MISSED, report

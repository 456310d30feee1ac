"""Sessions with sound in pytest runs of their own: a test a cell, and the matrix at the end, whoever played it."""

from __future__ import annotations

import pytest

from testing.test_plugin import CONFTEST


@pytest.fixture
def run(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(CONFTEST)
    pytester.makeini("[pytest]\nfilterwarnings = error\n")
    (pytester.path / "site").mkdir()
    (pytester.path / "site" / "index.html").write_text("<title>T</title><h1>Home</h1><h2>More</h2>", encoding="utf-8")
    file = pytester.path / "one.session.yaml"
    file.write_text("title: one\npages: site\nturns:\n  - say: headings\n", encoding="utf-8")
    return pytester


def test_each_cell_is_a_test_and_the_matrix_is_told_from_all_workers(run: pytest.Pytester) -> None:
    voices = "--voices=us-man,caribbean-man"
    result = run.runpytest_subprocess("--sound", voices, "-n", "2", "-p", "xdist", "-v")
    outcomes = result.parseoutcomes()
    assert outcomes.get("passed", 0) + outcomes.get("failed", 0) == 2
    result.stdout.fnmatch_lines(["*one.session.yaml::one?us-man, quiet?*"])
    result.stdout.fnmatch_lines(
        [
            "*which turns survive where*",
            "Of 1 turn in 2 cells, * survived.",
            "By voice:",
            "  us-man: * of 1 (* %), likely *",
            "By accent:",
            "Gap between accents: * percentage points at the largest, *",
        ]
    )


def test_a_wrong_matrix_ends_the_run_in_words(run: pytest.Pytester) -> None:
    result = run.runpytest_inprocess("--sound", "--noise=bable")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    assert "there is no noise 'bable' (did you mean babble?)" in str([*result.outlines, *result.errlines])
    assert "Traceback" not in str(result.outlines)

"""The pytest plugin in pytest runs of its own: collecting, choosing, spreading over workers, reporting."""

from __future__ import annotations

import sys

import pytest

GOOD = """\
title: Open council tax
site: anytown
turns:
  - say: open council tax
    hear: Council tax
    at: /council-tax
"""

FAILING = """\
title: Expect too much
site: anytown
turns:
  - say: open council tax
    hear:
      - Council tax
      - 9 headings
  - say: home
"""

EXPECTED = """\
title: Known to fail
site: anytown
turns:
  - say: home
    hear: trumpets
    expected_failure: there are no trumpets yet
"""

MENDED = """\
title: Mended meanwhile
site: anytown
turns:
  - say: home
    at: /
    expected_failure: home is on fire
"""

BROKEN = """\
title: Broken
site: anytown
turns:
  - say: home
    heer: Welcome
"""

CONFTEST = """\
from plainspoken.testing import plugin

def pytest_configure(config):
    if not config.pluginmanager.is_registered(plugin):
        config.pluginmanager.register(plugin, "plainspoken")
"""


@pytest.fixture
def run(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(CONFTEST)
    pytester.makeini("[pytest]\nfilterwarnings = error\n")
    return pytester


def sessions(run: pytest.Pytester, **texts: str) -> None:
    for name, text in texts.items():
        (run.path / f"{name}.session.yaml").write_text(text, encoding="utf-8")


def test_a_session_is_a_test_by_its_title(run: pytest.Pytester) -> None:
    sessions(run, good=GOOD)
    result = run.runpytest_inprocess("-v")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*good.session.yaml::Open council tax PASSED*"])


def test_a_failure_is_told_as_a_conversation_and_not_as_a_traceback(run: pytest.Pytester) -> None:
    sessions(run, failing=FAILING)
    result = run.runpytest_inprocess("-rf")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(
        [
            "failing.session.yaml:7: hear: '9 headings' was not heard; instead: '7 headings.'",
            "   4 You: open council tax",
            "     Plainspoken: Council tax.",
            "     Plainspoken: 7 headings.",
            "     Understood: open.label, label: Council tax.",
            "     Sent: GET /council-tax",
            "   7 FAILED: hear: '9 headings' was not heard; instead: '7 headings.'",
            "     1 more turn not played.",
            "FAILED failing.session.yaml::Expect too much - failing.session.yaml:7*",
        ]
    )
    result.stdout.no_fnmatch_line("*Traceback*")
    result.stdout.no_fnmatch_line("*.py:*")


def test_an_expected_failure_is_one_to_pytest_until_it_is_mended(run: pytest.Pytester) -> None:
    sessions(run, expected=EXPECTED, mended=MENDED)
    result = run.runpytest_inprocess("-rx")
    result.assert_outcomes(xfailed=1, failed=1)
    result.stdout.fnmatch_lines(
        [
            "mended.session.yaml:6: expected_failure: this turn was expected to fail, but it passed: take this key out",
            "XFAIL expected.session.yaml::Known to fail - there are no trumpets yet",
        ]
    )


def test_a_broken_file_is_told_by_line_and_the_others_are_still_played(run: pytest.Pytester) -> None:
    sessions(run, broken=BROKEN, good=GOOD)
    result = run.runpytest_inprocess("--continue-on-collection-errors")
    result.assert_outcomes(errors=1, passed=1)
    result.stdout.fnmatch_lines(
        ["broken.session.yaml:5:5: turns?1?.heer: is not a key that is known (did you mean hear[?]); allowed: say, *"]
    )
    result.stdout.no_fnmatch_line("*Traceback*")


@pytest.mark.parametrize(("words", "outcomes"), [("council", {"passed": 1}), ("known", {"xfailed": 1})])
def test_sessions_are_chosen_by_their_words(run: pytest.Pytester, words: str, outcomes: dict[str, int]) -> None:
    sessions(run, one=GOOD, two=EXPECTED)
    run.runpytest_inprocess("-k", words).assert_outcomes(deselected=1, **outcomes)


def test_a_session_is_chosen_by_its_file_or_its_id(run: pytest.Pytester) -> None:
    sessions(run, one=GOOD, two=EXPECTED)
    run.runpytest_inprocess("one.session.yaml").assert_outcomes(passed=1)
    run.runpytest_inprocess("two.session.yaml::Known to fail").assert_outcomes(xfailed=1)


def test_other_yaml_is_left_alone(run: pytest.Pytester) -> None:
    (run.path / "session.yaml").write_text(GOOD, encoding="utf-8")
    (run.path / "other.yaml").write_text(GOOD, encoding="utf-8")
    run.runpytest_inprocess().assert_outcomes()


def test_sessions_are_spread_over_workers(run: pytest.Pytester) -> None:
    sessions(run, one=GOOD, two=EXPECTED, three=FAILING, four=GOOD.replace("Open", "Read"))
    result = run.runpytest_subprocess("-n", "2", "-p", "xdist")
    result.assert_outcomes(passed=2, xfailed=1, failed=1)
    result.stdout.fnmatch_lines(["three.session.yaml:7: hear: '9 headings' was not heard; instead: '7 headings.'"])


def test_a_run_leaves_no_thread_or_socket_behind(run: pytest.Pytester) -> None:
    sessions(run, good=GOOD)
    run.makepyfile(
        test_after="""
        import threading

        def test_served_meanwhile():
            assert any(thread.name.startswith("site-") for thread in threading.enumerate())
        """
    )
    (run.path / "check.py").write_text(
        "import sys, threading, pytest\n"
        "code = pytest.main(['-W', 'error', '-p', 'no:cacheprovider'])\n"
        "left = [thread.name for thread in threading.enumerate() if thread.name.startswith('site-')]\n"
        "sys.exit(int(code) or len(left))\n",
        encoding="utf-8",
    )
    result = run.run(sys.executable, "-W", "error", "check.py")
    assert result.ret == 0
    result.stdout.fnmatch_lines(["*2 passed*"])
    result.stderr.no_fnmatch_line("*Warning*")


def test_a_run_without_sessions_imports_nothing_but_the_plugin(run: pytest.Pytester) -> None:
    code = (
        "import pytest, sys; had = set(sys.modules); import plainspoken.testing.plugin; print(*set(sys.modules) - had)"
    )
    result = run.run(sys.executable, "-c", code)
    imported = {name for name in result.outlines[0].split() if name.split(".")[0] not in sys.stdlib_module_names}
    assert imported == {"plainspoken", "plainspoken.testing", "plainspoken.testing.plugin"}


EXAMPLES = """\
title: Open
site: anytown
tags: [quick, sound]
examples:
  - {page: council tax, path: /council-tax}
  - {page: latest news, path: /news}
turns:
  - say: open <page>
    at: <path>
"""

FAR = """\
title: Far away
site: https://council.example/
turns: [{say: home}]
"""


def test_each_example_is_a_test_that_can_be_chosen(run: pytest.Pytester) -> None:
    sessions(run, one=EXAMPLES)
    result = run.runpytest_inprocess("-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*one.session.yaml::Open?council tax, /council-tax? PASSED*"])
    run.runpytest_inprocess("-k", "news").assert_outcomes(passed=1, deselected=1)


def test_tags_are_marks_also_where_marks_are_strict(run: pytest.Pytester) -> None:
    sessions(run, one=EXAMPLES, two=GOOD)
    run.runpytest_inprocess("-m", "quick", "--strict-markers").assert_outcomes(passed=2, deselected=1)
    run.runpytest_inprocess("-m", "not sound").assert_outcomes(passed=1, deselected=2)
    run.runpytest_inprocess("-k", "quick").assert_outcomes(passed=2, deselected=1)


def test_what_needs_the_network_is_not_played_unasked(run: pytest.Pytester) -> None:
    sessions(run, far=FAR)
    result = run.runpytest_inprocess("-rs")
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["SKIPPED*is held on https://council.example/: --live plays it there"])


@pytest.mark.usefixtures("impatient")
def test_live_sends_a_session_from_its_pages_to_the_site(run: pytest.Pytester) -> None:
    (run.path / "pages").mkdir()
    (run.path / "pages" / "index.html").write_text("<h1>Kept</h1>", encoding="utf-8")
    text = "title: Kept\nsite: http://127.0.0.1:9/\npages: pages\nturns: [{hear: Kept, heading: Kept}]\n"
    sessions(run, kept=text)
    run.runpytest_inprocess().assert_outcomes(passed=1)
    result = run.runpytest_inprocess("--live")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["     Trouble: web.no_connection"])


def test_update_writes_what_is_heard_and_tells_of_it(run: pytest.Pytester) -> None:
    sessions(run, failing=FAILING)
    result = run.runpytest_inprocess("--update")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*look at the difference*", "failing.session.yaml:7: hear: 9 headings -> 7 headings"])
    assert (run.path / "failing.session.yaml").read_text() == FAILING.replace("9", "7")
    run.runpytest_inprocess().assert_outcomes(passed=1)


def test_update_is_no_work_for_several_processes(run: pytest.Pytester) -> None:
    sessions(run, failing=FAILING)
    result = run.runpytest_subprocess("--update", "-n", "2", "-p", "xdist")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: --update writes session files: run it without -n"])


def test_plain_tests_can_hold_conversations(run: pytest.Pytester) -> None:
    (run.path / "pages").mkdir()
    (run.path / "pages" / "index.html").write_text("<h1>Mine</h1><a href='/b'>Bee</a>", encoding="utf-8")
    (run.path / "pages" / "b.html").write_text("<h1>B</h1>", encoding="utf-8")
    run.makepyfile(
        """
        import pytest

        def test_a_folder(plainspoken_site, plainspoken_session):
            talk = plainspoken_session(plainspoken_site(pages="pages"))
            assert "Mine." in talk.welcome.answers
            assert talk.say("open bee", heading="B", at="/b").intent == "open.label"
            talk.press("enter")

        def test_anytown_on_a_day(plainspoken_site, plainspoken_session):
            site = plainspoken_site("anytown", today="2026-11-23")
            talk = plainspoken_session(site, start="/bins-and-recycling/bin-day/dates?address=1-mill-lane")
            talk.say("find next bin day", hear="twenty-fourth of November")
            assert plainspoken_session(site).say("open council tax").url.endswith("/council-tax")

        def test_it_fails_in_words(plainspoken_site, plainspoken_session):
            talk = plainspoken_session(plainspoken_site(pages="pages"))
            talk.say("open bee", hear="C")

        @pytest.mark.parametrize(("given", "words"), [({}, "where it takes place"), ({"pages": "none"}, "no folder")])
        def test_a_site_that_is_none(plainspoken_site, given, words):
            with pytest.raises(ValueError, match=words):
                plainspoken_site(**given)
        """
    )
    result = run.runpytest_inprocess()
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(["E *AssertionError: this test:1: hear: 'C' was not heard*", "E *You: open bee"])

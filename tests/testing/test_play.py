"""`plainspoken play`: conversations in plain lines, a closing line with counts, and what the exit status says."""

from __future__ import annotations

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspoken.cli import main

GOOD = "title: Open council tax\nsite: anytown\nturns:\n  - say: open council tax\n    at: /council-tax\n"
FAILING = "title: Expect too much\nsite: anytown\nturns:\n  - say: home\n    hear: trumpets\n"
EXPECTED = FAILING + "    expected_failure: there are no trumpets yet\n"
BROKEN = "title: Broken\nsite: anytown\nturns:\n  - say: home\n    heer: Welcome\n"


def play(folder: Path, *texts: str) -> Result:
    written = [folder / f"{number}.session.yaml" for number, _ in enumerate(texts)]
    for file, text in zip(written, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["play", *map(str, written)])


@pytest.mark.parametrize(
    ("texts", "status", "closing"),
    [
        ((GOOD,), 0, "1 session, 1 turn: 1 passed."),
        ((GOOD, EXPECTED), 0, "2 sessions, 2 turns: 1 passed, 1 failed as expected."),
        ((FAILING, GOOD), 1, "2 sessions, 2 turns: 1 passed, 1 failed."),
    ],
)
def test_the_closing_line_and_the_status(tmp_path: Path, texts: tuple[str, ...], status: int, closing: str) -> None:
    result = play(tmp_path, *texts)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (status, closing), (result.output, result.exception)


def test_a_conversation_is_printed_as_it_was_held(tmp_path: Path) -> None:
    lines = play(tmp_path, FAILING).stdout.splitlines()
    assert lines[0] == f"Expect too much ({tmp_path / '0.session.yaml'})"
    assert "   4 You: home" in lines
    assert "     Plainspoken: Welcome to Anytown Council." in lines
    assert any(line.startswith("   5 FAILED: hear: 'trumpets' was not heard") for line in lines)
    assert lines[-3] == "Failed."


def test_a_reason_is_given_with_a_failure_that_was_expected(tmp_path: Path) -> None:
    lines = play(tmp_path, EXPECTED).stdout.splitlines()
    assert "     Expected, because: there are no trumpets yet" in lines
    assert "Failed as expected." in lines


def test_bad_files_are_all_told_and_none_is_played(tmp_path: Path) -> None:
    result = play(tmp_path, GOOD, BROKEN, "title: [\n")
    assert (result.exit_code, result.stdout) == (2, "")
    told = result.stderr.splitlines()
    assert [line.split(": ")[0] for line in told] == [
        f"{tmp_path / '1.session.yaml'}:5:5",
        f"{tmp_path / '2.session.yaml'}:2:1",
    ]


def test_a_file_that_is_not_there_is_a_bad_file(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["play", str(tmp_path / "none.session.yaml")])
    assert result.exit_code == 2
    assert result.stderr.endswith("none.session.yaml: cannot be read: no such file or directory\n")


def test_no_file_is_a_wrong_command_line() -> None:
    assert CliRunner().invoke(main, ["play"]).exit_code == 2


def test_sessions_are_chosen_by_tag(tmp_path: Path) -> None:
    (tmp_path / "a.session.yaml").write_text(GOOD + "tags: [quick]\n", encoding="utf-8")
    (tmp_path / "b.session.yaml").write_text(FAILING, encoding="utf-8")
    both = [str(tmp_path / name) for name in ("a.session.yaml", "b.session.yaml")]
    result = CliRunner().invoke(main, ["play", "--tag", "quick", *both])
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "1 session, 1 turn: 1 passed.")
    result = CliRunner().invoke(main, ["play", "--tag", "quck", *both])
    assert (result.exit_code, result.stderr) == (1, "No session has the tag quck. Tags in these files: quick.\n")


def test_what_is_heard_can_be_written_into_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.session.yaml"
    file.write_text(GOOD + "    hear: Councel tax\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["play", "--update", str(file)])
    assert result.exit_code == 0
    assert result.stdout.splitlines()[-3:] == [
        f"{file}:6: hear: Councel tax -> Council tax",
        f"Open council tax ({file}): passed",
        "1 session, 1 turn: 1 passed.",
    ]
    assert file.read_text(encoding="utf-8") == GOOD + "    hear: Council tax\n"


def test_the_schema_is_printed_and_is_the_one_in_the_package() -> None:
    result = CliRunner().invoke(main, ["play", "--schema"])
    packaged = files("plainspoken.testing").joinpath("session.schema.json").read_text(encoding="utf-8")
    assert result.stdout == packaged, "run: plainspoken play --schema > src/plainspoken/testing/session.schema.json"


def test_it_plays_where_pytest_is_not_installed(tmp_path: Path) -> None:
    (tmp_path / "good.session.yaml").write_text(GOOD, encoding="utf-8")
    without = "import sys; sys.modules['pytest'] = None; from plainspoken.cli import main; main(sys.argv[1:])"
    command = [sys.executable, "-c", without, "play", str(tmp_path / "good.session.yaml")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1:]) == (0, ["1 session, 1 turn: 1 passed."]), done.stderr

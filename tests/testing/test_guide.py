"""The testers' guide says what is so: its sessions are read, fail and pass as it says, its keys are all there are."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from plainspoken.testing.player import Player
from plainspoken.testing.reference import reference
from plainspoken.testing.results import Outcome
from plainspoken.testing.script import Script, read
from plainspoken.testing.telling import failure

SESSIONS = Path(__file__).parents[1] / "sessions"
GUIDE = (SESSIONS / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", GUIDE, re.DOTALL)
YAML = [text for language, text in BLOCKS if language == "yaml"]
WHOLE = [text for text in YAML if text.startswith("title:")]
TURNS = [text for text in YAML if text.startswith("  - ")]
TOP = "title: T\nsite: anytown\n"


def script(folder: Path, text: str) -> tuple[Script, ...]:
    shutil.copytree(SESSIONS / "shared", folder / "shared")
    (folder / "tax.wav").write_bytes(b"RIFF")
    (folder / "a.session.yaml").write_text(text, encoding="utf-8")
    return read(folder / "a.session.yaml", name="first.session.yaml")


def test_the_keys_are_those_of_the_format() -> None:
    _, _, keys = GUIDE.partition("<!-- plainspoken play --keys -->\n")
    assert keys == reference() + "\n", "run: plainspoken play --keys, and put it at the end of tests/sessions/README.md"


def test_there_is_something_to_hold_it_to() -> None:
    assert (len(WHOLE), len(TURNS)) == (2, 2)


@pytest.mark.parametrize("text", WHOLE)
def test_whole_sessions_can_be_read(tmp_path: Path, text: str) -> None:
    assert script(tmp_path, text)


@pytest.mark.parametrize("text", TURNS)
def test_turns_can_be_read(tmp_path: Path, text: str) -> None:
    assert script(tmp_path, f"{TOP}turns:\n{text}")


@pytest.mark.parametrize("text", [text for text in YAML if text.startswith("never:")])
def test_what_must_never_be_can_be_read(tmp_path: Path, text: str) -> None:
    assert script(tmp_path, f"{TOP}{text}turns: [{{say: home}}]\n")


def test_the_first_session_fails_as_it_says_and_passes_when_mended(tmp_path: Path) -> None:
    (first,) = script(tmp_path, WHOLE[0])
    shown = next(text for language, text in BLOCKS if language == "text")
    mended = tmp_path / "mended"
    mended.mkdir()
    with Player() as player:
        lines = [line.rstrip() for line in failure(player.play(first)).splitlines()]
        assert [line for line in shown.splitlines() if line.rstrip() not in lines] == []
        result = player.play(script(mended, WHOLE[0].replace("9 headings", "7 headings"))[0])
    assert result.outcome is Outcome.PASSED, failure(result)


def test_the_table_of_examples_is_one_of_our_own_sessions() -> None:
    assert (SESSIONS / "bin_day_examples.session.yaml").read_text(encoding="utf-8") == WHOLE[1]


def test_the_pytest_test_passes(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(next(text for language, text in BLOCKS if language == "python"))
    pytester.runpytest_inprocess().assert_outcomes(passed=1)

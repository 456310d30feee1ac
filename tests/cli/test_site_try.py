"""A profile tried by typing: what would be said, and the profile read anew when its file changes, good or broken."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from plainspoken.cli.site_trying import Trial
from plainspoken.demo.server import serve

RUN = (sys.executable, "-c", "from plainspoken.cli import main; main()")


@pytest.fixture(scope="module")
def address():
    with serve() as served:
        yield f"{served}/"


@pytest.fixture
def file(tmp_path, address):
    path = tmp_path / "practice.yaml"
    path.write_text(f"spoken: Practice\nstart: {address}\n", encoding="utf-8")
    return path


def changed(path, text):
    """The file with other words, and a time of writing that surely differs."""
    before = path.stat().st_mtime_ns
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + 10**9, before + 10**9))


def test_what_is_typed_is_answered_by_the_profile_as_it_is_now(file, address):
    told: list[str] = []
    trial = Trial(file, told.append)
    trial.welcome()
    assert told[0] == "Plainspoken: Plainspoken. You are on Practice."
    trial.say("rubbish day")
    assert not any("/bins-and-recycling" in line for line in told)
    changed(file, f"spoken: Practice\nstart: {address}\naliases:\n  rubbish day: /bins-and-recycling/bin-day\n")
    told.clear()
    trial.say("rubbish day")
    assert told[0] == "practice.yaml has changed and is read anew."
    assert f"({address}bins-and-recycling/bin-day)" in told
    trial.say("goodbye")
    assert trial.over
    trial.close()


def test_a_change_that_is_broken_is_told_by_line_and_the_conversation_goes_on(file, address):
    told: list[str] = []
    trial = Trial(file, told.append)
    trial.welcome()
    changed(file, f"spoken: Practice\nstart: {address}\nmain: '['\n")
    told.clear()
    trial.say("where am i")
    assert told[0].startswith(f"{file}:3:7: main: is not a CSS selector")
    assert told[1] == "The profile as it was before is still in use."
    assert any("You are on" in line for line in told[2:])
    file.unlink()
    told.clear()
    trial.say("")
    assert told == []
    trial.close()


def test_the_command(file):
    typed = "headings\n\ngoodbye\n"
    done = subprocess.run(
        [*RUN, "site", "try", str(file)],
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "You are on Practice" in done.stdout
    assert "Plainspoken: Goodbye." in done.stdout


def test_a_broken_profile_is_not_begun_with(tmp_path):
    broken = tmp_path / "x.yaml"
    broken.write_text("start: x\n", encoding="utf-8")
    done = subprocess.run(
        [*RUN, "site", "try", str(broken)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"{broken}:1:8: start: is not a web address")

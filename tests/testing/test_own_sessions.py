"""Our own sessions exercise everything: what they leave out is listed here with its reason, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from plainspoken.demo.faults import ADDRESSES
from plainspoken.demo.script import scenes
from plainspoken.flow import Page
from plainspoken.intent import load as load_commands
from plainspoken.page.components.registry import FINDERS
from plainspoken.testing import rehearsal
from plainspoken.testing.player import Player
from plainspoken.testing.results import Outcome
from plainspoken.testing.script import Script, read
from plainspoken.wording import load

SESSIONS = Path(__file__).parents[1] / "sessions"

COMMANDS_LEFT_OUT: dict[str, str] = {}
"""Commands that no session names in an intent: key, each with the reason."""

COMPONENTS_LEFT_OUT: dict[str, str] = {}
"""Components of the Design System that are on no page of any session, each with the reason."""

FAULTS_LEFT_OUT: dict[str, str] = {}
"""Pages of Anytown that misbehave and are in no session, each with the reason."""

SOUND = 12


@pytest.fixture(scope="module")
def scripts() -> tuple[Script, ...]:
    return tuple(script for file in sorted(SESSIONS.glob("*.session.yaml")) for script in read(file))


@pytest.fixture(scope="module")
def commands() -> set[str]:
    return set(load_commands(load().commands).by_name)


def test_there_are_forty_over_the_practice_council(scripts: tuple[Script, ...]) -> None:
    assert len({script.file for script in scripts if script.practice}) >= 40


def test_every_command_is_said_and_understood_in_a_session(scripts: tuple[Script, ...], commands: set[str]) -> None:
    expected = {placed.turn.intent for script in scripts for placed in script.turns}
    assert commands - expected == set(COMMANDS_LEFT_OUT)


def test_every_component_is_on_a_page_of_a_session(
    scripts: tuple[Script, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = {find.__module__.rpartition(".")[2] for find in FINDERS}
    found: set[str] = set()
    heading = rehearsal.main_heading
    monkeypatch.setattr(rehearsal, "main_heading", lambda page: found.update(kinds(page)) or heading(page))
    with Player() as player:
        for script in sorted(scripts, key=lambda script: script.practice):  # folders of pages first: there most are
            if found < wanted:  # not one more than it takes
                player.play(script)
    assert wanted - found == set(COMPONENTS_LEFT_OUT)


def kinds(page: Page | None) -> Iterator[str]:
    yield from (component.kind for component in page.components if page) if page else ()


def test_every_page_that_misbehaves_is_in_a_session(scripts: tuple[Script, ...]) -> None:
    opened = {urlsplit(script.opening).path for script in scripts if script.practice}
    assert set(ADDRESSES) - opened == set(FAULTS_LEFT_OUT)


def test_each_scene_of_the_demo_is_held_as_text_word_for_word(scripts: tuple[Script, ...]) -> None:
    said = [[placed.turn.say for placed in script.turns] for script in scripts if "demo" in script.session.tags]
    assert [scene.title for scene in scenes() if [turn.say for turn in scene.turns] not in said] == []


def test_a_dozen_are_played_with_sound(scripts: tuple[Script, ...]) -> None:
    assert len({script.file for script in scripts if "sound" in script.session.tags}) >= SOUND


def test_failures_that_are_known_of_are_still_failures(scripts: tuple[Script, ...]) -> None:
    known = [script for script in scripts if any(placed.turn.expected_failure for placed in script.turns)]
    with Player() as player:
        outcomes = {script.name: player.play(script).outcome for script in known}
    assert set(outcomes.values()) <= {Outcome.EXPECTED}

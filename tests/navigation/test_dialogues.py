"""Forms built in many ways, filled in turn by turn: every word that is said back, and every byte that is sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.dialogue import Dialogue, dialogues, expected, played

DIALOGUES = dialogues(Path(__file__).parent / "dialogues")


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=lambda each: f"{each.where} {each.values['name']}")
def test_goes_as_it_is_written(dialogue: Dialogue) -> None:
    assert "\n".join(played(dialogue)) == "\n".join(expected(dialogue)), dialogue.where


def test_there_are_many_turns_and_no_two_dialogues_of_one_name() -> None:
    assert sum(len(dialogue.turns) for dialogue in DIALOGUES) >= 250
    names = [dialogue.values["name"] for dialogue in DIALOGUES]
    assert len(set(names)) == len(names)

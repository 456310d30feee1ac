"""Utterances people say, and what each means on a council's page."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspoken.documents import load
from plainspoken.flow import Intent, NotUnderstood, Transcript
from plainspoken.intent import interpret

CASES = [
    (said, str(meant))
    for cases in load(Path(__file__).with_name("utterances.yaml")).value.values()
    for said, meant in cases.items()
]


def told(meant: Intent | NotUnderstood) -> str:
    """An outcome as utterances.yaml writes it."""
    if isinstance(meant, NotUnderstood):
        suggestions = "; ".join(suggestion.heard for suggestion in meant.suggestions)
        return f"not understood: {suggestions}" if suggestions else "not understood"
    slots = "; ".join(f"{name}={value}" for name, value in meant.slots)
    return f"{meant.name} {slots}".strip()


@pytest.mark.parametrize(("said", "meant"), CASES)
def test_an_utterance_means(said, meant, council, commands) -> None:
    found = told(interpret(Transcript(said), council, commands))
    assert found.partition(":")[0] == meant if meant == "not understood" else found == meant


def test_there_are_many() -> None:
    assert len(CASES) >= 150

"""Of what a recogniser may have heard, what makes sense on this page is meant: case by case from alternatives.yaml."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from plainspoken.documents import load
from plainspoken.flow import Intent, NotUnderstood, Place, Transcript
from plainspoken.intent import Commands, interpret
from plainspoken.intent.possible import possible

CASES = [
    pytest.param(case, id=", ".join(case["heard"]) + (f" {case['sure']}" if "sure" in case else ""))
    for cases in load(Path(__file__).with_name("alternatives.yaml")).value.values()
    for case in cases
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any], council: Place, commands: Commands) -> None:
    best, *others = case["heard"]
    found = interpret(Transcript(best, float(case.get("sure", 1)), tuple(others)), council, commands)
    if isinstance(found, NotUnderstood):
        assert found.heard == best
        assert [each.name for each in found.suggestions][:1] == ([case["asks"]] if "asks" in case else [])
        found = found.suggestions[0] if "asks" in case else Intent("nothing")
    assert found.name == case.get("means") or found.name == case.get("asks")
    assert "slot" not in case or dict(found.slots)[found.slots[-1][0]] == case["slot"]
    assert "as" not in case or found.heard == case["as"]


@pytest.mark.parametrize("name", ["move.next", "open.number", "move.heading_number", "talk.yes", "reading.stop"])
def test_without_a_page_or_for_a_command_that_is_not_known_nothing_fails(
    name: str, council: Place, commands: Commands
) -> None:
    for place in (council, replace(council, page=None)):
        for slots in ((), (("kind", "heading"), ("number", 1))):
            assert possible(Intent(name, slots), place, commands) in (True, False)
    assert possible(Intent("no.command"), council, commands)

"""Turns that other files hold: in which order they are played, with which values, what is told of faults in them."""

from __future__ import annotations

import pytest

from plainspoken.documents import DocumentError
from plainspoken.testing.results import Outcome
from plainspoken.testing.telling import conversation, failure

OPEN = "turns:\n  - include: open.turns.yaml\n"


def test_turns_are_played_in_the_place_of_the_include(scripts) -> None:
    files = {"a.turns.yaml": "turns:\n  - say: a1\n  - include: b.turns.yaml\n", "b.turns.yaml": "turns: [{say: b1}]\n"}
    (script,) = scripts("turns:\n  - say: one\n  - include: a.turns.yaml\n  - say: two\n", files)
    assert [placed.turn.say for placed in script.turns] == ["one", "a1", "b1", "two"]
    assert [(placed.file, placed.line()) for placed in script.turns] == [
        ("t.session.yaml", 4),
        ("a.turns.yaml", 2),
        ("b.turns.yaml", 1),
        ("t.session.yaml", 6),
    ]


def test_a_file_may_be_included_more_than_once(scripts) -> None:
    (script,) = scripts("turns:\n" + "  - include: a.turns.yaml\n" * 3, {"a.turns.yaml": "turns: [{say: a}]\n"})
    assert len(script.turns) == 3


@pytest.mark.parametrize(
    ("given", "said"),
    [("", "open tax"), ("\n    with: {page: bins}", "open bins"), ("\n    with: {page: <p>}", "open home")],
)
def test_values_are_given_with_the_include(scripts, given: str, said: str) -> None:
    fragment = "parameters: {page: tax}\nturns: [{say: open <page>}]\n"
    (script,) = scripts(
        f"parameters: {{p: home}}\nturns:\n  - include: f.turns.yaml{given}\n  - say: <p>\n", {"f.turns.yaml": fragment}
    )
    assert script.turns[0].turn.say == said


def test_the_turns_of_a_whole_session_can_be_included(scripts) -> None:
    other = "title: O\nsite: govuk\nparameters: {page: tax}\nturns:\n  - say: open <page>\n"
    (script,) = scripts("turns:\n  - include: o.session.yaml\n", {"o.session.yaml": other})
    assert [placed.turn.say for placed in script.turns] == ["open tax"]


def test_an_include_may_be_in_another_folder_and_its_own_includes_are_beside_it(scripts, tmp_path) -> None:
    (tmp_path / "parts").mkdir()
    files = {"parts/a.turns.yaml": "turns: [{include: b.turns.yaml}]\n", "parts/b.turns.yaml": "turns: [{say: b}]\n"}
    (script,) = scripts("turns: [{include: parts/a.turns.yaml}]\n", files)
    assert script.turns[0].file == "parts/b.turns.yaml"


FAULTS = [
    ({"open.turns.yaml": "turns:\n  - sya: home\n"}, "open.turns.yaml:2:5: turns[1].sya: is not a key that is known"),
    ({"open.turns.yaml": "turns: []\n"}, "open.turns.yaml:1:8: turns: should have at least 1"),
    (
        {"open.turns.yaml": "turns:\n  - say: <x>\n"},
        "open.turns.yaml:2:10: turns[1].say: <x> is no parameter: declare it",
    ),
    ({"open.turns.yaml": "site: govuk\nturns: [{say: x}]\n"}, "open.turns.yaml:1:1: site: is not a key that is known"),
    (
        {"open.turns.yaml": "parameters: {page: }\nturns: [{say: <page>}]\n"},
        "t.session.yaml:4:5: turns[1]: open.turns.yaml needs a value for page: give it with:",
    ),
    ({"open.turns.yaml": "turns:\n  - hear: x\n"}, ""),
    (
        {"open.turns.yaml": "turns:\n  - say: x\n  - hear: x\n"},
        "open.turns.yaml:3:5: turns[2].say: is missing: only the",
    ),
    (
        {"open.turns.yaml": "turns: [{say: x, intent: go.bakc}]\n"},
        "open.turns.yaml:1:26: turns[1].intent: is no command (did",
    ),
    (
        {
            "open.turns.yaml": "turns: [{include: b.turns.yaml}]\n",
            "b.turns.yaml": "turns: [{include: open.turns.yaml}]\n",
        },
        "b.turns.yaml:1:19: turns[1].include: goes round in a circle: open.turns.yaml -> b.turns.yaml -> open.turns.yaml",  # noqa: E501
    ),
    ({"open.turns.yaml": "turns: ["}, "open.turns.yaml:2:1: is not YAML"),
]


@pytest.mark.parametrize(("files", "words"), FAULTS)
def test_a_fault_is_told_where_it_is(scripts, files: dict[str, str], words: str) -> None:
    if not words:
        assert scripts(OPEN, files)
        return
    with pytest.raises(DocumentError) as refused:
        scripts(OPEN, files)
    assert str(refused.value).startswith(words) or words in str(refused.value).splitlines(), str(refused.value)


def test_an_unknown_name_among_the_values_is_told_where_they_are_given(scripts) -> None:
    files = {"f.turns.yaml": "parameters: {page: tax}\nturns: [{say: <page>}]\n"}
    with pytest.raises(
        DocumentError, match=r"t\.session\.yaml:4:36: turns\[1\]\.with\.paeg: is no parameter \(did you"
    ):
        scripts("turns:\n  - {include: f.turns.yaml, with: {paeg: x}}\n", files)


def test_includes_that_multiply_are_refused(scripts) -> None:
    files = {f"{n}.turns.yaml": "turns:\n" + f"  - include: {n + 1}.turns.yaml\n" * 10 for n in range(4)}
    files["4.turns.yaml"] = "turns: [{say: x}]\n"
    with pytest.raises(DocumentError, match="makes more than 5000 turns"):
        scripts("turns: [{include: 0.turns.yaml}]\n", files)


def test_a_failure_in_an_included_turn_bears_its_own_file_and_line(played) -> None:
    result = played(OPEN + "  - say: home\n", {"open.turns.yaml": "turns:\n  - say: open tax\n    heading: Bins\n"})
    assert result.outcome is Outcome.FAILED
    assert failure(result).startswith("open.turns.yaml:3: heading: the main heading should be 'Bins', but is 'Tax'")
    assert "     (from here on, lines of open.turns.yaml)" in list(conversation(result))

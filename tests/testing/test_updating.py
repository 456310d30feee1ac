"""Rewriting what is heard: the words alone change, whatever stands around them."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspoken.testing.player import Player
from plainspoken.testing.results import Outcome
from plainspoken.testing.script import read
from plainspoken.testing.updating import Updates, quoted

TURNS = "turns:\n  - say: open bins\n    hear: {0}\n"

REWRITTEN = [
    (TURNS.format("Bims"), TURNS.format("Bins")),
    (TURNS.format("'Bims'   # a remark"), TURNS.format('"Bins"   # a remark')),
    (TURNS.format('"Bims"'), TURNS.format('"Bins"')),
    (TURNS.format("[Bims, 2 headings]"), TURNS.format("[Bins, 1 heading]")),
    (TURNS.format("{exact: Bims}"), TURNS.format("{exact: Bins.}")),
    (TURNS.format("{contains: Bims.}"), TURNS.format("{contains: Bins.}")),
    (
        TURNS.format("\n      # kept\n      - Bims\n\n      - 1 head"),
        TURNS.format("\n      # kept\n      - Bins\n\n      - 1 head"),
    ),
    (TURNS.format('"?"'), TURNS.format('"Bins"')),
    (TURNS.format("['?', '?']"), TURNS.format('["Bins", "1 heading"]')),
    (TURNS.format("|\n      Bims\n      and more"), TURNS.format("Bins")),
    (TURNS.format("Bims\r"), TURNS.format("Bins\r")),
    (
        "parameters: {page: Bins}\nturns:\n  - say: open <page>\n    hear: X <page>\n",
        "parameters: {page: Bins}\nturns:\n  - say: open <page>\n    hear: <page>\n",
    ),
    (
        "examples: [{p: Tax}, {p: Bins}]\nturns:\n  - say: open <p>\n    hear: X <p>\n",
        "examples: [{p: Tax}, {p: Bins}]\nturns:\n  - say: open <p>\n    hear: <p>\n",
    ),
    (
        "examples: [{p: tax}, {p: bins}]\nturns:\n  - say: home\n    hear: Homer\n  - say: open <p>\n",
        "examples: [{p: tax}, {p: bins}]\nturns:\n  - say: home\n    hear: Home\n  - say: open <p>\n",
    ),
]

ONLY = "not rewritten because only words that are heard are rewritten"
EACH_TIME = "the line is played more than once, and something else is heard each time"
ALIASED = "hear: not rewritten because its text is shared by an anchor (&) and alias (*): change it by hand"
MATCHES = "hear: not rewritten because matches is a regular expression: only words that are heard are rewritten"

LEFT = [
    (TURNS.format("Bins"), []),
    (TURNS.format("{matches: Bims}"), [f"5: {MATCHES}"]),
    (TURNS.format("Bins\n    at: /tax"), [f"6: at: {ONLY}"]),
    (TURNS.format("Bins\n    heading: Tax"), [f"6: heading: {ONLY}"]),
    (TURNS.format("Bins\n    intent: go.home"), [f"6: intent: {ONLY}"]),
    (TURNS.format("Bins\n    sent: {method: POST}"), [f"6: sent: {ONLY}"]),
    (TURNS.format("Bins\n    not_sent: {method: GET}"), [f"6: not_sent: {ONLY}"]),
    (TURNS.format("Bins\n    not_heard: 1 heading"), [f"6: not_heard: {ONLY}"]),
    (TURNS.format("Bins\n    not_heard: 1 heading\n    at: /tax"), [f"6: not_heard: {ONLY}", f"7: at: {ONLY}"]),
    (TURNS.format("Bins") + "never: {hear: 1 heading}\n", [f"6: never: {ONLY}"]),
    (TURNS.format("&w Bims") + "  - say: open tax\n    hear: *w\n", [f"5: {ALIASED}", f"7: {ALIASED}"]),
    (TURNS.format("{x}\n    expected_failure: why").replace("{x}", "Bims"), []),
    (TURNS.format("Bims") + "expected_failure: why\n", []),
]
"""What is left, and what is told of it after the file's name."""

KNOWN = "\n    at: /tax\n    expected_failure: {reason: why, failing: at}"

TOLD = [
    (TURNS.format("Bims"), TURNS.format("Bins"), ["5: hear: Bims -> Bins"], Outcome.PASSED),
    (
        TURNS.format("completely different zebra"),
        TURNS.format("Bins"),
        ["5: hear: completely different zebra -> Bins"],
        Outcome.PASSED,
    ),
    (
        TURNS.format("[Bims, 2 headings]"),
        TURNS.format("[Bins, 1 heading]"),
        ["5: hear: 2 headings -> 1 heading", "5: hear: Bims -> Bins"],
        Outcome.PASSED,
    ),
    (TURNS.format("Bims" + KNOWN), TURNS.format("Bins" + KNOWN), ["5: hear: Bims -> Bins"], Outcome.EXPECTED),
    (
        TURNS.format("Bims" + KNOWN) + "  - say: home\n    at: /tax\n",
        TURNS.format("Bins" + KNOWN) + "  - say: home\n    at: /tax\n",
        ["5: hear: Bims -> Bins", f"9: at: {ONLY}"],
        Outcome.FAILED,
    ),
    (
        TURNS.format("Bims\n    at: /tax"),
        TURNS.format("Bins\n    at: /tax"),
        ["5: hear: Bims -> Bins", f"6: at: {ONLY}"],
        Outcome.FAILED,
    ),
    (
        TURNS.format("Bims\n    at: /bins\n    expected_failure: {reason: why, failing: at}"),
        TURNS.format("Bins\n    at: /bins\n    expected_failure: {reason: why, failing: at}"),
        ["5: hear: Bims -> Bins"],
        Outcome.FAILED,
    ),
    (
        TURNS.format("Bims\n    at: /tax") + "expected_failure: {reason: why, failing: at}\n",
        TURNS.format("Bins\n    at: /tax") + "expected_failure: {reason: why, failing: at}\n",
        ["5: hear: Bims -> Bins"],
        Outcome.EXPECTED,
    ),
]
"""A session, what it becomes, what is told of it, and what comes of it when it is played again."""

LOST = "it holds <p>, whose value differs from one time it is played to the next: correct it by hand"

SHARED = [
    ("examples: [{p: Bins}, {p: Bins.}, {p: Bims}]\nturns:\n  - say: open bins\n    hear: <p>\n", LOST),
    ("examples: [{p: Tax}, {p: Bims}]\nturns:\n  - say: open bins\n    hear: <p>\n", LOST),
    ("examples: [{p: tax}, {p: bins}]\nturns:\n  - say: open <p>\n    hear: Tax\n", EACH_TIME),
    ("examples: [{p: tax}, {p: bins}]\nturns:\n  - say: open <p>\n    hear: zebra\n", EACH_TIME),
]
"""Examples that share the expectation in line 6, and why it is left."""


def update(folder: Path, text: str, player: Player) -> tuple[str, list[str], list[Outcome]]:
    file = folder / "t.session.yaml"
    file.write_bytes(("title: T\npages: pages\n" + text).encode())
    updates = Updates()
    played = [player.play(script, beyond=("hear",)) for script in read(file, name="t.session.yaml")]
    outcomes = [result.outcome for result in updates.settled(played)]
    told = list(updates.written())
    again = [player.play(script).outcome for script in read(file, name="t.session.yaml")]
    assert outcomes == again, "what is told is what comes of the files as they are now"
    return file.read_bytes().decode().removeprefix("title: T\npages: pages\n"), told, outcomes


@pytest.mark.parametrize(("text", "new"), REWRITTEN)
def test_what_is_heard_is_written(scripts, tmp_path, folder_player, text: str, new: str) -> None:
    scripts(text)
    found, told, outcomes = update(tmp_path, text, folder_player)
    assert found == new
    assert set(outcomes) == {Outcome.PASSED}
    assert all(line.startswith("t.session.yaml:") for line in told)
    assert update(tmp_path, new, folder_player)[0] == new


@pytest.mark.parametrize(("text", "told"), LEFT)
def test_nothing_else_is_written_and_it_is_told_why(
    scripts, tmp_path, folder_player, text: str, told: list[str]
) -> None:
    scripts(text)
    found = update(tmp_path, text, folder_player)
    assert found[:2] == (text, [f"t.session.yaml:{line}" for line in told])


@pytest.mark.parametrize(("text", "new", "told", "outcome"), TOLD)
def test_each_line_is_told_with_what_stood_there(
    scripts, tmp_path, folder_player, text: str, new: str, told: list[str], outcome: Outcome
) -> None:
    scripts(text)
    assert update(tmp_path, text, folder_player) == (new, [f"t.session.yaml:{line}" for line in told], [outcome])


@pytest.mark.parametrize(("text", "why"), SHARED)
def test_lines_that_several_examples_share_are_left(scripts, tmp_path, folder_player, text: str, why: str) -> None:
    scripts(text)
    found, told, outcomes = update(tmp_path, text, folder_player)
    assert (found, told) == (text, [f"t.session.yaml:6: hear: not rewritten because {why}"])
    assert Outcome.FAILED in outcomes


@pytest.mark.parametrize("heard", ["Tax", "zebra", "zebra <p>"])
def test_lines_that_several_includes_share_are_left(scripts, tmp_path, folder_player, heard: str) -> None:
    fragment = f"parameters: {{p: null}}\nturns:\n  - say: open <p>\n    hear: {heard}\n"
    text = "turns:\n  - {include: f.turns.yaml, with: {p: tax}}\n  - {include: f.turns.yaml, with: {p: bins}}\n"
    scripts(text, {"f.turns.yaml": fragment})
    _, told, outcomes = update(tmp_path, text, folder_player)
    assert (tmp_path / "f.turns.yaml").read_text() == fragment
    assert [line.partition(" because ")[0] for line in told] == ["f.turns.yaml:4: hear: not rewritten"]
    assert outcomes == [Outcome.FAILED]


def test_a_session_is_played_on_past_what_is_rewritten(scripts, tmp_path, folder_player) -> None:
    text = "turns:\n  - say: open bins\n    hear: Bims\n  - say: home\n    hear: Homer\n  - say: home\n    at: /bins\n"
    scripts(text)
    found, _, outcomes = update(tmp_path, text, folder_player)
    assert (found, outcomes) == (text.replace("Bims", "Bins").replace("Homer", "Home"), [Outcome.FAILED])


def test_what_each_example_hears_otherwise_is_left(scripts, tmp_path, folder_player) -> None:
    text = "examples: [{p: tax}, {p: bins}]\nturns:\n  - say: open <p>\n    hear: zebra\n"
    scripts(text)
    found, told, outcomes = update(tmp_path, text, folder_player)
    assert found == text
    assert told == [f"t.session.yaml:6: hear: not rewritten because {EACH_TIME}"]
    assert outcomes == [Outcome.FAILED, Outcome.FAILED]


def test_words_in_an_included_file_are_written_there(scripts, tmp_path, folder_player) -> None:
    fragment = "# kept\nparameters: {p: bins}\nturns:\n  - say: open <p>\n    hear: Bims  # kept too\n"
    text = "turns: [{include: f.turns.yaml}]\n"
    scripts(text, {"f.turns.yaml": fragment})
    update(tmp_path, text, folder_player)
    assert (tmp_path / "f.turns.yaml").read_text() == fragment.replace("Bims", "Bins")


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Council tax", "Council tax"),
        ("1, Council tax", '"1, Council tax"'),
        ("yes", "yes"),
        ("true", '"true"'),
        ("12", '"12"'),
        ("Street: Mill Lane", '"Street: Mill Lane"'),
        ('say "x"', '"say \\"x\\""'),
        ("£12.50 a year", '"£12.50 a year"'),
        ("[a]", '"[a]"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
    ],
)
def test_words_are_quoted_where_they_need_it(words: str, written: str) -> None:
    assert quoted(words) == written

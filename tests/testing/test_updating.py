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
]

LEFT = [
    TURNS.format("{matches: Bims}"),
    TURNS.format("Bins\n    at: /tax"),
    TURNS.format("Bins"),
    "words: &w Bims\n",
]


def update(folder: Path, text: str, player: Player) -> tuple[str, list[str], list[Outcome]]:
    file = folder / "t.session.yaml"
    file.write_bytes(("title: T\npages: pages\n" + text).encode())
    updates = Updates()
    outcomes = [
        updates.taken(player.play(script, beyond=("hear",))).outcome for script in read(file, name="t.session.yaml")
    ]
    told = list(updates.written())
    return file.read_bytes().decode().removeprefix("title: T\npages: pages\n"), told, outcomes


@pytest.mark.parametrize(("text", "new"), REWRITTEN)
def test_what_is_heard_is_written(scripts, tmp_path, folder_player, text: str, new: str) -> None:
    scripts(text)
    found, told, outcomes = update(tmp_path, text, folder_player)
    assert found == new
    assert outcomes == [Outcome.PASSED]
    assert all(line.startswith("t.session.yaml:") for line in told)
    assert update(tmp_path, new, folder_player)[0] == new


@pytest.mark.parametrize("text", LEFT[:3])
def test_nothing_else_is_written(scripts, tmp_path, folder_player, text: str) -> None:
    scripts(text)
    assert update(tmp_path, text, folder_player)[:2] == (text, [])


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
    assert told == ["t.session.yaml:6: hear: left as it is: each example hears something else"]
    assert outcomes == [Outcome.PASSED, Outcome.PASSED]


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

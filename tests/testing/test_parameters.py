"""Parameters and their tables: which sessions a file makes, what they are called, and where values are put."""

from __future__ import annotations

import pytest

from plainspoken.documents import DocumentError
from plainspoken.testing.results import Outcome

TURN = "turns: [{say: open <page>}]\n"

TABLES = [
    ("parameters: {page: tax}\n", ["T"], ["open tax"]),
    ("examples: [{page: tax}, {page: bins}]\n", ["T[tax]", "T[bins]"], ["open tax", "open bins"]),
    ("examples: {money: {page: tax}, rubbish: {page: bins}}\n", ["T[money]", "T[rubbish]"], ["open tax", "open bins"]),
    (
        "parameters: {page: tax, x: y}\nexamples: [{x: a}, {page: bins}]\n",
        ["T[a]", "T[bins]"],
        ["open tax", "open bins"],
    ),
    ("examples: [{page: a, x: b}]\n", ["T[a, b]"], ["open a"]),
    ("examples: [{page: tax}, {page: tax}]\n", ["T[tax]", "T[tax #2]"], ["open tax", "open tax"]),
    (
        f"examples: [{{page: {'long ' * 30}}}]\n",
        [f"T[{('long ' * 12).strip()}...]"],
        ["open " + ("long " * 30).strip()],
    ),
]


@pytest.mark.parametrize(("table", "names", "said"), TABLES)
def test_a_row_makes_a_session(scripts, table: str, names: list[str], said: list[str]) -> None:
    found = scripts(table + TURN)
    assert [script.name for script in found] == names
    assert [script.turns[0].turn.say for script in found] == said


PUT = [
    ("say: <p>", "say", "a.b"),
    ("say: from <p> to <q>", "say", "from a.b to c"),
    ("say: \\<p>", "say", "<p>"),
    ("say: a < b > c", "say", "a < b > c"),
    ("say: <p><q>", "say", "a.bc"),
    ("{say: x, at: /<q>/x}", "at", "/c/x"),
    ("{say: x, heading: <p>}", "heading", "a.b"),
    ("{say: x, expected_failure: <nobody> knows}", "expected_failure", "<nobody> knows"),
]


@pytest.mark.parametrize(("turn", "key", "value"), PUT)
def test_where_values_are_put(scripts, turn: str, key: str, value: str) -> None:
    (script,) = scripts(f"parameters: {{p: a.b, q: c}}\nturns:\n  - {turn}\n")
    found = getattr(script.turns[0].turn, key)
    assert getattr(found, "reason", found) == value


def test_a_value_stands_for_itself_in_a_regular_expression(scripts) -> None:
    (script,) = scripts(
        "parameters: {p: a.b}\nturns: [{say: x, hear: {matches: '(?P<p>x) <p> (?<=y)'}, sent: {fields: {f: <p>}}}]\n"
    )
    turn = script.turns[0].turn
    assert turn.hear[0].matches == r"(?P<p>x) a\.b (?<=y)"
    assert turn.sent[0].fields == {"f": ["a.b"]}


def test_values_are_put_into_the_session_too(scripts) -> None:
    (script,) = scripts("parameters: {p: tax}\nstart: /<p>\nnever: {hear: <p> is due}\nturns: [{say: hi}]\n")
    assert (script.opening, script.session.never.hear[0].contains) == ("/tax", "tax is due")


def test_each_example_is_played_with_its_own_values(scripts, folder_player) -> None:
    found = scripts("examples: [{p: tax, h: Tax}, {p: bins, h: Tax}]\nturns: [{say: open <p>, heading: <h>}]\n")
    results = [folder_player.play(script) for script in found]
    assert [result.outcome for result in results] == [Outcome.PASSED, Outcome.FAILED]


def test_a_fault_that_every_example_has_is_told_once(scripts) -> None:
    with pytest.raises(DocumentError) as refused:
        scripts("examples: [{p: a}, {p: b}]\nturns: [{say: <p>, heer: <p>}]\n")
    assert len(refused.value.faults) == 1

"""Pages in, exact words out: the cases of this folder's YAML files."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.conversation import Case, cases, expected, outcome

CASES = cases(Path(__file__).parent)


def heard(told: str) -> str:
    """What is heard of an outcome."""
    return "\n".join(line for line in told.splitlines() if line.startswith("hear: "))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.where} {case.name}")
def test_what_is_heard(case: Case) -> None:
    assert heard(outcome(case)) == heard(expected(case)), f"{case.where}: {case.name}"


def test_there_are_many_and_no_two_of_one_name() -> None:
    names = [(case.where.partition(":")[0], case.name) for case in CASES]
    assert len(names) >= 150
    assert len(set(names)) == len(names)

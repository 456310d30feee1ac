"""A page, a place and a command in; where we are, what is said and what is fetched out: this folder's YAML files."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.conversation import Case, cases, expected, outcome

CASES = cases(Path(__file__).parent)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.where} {case.name}")
def test_what_comes_of_it(case: Case) -> None:
    assert outcome(case) == expected(case), f"{case.where}: {case.name}"


def test_there_are_many_and_no_two_of_one_name() -> None:
    names = [(case.where.partition(":")[0], case.name) for case in CASES]
    assert len(names) >= 150
    assert len(set(names)) == len(names)

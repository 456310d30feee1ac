"""What is an echo of our own words and what a person's, case by case from own_words.yaml."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.documents import load
from plainspoken.intent.own_words import LATE, Spoken, is_own

CASES = [
    pytest.param(case, id=case["why"])
    for cases in load(Path(__file__).with_name("own_words.yaml")).value.values()
    for case in cases
]


@pytest.mark.parametrize("case", CASES)
def test_case(case: dict[str, Any]) -> None:
    spoken = [Spoken(text, float(began), float(seconds)) for text, began, seconds in case["spoken"]]
    assert is_own(case["heard"], float(case["at"]), spoken) is case["own"]


def test_there_are_both_kinds() -> None:
    told = [case.values[0]["own"] for case in CASES]
    assert told.count(True) >= 10
    assert told.count(False) >= 10


@given(
    st.text(max_size=60),
    st.floats(0, 100),
    st.lists(st.tuples(st.text(max_size=60), st.floats(0, 100), st.floats(0, 9)), max_size=4),
)
def test_never_fails_and_never_drops_what_began_long_after(
    heard: str, at: float, spoken: list[tuple[str, float, float]]
) -> None:
    said = [Spoken(*each) for each in spoken]
    assert not is_own(heard, max((each.began + each.seconds for each in said), default=0.0) + LATE + 0.01 + at, said)
    is_own(heard, at, said)

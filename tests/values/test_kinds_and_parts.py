"""Which kind a question wants, and answers put right by part: tables of cases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plainspoken import documents, wording
from plainspoken.flow import Control
from plainspoken.values import Facts, Kind, Refused, Understood, corrected, facts_of, grouped, kind_of, words

TODAY = date(2026, 11, 25)
HERE = Path(__file__).parent / "parts"
CORRECTIONS = documents.load(HERE / "corrections.yaml").value
KINDS = documents.load(HERE / "kinds.yaml").value
REPLIES = wording.load()


@pytest.mark.parametrize("case", CORRECTIONS, ids=lambda case: f"{case['kind']} {case['say']}")
def test_a_correction(case) -> None:
    found = corrected(Kind(case["kind"]), case["was"], case["say"], words(), TODAY)
    if "now" in case:
        assert isinstance(found, Understood), found
        assert found.value == case["now"]
    elif "refused" in case:
        assert isinstance(found, Refused), found
        assert found.key == case["refused"]
        assert REPLIES.reply(found.key, dict(found.values))
    else:
        assert found is None


@pytest.mark.parametrize("case", KINDS, ids=lambda case: f"{case['kind']} {case['label']}")
def test_what_a_question_wants(case) -> None:
    facts = {key: value for key, value in case.items() if key != "kind"}
    assert kind_of(Facts(**facts), words()) is Kind(case["kind"])


def test_the_facts_about_a_control() -> None:
    control = Control(
        "0/1", "text", "pc", label="Postcode", group="Home", hint="For example", attributes={"maxlength": "8"}
    )
    assert facts_of(control) == Facts("Postcode", "Home", "For example", "text", name="pc", maxlength=8)
    assert facts_of(Control("0", "text", attributes={"maxlength": "all of it"})).maxlength is None


@pytest.mark.parametrize(
    ("kind", "written", "read"),
    [
        (Kind.CARD_NUMBER, "4444 3333 2222 1111", "4444 3333 2222 1111"),
        (Kind.CARD_NUMBER, "4444-333322221111", "4444 3333 2222 1111"),
        (Kind.NATIONAL_INSURANCE_NUMBER, "AB 123 456 C", "AB 12 34 56 C"),
        (Kind.SORT_CODE, "11 22 33", "11-22-33"),
        (Kind.NHS_NUMBER, "943-476-5919", "943 476 5919"),
    ],
)
def test_what_is_written_in_groups_already_is_grouped_as_it_is_read(kind: Kind, written: str, read: str) -> None:
    assert grouped(kind, written) == read

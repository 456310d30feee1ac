"""What is obeyed that was heard over our own voice."""

from __future__ import annotations

import pytest

from plainspoken.flow import Intent, NotUnderstood, Transcript
from plainspoken.intent import confirmed

STOP = Intent("reading.stop")
NEXT = Intent("move.next", (("kind", "heading"),))
ANSWER = Intent("answer.text", (("text", "council tax"),))


@pytest.mark.parametrize(
    ("meant", "confidence", "typed", "obeyed"),
    [
        (STOP, 0.9, False, True),
        (STOP, 0.15, False, True),
        (NEXT, 0.6, False, True),
        (NEXT, 0.5, False, False),
        (NEXT, 0.2, False, False),
        (STOP, 0.0, True, True),
        (ANSWER, 1.0, False, False),
        (ANSWER, 1.0, True, True),
        (NotUnderstood("council tax bands"), 1.0, False, False),
        (NotUnderstood("council tax bands"), 1.0, True, True),
    ],
)
def test_confirmed(meant: Intent | NotUnderstood, confidence: float, typed: bool, obeyed: bool) -> None:
    assert confirmed(meant, Transcript("words", confidence, typed=typed)) is obeyed


@pytest.mark.parametrize(
    ("meant", "spoken", "obeyed"),
    [
        (NEXT, 0.0, True),
        (NEXT, 0.35, False),
        (NEXT, 0.5, True),
        (STOP, 0.0, True),
        (STOP, 0.2, False),
        (STOP, 0.35, True),
    ],
)
def test_what_is_left_of_an_echo_is_too_short(meant: Intent, spoken: float, obeyed: bool) -> None:
    assert confirmed(meant, Transcript("words", 0.9, spoken=spoken)) is obeyed

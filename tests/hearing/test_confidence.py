"""How well the words fit decides how sure the recogniser is."""

from __future__ import annotations

import pytest

from plainspoken.hearing.confidence import Segment, confidence


def word(start: int, end: int, a_frame: float, silent: bool = False) -> Segment:
    return Segment(start, end, a_frame * (end - start + 1), silent)


SILENCE = word(0, 29, -5, silent=True)
PHONES = (SILENCE, *(word(start, start + 9, -8) for start in range(30, 130, 10)))


@pytest.mark.parametrize(
    ("words", "least", "most"),
    [
        ((SILENCE, word(30, 129, -9)), 0.8, 1.0),
        ((SILENCE, word(30, 129, -60)), 0.0, 0.2),
        ((SILENCE, word(30, 79, -10), word(80, 129, -80)), 0.0, 0.2),
        ((SILENCE, word(30, 59, -9), word(60, 129, -40, silent=True)), 0.2, 0.75),
        ((SILENCE,), 0.0, 0.0),
        ((), 0.0, 0.0),
    ],
)
def test_fit(words: tuple[Segment, ...], least: float, most: float) -> None:
    assert least <= confidence(words, PHONES) <= most


def test_no_phones_is_no_measure() -> None:
    assert confidence((word(0, 9, -5),), ()) == 0.0


def test_one_bad_word_spoils_a_command_and_not_a_dictation() -> None:
    words = (*(word(start, start + 19, -10) for start in range(30, 110, 20)), word(110, 129, -70))
    assert confidence(words, PHONES) < 0.2 < confidence(words, PHONES, closed=False)

"""What an engine is given: nothing it could choke on, nothing it could take for a command, never too much."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.speaking.clean import clean, has_words, pieces

CASES = {
    "": "",
    " a \t b\n": "a b",
    "\0a\x01+10Sb": "a+10Sb",
    "\ud800a\udfff": "a",
    "<speak>hi</speak>": "speak hi /speak",
    "[[rate 500]] hi": "rate 500 hi",
    "a\u202eb\u200bc\ufeff": "abc",
    "e\u0301": "é",
    "\\pau=1\\": "pau=1",
}


@pytest.mark.parametrize(("text", "expected"), CASES.items())
def test_cleans(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text(), st.integers(4, 60))
def test_pieces_hold_all_words_and_are_short(text: str, longest: int) -> None:
    whole = clean(text)
    parts = pieces(whole, longest)
    assert all(0 < len(part) <= longest for part in parts)
    assert "".join(parts).replace(" ", "") == whole.replace(" ", "")


def test_cuts_at_sentences_then_commas_then_spaces() -> None:
    assert pieces("One two. Three, four five six", 12) == ("One two.", "Three,", "four five", "six")
    assert pieces("x" * 25, 10) == ("x" * 10, "x" * 10, "x" * 5)


@pytest.mark.parametrize(("text", "expected"), [("...", False), ("-", False), ("", False), ("a", True), ("5", True)])
def test_knows_what_has_words(text: str, expected: bool) -> None:
    assert has_words(text) is expected

"""Numbers to words and back."""

from __future__ import annotations

import pytest

from plainspoken.values.numbers import misheard, number_of, ordinal_of, words_of, year_in_words

SAID = [
    ("three", 3),
    ("twenty one", 21),
    ("twenty-one", 21),
    ("number 3", 3),
    ("number three", 3),
    ("3", 3),
    ("zero", 0),
    ("oh", 0),
    ("a hundred", 100),
    ("a hundred and five", 105),
    ("one hundred five", 105),
    ("nine hundred and ninety nine", 999),
    ("two thousand and five", 2005),
    ("twelve thousand three hundred", 12300),
    ("1,250", 1250),
]
NO_NUMBER = ["", "one two", "twenty twelve", "number", "hundredth", "three four", "and", "hello", "hundred hundred",
             "third", "thousand", "zero hundred", "١٢"]  # fmt: skip
YEARS = [(1998, "nineteen ninety eight"), (2005, "two thousand and five"), (2026, "twenty twenty six"),
         (1900, "nineteen hundred"), (1905, "nineteen oh five"), (3000, "three thousand")]  # fmt: skip


@pytest.mark.parametrize(("words", "number"), SAID)
def test_what_words_say(words, number) -> None:
    assert number_of(words) == number


@pytest.mark.parametrize("words", NO_NUMBER)
def test_what_is_no_number(words) -> None:
    assert number_of(words) is None


def test_numbers_and_ordinals_come_back() -> None:
    for number in range(1000):
        assert number_of(words_of(number)) == number
        assert number_of(ordinal_of(number), ordinal=True) == number


@pytest.mark.parametrize(("year", "words"), YEARS)
def test_years(year, words) -> None:
    assert year_in_words(year) == words


def test_ordinals_in_figures() -> None:
    assert number_of("3rd", ordinal=True) == 3
    assert number_of("3rd") is None
    assert number_of("3", ordinal=True) is None


@pytest.mark.parametrize(("words", "number"), [("free", 3), ("to", 2), ("twenty for", 24), ("cheese", None)])
def test_misheard_numbers(words, number) -> None:
    assert misheard(words) == number

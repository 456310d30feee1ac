"""Text made speakable: what is written on the left, what is said on the right, in speakable.yaml."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspoken.reading.speakable import speakable
from plainspoken.reading.speakable.words import cardinal, grouped, ordinal, spelled, year

CASES = yaml.safe_load(Path(__file__).with_name("speakable.yaml").read_text(encoding="utf-8"))
WELSH = yaml.safe_load(Path(__file__).with_name("speakable_welsh.yaml").read_text(encoding="utf-8"))

WRITTEN = (
    "£1,250.50 5 April 2026 9am to 5pm SW1A 2AA 0300 123 4567 A Band (s) - – / & @ . , ' % ½ 1/2 e.g. and/or DVLA"
    " QQ123456C www.gov.uk/a-b x@y.uk £5-£10 1-2 2025/26 Mon-Fri 24/7 10km °C CO2 # * < > ~ _ | • → © ✅ 👍🏽 \x00"
    " \ud800 \u202e 中文 12:30 00 000 18001 P45 AB-12 number the of"
    " Part IV (ii) 2:1 5'10\" x 1-2-1 &amp; e.e. 9yb 3ydd 5 Mai 10c"
)
SCRAPS = WRITTEN.split()
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(SCRAPS), max_size=12).map(" ".join),
    st.lists(st.sampled_from(SCRAPS), max_size=8).map("".join),
)


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=list(CASES))
def test_says(text: str, expected: str) -> None:
    assert speakable(text) == expected


@pytest.mark.parametrize(("text", "expected"), WELSH.items(), ids=list(WELSH))
def test_says_in_welsh(text: str, expected: str) -> None:
    assert speakable(text, "cy") == expected
    assert speakable(expected, "cy") == expected


@pytest.mark.parametrize("expected", sorted(set(CASES.values())))
def test_leaves_what_is_speakable_as_it_is(expected: str) -> None:
    assert speakable(expected) == expected


def test_has_three_hundred_cases() -> None:
    assert len(CASES) >= 400
    assert len(WELSH) >= 60


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["en", "en-GB", "cy", ""]))
def test_takes_any_text_and_its_own_results(text: str, language: str) -> None:
    said = speakable(text, language)
    assert speakable(said, language) == said
    assert not any(unicodedata.category(each) in ("Cc", "Cs", "Co", "Cn", "Cf") for each in said)


@pytest.mark.parametrize("scrap", ["1,", "£1-", "a.", "a@", "A1-", "(", "www.", "0", "1 to ", "A", "5 Apr ", "x(s)"])
def test_takes_a_hundred_thousand_characters(scrap: str) -> None:
    assert isinstance(speakable((scrap * 100_000)[:100_000]), str)


def test_keeps_the_words_of_other_languages() -> None:
    assert speakable("Bienvenue – £5 ☎\x00 😀", "fr") == "Bienvenue – £5"


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (101, "one hundred and one"),
        (1_000_001, "one million and one"),
        (10**13, grouped("1") + " zero" * 13),
    ],
)
def test_counts_as_the_british_do(number: int, words: str) -> None:
    assert cardinal(number) == words


def test_names_places_and_years() -> None:
    assert [ordinal(n) for n in (1, 12, 23)] == ["first", "twelfth", "twenty-third"]
    assert [year(n) for n in (1066, 1900, 1905, 2000, 2009, 2010)] == [
        "ten sixty-six",
        "nineteen hundred",
        "nineteen oh five",
        "two thousand",
        "two thousand and nine",
        "twenty ten",
    ]


@pytest.mark.parametrize(
    ("text", "said"), [("SW1A", "S.W. one A"), ("A1", "A, one"), ("1A2", "one A, two"), ("E1", "E one"), ("AA", "A.A.")]
)
def test_spells(text: str, said: str) -> None:
    assert spelled(text) == said

"""Labels as they are said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.intent.normal import key, normal

SAID = [
    ("Pay your Council Tax & more", "pay your council tax and more"),
    ("Apply (opens in new tab)", "apply"),
    ("Apply (opens in a new window)", "apply"),
    ("Apply, opens in new tab", "apply"),
    ("Guide (PDF, 234KB)", "guide"),
    ("Name (required)", "name"),
    ("GOV.UK", "gov uk"),
    ("gov dot uk", "gov uk"),
    ("Form P45", "form p forty five"),
    ("2025 to 2026", "twenty twenty five to twenty twenty six"),
    ("21st century", "twenty first century"),
    ("£1,250.50", "one thousand two hundred and fifty pounds fifty"),
    ("£1", "one pound"),
    ("50% off", "fifty percent off"),
    ("What’s new?", "what's new"),
    ("Apply 'now'", "apply now"),
    ("Births, deaths - and marriages", "births deaths and marriages"),
    ("  A\tB\n", "a b"),
    ("0300 123", "zero three zero zero one hundred and twenty three"),
    ("", ""),
    ("!!!", ""),
]
ONE = [
    ("post code", "Postcode"),
    ("h m r c", "HMRC"),
    ("the council tax please", "Council tax"),
    ("whats new", "What's new"),
    ("sign in", "Sign-in"),
    ("the", "The"),
]


@pytest.mark.parametrize(("label", "said"), SAID)
def test_a_label_is_said(label, said) -> None:
    assert normal(label) == said


@pytest.mark.parametrize(("one", "other"), ONE)
def test_two_ways_to_say_a_name(one, other) -> None:
    assert key(one) == key(other) != ""


@given(st.text(max_size=40))
def test_normal_words_stay_as_they_are(text) -> None:
    words = normal(text)
    assert words == " ".join(words.split())
    assert normal(normal(words)) == normal(words)

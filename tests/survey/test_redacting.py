"""What is personal is taken out of what an audit keeps."""

import pytest

from plainspoken.survey.audit import redacting

ADDRESSES = [
    ("https://a.example/x", "https://a.example/x"),
    ("https://a.example/x?name=Jo+Bloggs&dob=1", "https://a.example/x?[query]"),
    ("https://jo:secret@a.example:8000/x#me", "https://a.example:8000/x"),
    ("https://a.example/to/jo.bloggs@b.example", "https://a.example/to/[email]"),
    ("https://a.example/people/01632%20960123", "https://a.example/people/01632%20960123"),
    ("http://[", "[address]"),
]
WORDS = [
    ("Bins and recycling", "Bins and recycling"),
    ("Write to jo.bloggs+x@a.example today", "Write to [email] today"),
    ("Ring 01632 960123", "Ring [number]"),
    ("Ring +44 1632 960123.", "Ring [number]."),
    ("Her number is QQ 12 34 56 C", "Her number is [number]"),
    ("Her number is AB 12 34 56 C", "Her number is [number]"),
    ("At 1 High Street, ZZ1 9AA", "At 1 High Street, [postcode]"),
    ("Go to https://a.example/x?q=jo now", "Go to https://a.example/x?[query] now"),
    ("It costs £1,250,000 in 2026", "It costs £1,250,000 in 2026"),
    ("Box 12345", "Box 12345"),
    ("a \n b", "a b"),
]


@pytest.mark.parametrize(("url", "expected"), ADDRESSES)
def test_addresses(url: str, expected: str) -> None:
    assert redacting.address(url) == expected


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_words(text: str, expected: str) -> None:
    assert redacting.words(text) == expected


def test_long_words_are_cut_short() -> None:
    assert len(redacting.words("word " * 500)) <= redacting.LONGEST

"""What is personal taken out of addresses and words before they are kept.

Query strings, which hold what people searched for and who they are; e-mail addresses, telephone and other long numbers,
postcodes and National Insurance numbers in words.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

QUERY = "[query]"
_PATTERNS = (
    (re.compile(r"[\w.+%-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+"), "[email]"),
    (re.compile(r"\b[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b", re.IGNORECASE), "[number]"),
    (re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE), "[postcode]"),
)
_NUMBER = re.compile(r"(?<![\w£])\+?\d(?:[ -]?\d){6,}(?!\w)")
"""A telephone number or any other of seven digits or more; in an address it is a page's own."""

_ADDRESS = re.compile(r"\b(?:https?|file|ftp)://[^\s\"'<>]+", re.IGNORECASE)
LONGEST = 300


def address(url: str) -> str:
    """A web address without user, password, fragment and what its query holds."""
    try:
        parts = urlsplit(url)
        host = parts.netloc.rpartition("@")[2]
        return _plain(urlunsplit((parts.scheme, host, parts.path, QUERY if parts.query else "", "")))
    except ValueError:
        return "[address]"


def words(text: str) -> str:
    """Words without what is personal in them, on one line, cut short at 300 letters."""
    short = " ".join(text.split())[:LONGEST]
    return _NUMBER.sub("[number]", _plain(_ADDRESS.sub(lambda found: address(found[0]), short)))


def _plain(text: str) -> str:
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    return text

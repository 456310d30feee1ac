"""Vehicle registrations of Great Britain and Northern Ireland.

Source: DVLA, INF104 "Vehicle registration numbers and number plates".
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from plainspoken.values.coded import code, fitted
from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.words import Words

LETTER, AREA = "[A-HJ-PR-Z]", "[A-HJ-PR-Y]"
"""Letters that are used, without I and Q; as the first of an area not Z either."""

FORMATS: Mapping[str, re.Pattern[str]] = {
    "current": re.compile(rf"(?P<one>{AREA}{LETTER}\d\d)(?P<two>{LETTER}{{3}})"),
    "prefix": re.compile(rf"(?P<one>[A-HJ-NP-TV-YQ](?!0)\d{{1,3}})(?P<two>{LETTER}{{3}})"),
    "suffix": re.compile(rf"(?P<one>{LETTER}{{3}}(?!0)\d{{1,3}})(?P<two>[A-HJ-NPR-TV-Y])"),
    "ireland": re.compile(r"(?P<one>(?:[A-Z]?I[A-Z]|[A-Z]{1,2}Z))(?P<two>(?!0)\d{1,4})"),
    "dateless": re.compile(rf"(?P<one>{LETTER}{{1,3}})(?P<two>(?!0)\d{{1,4}})"),
    "dateless_reversed": re.compile(rf"(?P<one>(?!0)\d{{1,4}})(?P<two>{LETTER}{{1,3}})"),
}
"""Since 2001, 1983 and 1963; Northern Ireland's; those before years were told; each with its two groups."""


def registration(said: str, words: Words) -> Understood | Refused:
    """A registration in capitals without a space."""
    found = code(said, words)
    value = "" if found.unknown else recognised(found.text)
    return Understood(value, (value,)) if value else refused("value.registration.not", found.text or said)


def recognised(text: str) -> str:
    """A registration of letters and digits that fits a format, "" for what fits none."""
    found = next((match for each in FORMATS.values() if (match := fitted(text, each))), None)
    return found[0] if found else ""


def in_groups(value: str) -> str:
    """A registration as it stands on its plate: "AB12 CDE"."""
    found = next((match for each in FORMATS.values() if (match := each.fullmatch(value))), None)
    return f"{found['one']} {found['two']}" if found else value

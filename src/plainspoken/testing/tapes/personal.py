"""What is personal in what a person sends, and how it is written on a tape: the kind of thing, with a number."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, quote_plus

SHORTEST = 3
"""Letters of the shortest value that is sought in pages: a shorter one would be found in every other word."""

TOKENS = re.compile(r"csrf|xsrf|token|nonce|viewstate|eventvalidation|requestverification|captcha|session", re.I)
"""Names of fields that carry a secret of the moment, or a page's memory, and nothing that a person chose."""

SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")),
    ("postcode", re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}", re.I)),
    ("national insurance number", re.compile(r"[A-Z]{2}\s*(?:\d\s*){6}[A-D]", re.I)),
    ("telephone", re.compile(r"(?:\+44|0)[\s()-]*(?:\d[\s()-]*){8,10}")),
    ("card", re.compile(r"(?:\d[ -]?){13,19}")),
    ("number", re.compile(r"(?:\d[ -]?){8,12}")),
)
"""Values that are personal wherever they stand, by the kind of thing they are."""

NAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("email", re.compile(r"e-?mail", re.I)),
    ("telephone", re.compile(r"phone|mobile|\btel\b|telno", re.I)),
    ("postcode", re.compile(r"post_?-?code|postal", re.I)),
    ("address", re.compile(r"address|street|house|town|county", re.I)),
    ("secret", re.compile(r"password|passcode|secret|\bpin\b|security", re.I)),
    ("birth", re.compile(r"birth|\bdob\b", re.I)),
    ("number", re.compile(r"national|\bnino\b|nhs|passport|licen[cs]e|account|sort_?-?code|card", re.I)),
    ("name", re.compile(r"name|surname", re.I)),
)
"""Names of fields whose values are personal, whatever they look like."""

SAMPLES = {
    "email": "person@example.com",
    "telephone": "01632 960001",  # Ofcom keeps it for drama
    "postcode": "ZZ99 3WZ",  # the statistics office's for "not known"
    "address": "1 Example Street",
    "secret": "example",
    "birth": "1",
    "number": "00000000",
    "card": "0000 0000 0000 0000",
    "national insurance number": "QQ 12 34 56 C",  # never given to anybody
    "name": "Example Person",
    "token": "token",
}
"""What stands for a value that the person has not sent again by the time a page has it."""

PLACE = re.compile(r"\{\{([a-z ]+ \d+)((?:\|[a-z]+)*)\}\}")
"""A place on a tape where something personal stood: {{email 1}}, or {{email 1|url}} where it was written so."""

CHOSEN = "chosen "
"""Before a place's name: the words of the option whose value that is, as a page that was sent before has them."""

Change = Callable[[str], str]
CASES: tuple[tuple[str, Change], ...] = (("", str), ("upper", str.upper), ("lower", str.lower), ("title", str.title))
SPACES: tuple[tuple[str, Change], ...] = (("", str), ("close", lambda text: re.sub(r"\s", "", text)))
WRITINGS: tuple[tuple[str, Change], ...] = (
    ("", str),
    ("html", html.escape),
    ("url", quote_plus),
    ("percent", lambda text: quote(text, safe="")),
)
CHANGES = dict((*CASES, *SPACES, *WRITINGS))


def kind_of(name: str, value: str) -> str:
    """What kind of personal thing a field's value is, "" for none."""
    if not value.strip():
        return ""
    if TOKENS.search(name):
        return "token"
    named = next((kind for kind, pattern in NAMES if pattern.search(name)), "")
    return named or next((kind for kind, shape in SHAPES if shape.fullmatch(value.strip())), "")


def place(label: str, *changes: str) -> str:
    """How a place is written."""
    return "{{" + "|".join((label, *(change for change in changes if change))) + "}}"


def writings(value: str, label: str) -> Iterator[tuple[str, str]]:
    """The ways in which a value may be written in a page or an address, each with the place that stands for it."""
    seen: set[str] = set()
    if len(re.sub(r"\s", "", value)) < SHORTEST:
        return
    for case, cased in CASES:
        for space, spaced in SPACES:
            for writing, written in WRITINGS:
                text = written(spaced(cased(value)))
                if text not in seen:
                    seen.add(text)
                    yield text, place(label, case, space, writing)


def changed(value: str, changes: str) -> str:
    """A value as the changes of a place write it."""
    for change in filter(None, changes.split("|")):
        value = CHANGES[change](value)
    return value


def sample(label: str) -> str:
    """What stands for the value of a label that has none."""
    return SAMPLES.get(label.removeprefix(CHOSEN).rpartition(" ")[0], "example")

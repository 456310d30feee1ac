"""Roman numerals made speakable: of parts and chapters, of kings and wars, before the paragraphs of a list.

eSpeak NG says "roman four" of IV, others spell it. One letter may be just that ("Schedule C", "the part I sent"), so it
is a number only where it plainly is.
"""

from __future__ import annotations

import re
from functools import cache

from plainspoken.reading.speakable.words import Rule, cardinal, ordinal

VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ROMAN = r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""A numeral under four hundred."""

HEADS = (
    "Act|Annex|Annexe|Appendix|Article|Book|Category|Chapter|Class|Division|Figure|Grade|Group|Module|Part|Phase|Protocol"
    "|Scene|Schedule|Section|Stage|Table|Tier|Title|Type|Volume|War"
)
COUNTED = "Act|Article|Book|Chapter|Part|Phase|Protocol|Scene|Stage|Title|Volume|War"
"""Those that are never lettered, so that V and X are numbers after them."""

RULERS = (
    "Alexander|Anne|Benedict|Charles|David|Edward|Elizabeth|George|Gregory|Henry|James|John|Louis|Malcolm|Mary|Paul|Philip"
    "|Pius|Richard|Robert|William"
)
SURE = "II|III|VII|VIII|XII|XIII|XVI|XVII|XVIII|XXI|XXII"
"""Numerals that are no other word's letters, wherever they stand."""

AFTER_ONE = r"(?=$|[.,:;)\]–—-]|\s(?:[A-Z(–—-]|and\b|of\b|or\b|to\b))"
"""What may follow a lone I that is a number: not "I sent"."""

FURTHER = rf"(?:(?:,| and| or| to|\s?[-–—&])\s?(?:(?=[IVXLC]{{2}}|[VX]\b){ROMAN}|I{AFTER_ONE})\b)*"


def value(numeral: str) -> int:
    """The number that a Roman numeral stands for: "XIV" -> 14."""
    worth = [VALUES[letter] for letter in numeral.upper()]
    return sum(-one if one < after else one for one, after in zip(worth, [*worth[1:], 0], strict=True))


def _headed(match: re.Match[str]) -> str:
    """Part IV, Chapters II and III, Parts I-V."""
    joined = re.sub(r"\s?[-–—]\s?", " to ", match["numerals"].replace("&", " and "))
    said = re.sub(rf"\b{ROMAN}\b", lambda one: cardinal(value(one[0])), joined)
    return f"{match['head']} {' '.join(said.split())}"


def _ruler(match: re.Match[str]) -> str:
    return f"{match['name']} the {ordinal(value(match['numeral']))}"


def _alone(match: re.Match[str]) -> str:
    return cardinal(value(match["numeral"]))


def _paragraph(match: re.Match[str]) -> str:
    """(ii), iv) and the like, as the paragraphs of a list."""
    return f", {cardinal(value(match['numeral']))}, "


@cache
def rules() -> tuple[Rule, ...]:
    """The rules for all of them."""
    long = rf"(?=[IVXLC]{{2}}){ROMAN}"
    return (
        (
            re.compile(
                rf"\b(?P<head>(?i:{HEADS})s?) (?P<numerals>(?:{long}\b{FURTHER}|I\b{FURTHER}{AFTER_ONE}))(?![\w'’])"
            ),
            _headed,
        ),
        (re.compile(rf"\b(?P<head>(?:{COUNTED})s?) (?P<numerals>[VX]\b{FURTHER})(?![\w'’])"), _headed),
        (re.compile(rf"\b(?P<name>{RULERS}) (?P<numeral>(?:{long}|[VX])\b|I\b{AFTER_ONE})"), _ruler),
        (re.compile(r"(?<=World War )(?P<numeral>I)(?![\w'’-])"), _alone),
        (re.compile(rf"^(?P<numeral>{long}|[IVX])(?=[.:)]\s)"), _alone),
        (re.compile(rf"(?<![\w'’-])(?P<numeral>{SURE})(?![\w'’-])"), _alone),
        (re.compile(r"\s?\((?P<numeral>(?=[ivx]{2})x{0,3}(?:ix|iv|v?i{0,3}))\)"), _paragraph),
        (re.compile(r"^(?P<numeral>(?=[ivx]{2})x{0,3}(?:ix|iv|v?i{0,3}))(?=[.:)]\s)"), _alone),
    )

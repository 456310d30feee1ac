"""Telephone numbers, postcodes and every other number that names a thing, made speakable."""

from __future__ import annotations

import re

from plainspoken.reading.speakable.words import Rule, cardinal, digits, grouped, letters, spelled

OUTWARD = r"GIR|[A-PR-UWYZ](?:\d[A-HJKPS-UW]?|\d\d|[A-HK-Y]\d[ABEHMNPRV-Y]?|[A-HK-Y]\d\d)"
"""The first half of a postcode (British Standard 7666, as gov.uk gives it)."""

INWARD = r"\d[ABD-HJLNP-UW-Z]{2}"
"""The second half of a postcode."""

NI_FIRST, NI_SECOND = "[A-CEGHJ-PR-TW-Z]", "[A-CEGHJ-NPR-TW-Z]"


def _postcode(match: re.Match[str]) -> str:
    return f"{spelled(match['outward'])}, {spelled(match['inward'])}"


def _insurance(match: re.Match[str]) -> str:
    """A National Insurance number, in the pairs that it is printed in."""
    pairs = [letters(match["prefix"]), *(digits(match[name]) for name in ("one", "two", "three"))]
    return ", ".join([*pairs, match["suffix"].upper()] if match["suffix"] else pairs)


def telephone(text: str) -> str:
    """A telephone number, in the groups it is written in or, written in one, in those it is known by."""
    said = [_group(each) for each in re.findall(r"\+?\d+", text.replace("(0)", " "))]
    if len(said) > 1:
        return ", ".join(said)
    only = re.sub(r"\D", "", text)
    if len(only) == 11 and only[0] == "0":
        cut = 3 if only[1] == "2" else 4 if only[1] in "389" else 5
        return f"{digits(only[:cut])}, {grouped(only[cut:])}"
    return ("plus " if text.startswith("+") else "") + grouped(only)


def _group(text: str) -> str:
    return ("plus " if text.startswith("+") else "") + (digits(text) if len(text) < 6 else grouped(text))


def _code(match: re.Match[str]) -> str:
    """P45, SA302, V5C: letters spelled, a number of two or a round one said whole, another digit by digit."""
    number, tail = match["number"], match["tail"]
    if match["head"] == "A" and not tail and len(number) < 3:
        return match[0]  # a road or a paper size, which every engine reads; parted, the A would become the article
    if match["head"] == "A" and not tail:
        return f"A, {digits(number)}"
    whole = (len(number) < 3 and number[0] != "0") or (number[-2:] == "00" and len(number) == 3)
    said = f"{letters(match['head'])} {cardinal(int(number)) if whole else digits(number)}"
    return f"{said} {letters(tail)}" if tail else said


def _grouped(match: re.Match[str]) -> str:
    return ", ".join(digits(each) for each in re.findall(r"\d+", match[0]))


def _reference(match: re.Match[str]) -> str:
    """A mixture of letters and digits: AB12-3456-CD78, in its groups."""
    return ", ".join(spelled(each) for each in re.split(r"[-/ ]", match[0]))


def _account(match: re.Match[str]) -> str:
    """An international bank account number (ISO 13616), in its fours."""
    bare = match[0].replace(" ", "")
    return ", ".join(spelled(bare[at : at + 4]) for at in range(0, len(bare), 4))


def _extension(match: re.Match[str]) -> str:
    return f"extension {digits(match['number'])}"


CHEMISTRY = {
    "CO2e": "carbon dioxide equivalent",
    "CO2": "carbon dioxide",
    "NO2": "nitrogen dioxide",
    "SO2": "sulphur dioxide",
    "PM2.5": "P.M. two point five",
}
NUMBERS: tuple[Rule, ...] = (
    (re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z]{4})(?: ?\d{4}){2,6}(?: ?\d{1,3})?(?!\w)"), _account),
    (re.compile(r"\bext(?:n|ension)?\.? (?P<number>\d{2,6})(?![\d/-]|[.,]\d)", re.I), _extension),
    (
        re.compile(
            rf"\b(?P<prefix>{NI_FIRST}{NI_SECOND}|QQ)\s?(?P<one>\d\d)\s?(?P<two>\d\d)\s?(?P<three>\d\d)\s?(?P<suffix>[A-D])?\b"
        ),
        _insurance,
    ),
    (re.compile(rf"\b(?P<outward>{OUTWARD})\s?(?P<inward>{INWARD})\b"), _postcode),
    (
        re.compile(
            r"(?<![\w.,£/-])(?:\+\d{1,3}[ -]?(?:\(0\)[ -]?)?|\(0\d{2,5}\)[ -]?|0)\d{2,6}(?:[ -]?\d{2,7}){0,4}"
            r"(?![\w/]|[.,]\d)"
        ),
        lambda match: telephone(match[0]),
    ),
    (
        re.compile(
            r"\b(?P<lead>call|dial|ring|phone|telephone|text|NHS) (?P<number>999|1\d\d|(?!1800)\d{5})(?![\d/-]|[.,]\d)",
            re.I,
        ),
        lambda match: f"{'N.H.S.' if match['lead'] == 'NHS' else match['lead']} {digits(match['number'])}",
    ),
    # The relay service's prefixes come before the number that is called; a token stands for that.
    (
        re.compile(r"(?<![\w.,£/-])(?P<number>1800[0-2])(?!\w)(?P<gap> (?=[\U000F0000-\U0010FFFD]))?"),
        lambda match: digits(match["number"]) + (", " if match["gap"] else ""),
    ),
    (re.compile(r"(?<![\w.,£/-])\d\d-\d\d-\d\d(?![\w/-]|[.,]\d)"), _grouped),
    (re.compile(r"(?<![\w.,£/-])\d{2,5}(?:[ -]\d{2,6}){2,5}(?![\w/-]|[.,]\d)"), _grouped),
)
"""Numbers that could be taken for amounts: looked for before those."""

CODES: tuple[Rule, ...] = (
    (re.compile(rf"\b(?:{'|'.join(map(re.escape, CHEMISTRY))})(?!\w)"), lambda match: CHEMISTRY[match[0]]),
    (re.compile(r"\b[A-Z]{1,3}(?: \d{1,4}[A-Z]?){2,5} \d{1,4}[A-Z]\b"), _reference),
    (re.compile(r"(?<![\w.,£/-])(?:\d{5,6} \d{4,6}|\d{3} \d{3,4})(?![\w/-]|[.,]\d| \d)"), _grouped),
    (re.compile(r"(?<![\w.,£-])(?:\d{6,40}|0\d{2,40})(?![\w]|[.,]\d)"), lambda match: grouped(match[0])),
    (re.compile(r"\b[A-Z]{2}\d\d [A-Z]{3}\b"), _reference),
    (
        re.compile(
            r"\b(?!COVID)(?=[A-Z/-]{0,20}\d)(?=[\d/-]{0,20}[A-Z])[A-Z\d]{1,12}(?:[-/][A-Z\d]{1,12}){1,5}\b(?![-/]?\w)"
        ),
        _reference,
    ),
    (re.compile(r"\b(?!COVID|CO2\b)(?P<head>[A-Z]{1,3})(?P<number>\d{1,4})(?P<tail>[A-Z]{0,2})\b"), _code),
    (re.compile(r"\b(?=[A-Z]{0,19}\d)(?=\d{0,19}[A-Z])[A-Z\d]{4,20}\b"), lambda match: spelled(match[0])),
)
"""Codes: letters and digits, and digits that are left over."""

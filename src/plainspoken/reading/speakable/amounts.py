"""Money, percentages, fractions, units and ranges made speakable."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plainspoken.reading.speakable.units import EACH, UNITS
from plainspoken.reading.speakable.words import Rule, cardinal, decimal, ordinal

AMOUNT = r"\d{1,3}(?:,\d{3}){1,4}|\d{1,12}"
CURRENCIES: Mapping[str, tuple[str, str, str, str]] = {
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "$": ("dollar", "dollars", "cent", "cents"),
}
SCALES: Mapping[str, str] = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "bn": "billion",
    "tn": "trillion",
    "thousand": "thousand",
    "million": "million",
    "billion": "billion",
    "trillion": "trillion",
}
FRACTIONS: Mapping[str, tuple[int, int]] = {
    "½": (1, 2),
    "⅓": (1, 3),
    "⅔": (2, 3),
    "¼": (1, 4),
    "¾": (3, 4),
    "⅕": (1, 5),
    "⅖": (2, 5),
    "⅗": (3, 5),
    "⅘": (4, 5),
    "⅙": (1, 6),
    "⅚": (5, 6),
    "⅛": (1, 8),
    "⅜": (3, 8),
    "⅝": (5, 8),
    "⅞": (7, 8),
}


def money(sign: str, whole: str, part: str | None, scale: str | None) -> str:
    """An amount: ("£", "1,250", "50", None) -> "one thousand two hundred and fifty pounds and fifty pence"."""
    one, many, cent, cents = CURRENCIES[sign]
    if scale:
        return f"{decimal(f'{whole}.{part}' if part else whole)} {SCALES[scale.lower()]} {many}"
    pounds = int(whole.replace(",", ""))
    if part and len(part) > 2:
        return f"{decimal(f'{whole}.{part}')} {many}"
    pence = int((part or "0").ljust(2, "0"))
    said = [f"{cardinal(pounds)} {one if pounds == 1 else many}"] if pounds or not pence else []
    said += [f"{cardinal(pence)} {cent if pence == 1 else cents}"] if pence else []
    return " and ".join(said)


def fraction(top: int, bottom: int) -> str:
    """A fraction: (3, 4) -> "three quarters"."""
    name = {2: "half", 4: "quarter"}.get(bottom, ordinal(bottom))
    plural = {"half": "halves"}.get(name, f"{name}s")
    return f"{cardinal(top)} {name if top == 1 else plural}"


def _money(match: re.Match[str]) -> str:
    said = ("minus " if match["minus"] else "") + money(match["sign"], match["whole"], match["part"], match["scale"])
    return said + _each(match["each"])


def _moneys(match: re.Match[str]) -> str:
    """£5-£10, £5 to 10, £1-2 million."""
    sign, scale = match["sign"], match["scale2"]
    first = money(sign, match["whole"], match["part"], match["scale"] or scale)
    return f"{first} to {money(sign, match['whole2'], match['part2'], scale)}{_each(match['each'])}"


def _each(text: str | None) -> str:
    return f" {EACH[text.lower()]}" if text else ""


def _pence(match: re.Match[str]) -> str:
    return f"{decimal(match['amount'])} {'penny' if match['amount'] == '1' else 'pence'}{_each(match['each'])}"


def _minus(match: re.Match[str]) -> str:
    return "minus " if match["minus"] else ""


def _per_cent(match: re.Match[str]) -> str:
    first = f"{decimal(match['first'])} to " if match["first"] else ""
    return f"{_minus(match)}{first}{decimal(match['amount'])} per cent"


def _unit(match: re.Match[str]) -> str:
    one, many = UNITS[match["unit"]]
    first = f"{decimal(match['first'])} to " if match["first"] else ""
    return f"{_minus(match)}{first}{decimal(match['amount'])} {one if match['amount'] == '1' and not first else many}"


def _mixed(match: re.Match[str]) -> str:
    """½, 2½."""
    top, bottom = FRACTIONS[match["sign"]]
    if not match["whole"]:
        return fraction(top, bottom)
    return _and_a_part(int(match["whole"]), top, bottom)


def _written(match: re.Match[str]) -> str:
    """3/4, 1/2, 2 1/2; anything that is no proper fraction is read as it stands."""
    top, bottom = int(match["top"]), int(match["bottom"])
    whole = match["whole"]
    if not 0 < top < bottom:
        return f"{whole or ''} {cardinal(top)} slash {cardinal(bottom)}".strip()
    return _and_a_part(int(whole), top, bottom) if whole else fraction(top, bottom)


def _and_a_part(whole: int, top: int, bottom: int) -> str:
    """(2, 1, 2) -> "two and a half"."""
    part = fraction(top, bottom)
    return f"{cardinal(whole)} and {part.replace('one ', 'a ', 1) if top == 1 else part}"


def _feet(match: re.Match[str]) -> str:
    """6ft 2in, 5'10"."""
    feet, inches = int(match["feet"]), int(match["inches"])
    return (
        f"{cardinal(feet)} {'foot' if feet == 1 else 'feet'} {cardinal(inches)} {'inch' if inches == 1 else 'inches'}"
    )


def _sides(match: re.Match[str]) -> str:
    """12" x 9"."""
    return f"{decimal(match['first'])} inches by {decimal(match['last'])} inches"


def _litres(match: re.Match[str]) -> str:
    return f"{decimal(match['amount'])} {'litre' if match['amount'] == '1' else 'litres'}"


def _ratio(match: re.Match[str]) -> str:
    return f"{cardinal(int(match['first']))} to {cardinal(int(match['last']))}"


def _range(match: re.Match[str]) -> str:
    return f"{decimal(match['first'])} to {decimal(match['last'])}"


NUMBER = rf"(?:{AMOUNT})(?:\.\d{{1,6}})?"
SIGN = "[£€$]"
SCALE = r"(?:\s?(?P<scale>thousand|million|billion|trillion|k|mn?|bn|tn)\b)?"
MINUS = r"(?P<minus>(?<![\w)])[-−–])?"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


TO = r"\s?(?:–|—|-|\bto\b)\s?"
PERIOD = r"(?:(?:\s?/\s?|\sper\s|\s(?=p)|(?=p))(?P<each>" + "|".join(re.escape(each) for each in EACH) + r")(?!\w))?"
MONEY: tuple[Rule, ...] = (
    (re.compile(rf">\s?(?={SIGN})"), lambda _: "more than "),
    (re.compile(rf"(?<=\d)\s?x\s?(?={SIGN})"), lambda _: " times "),
    (
        _compiled(
            rf"(?P<sign>{SIGN})(?P<whole>{AMOUNT})(?:\.(?P<part>\d{{1,2}}))?{SCALE}{TO}{SIGN}?"
            rf"(?P<whole2>{AMOUNT})(?:\.(?P<part2>\d{{1,2}}))?{SCALE.replace('<scale>', '<scale2>')}(?![\d,]*\d|\.\d)"
            rf"{PERIOD}(?!\w)"
        ),
        _moneys,
    ),
    (
        _compiled(rf"{MINUS}(?P<sign>{SIGN})\s?(?P<whole>{AMOUNT})(?:\.(?P<part>\d{{1,6}}))?{SCALE}{PERIOD}"),
        _money,
    ),
    (_compiled(rf"(?<![\w.,])(?P<amount>\d{{1,3}}(?:\.\d{{1,2}})?)p\b{PERIOD}"), _pence),
)
"""Money: its sign leaves no doubt."""

RULES: tuple[Rule, ...] = (
    (
        re.compile(r"(?<![\w.,'])(?P<feet>\d)(?:\s?ft\s?|['′’]\s?)(?P<inches>\d|1[01])(?:\s?ins?\b|[\"″”])(?!\w)"),
        _feet,
    ),
    (
        re.compile(rf"(?<![\w.,])(?P<first>{NUMBER})[\"″”]\s?[x×]\s?(?P<last>{NUMBER})[\"″”](?!\w)"),
        _sides,
    ),
    (
        re.compile(r"(?<![\w.,])(?P<volts>12|110|230|240|400)\s?V(?!\w)"),
        lambda match: f"{decimal(match['volts'])} volts",
    ),
    (re.compile(r"(?<![\w.,])(?P<amount>\d{1,4}(?:\.\d{1,2})?)l(?!\w)"), _litres),
    (re.compile(r"(?:\b1/2|½)[ -](?=price)"), lambda _: "half "),
    (
        re.compile(
            rf"{MINUS}(?<![\w.,])(?:(?P<first>{NUMBER})\s?%?{TO})?(?P<amount>{NUMBER})\s?(?:%|per ?cent\b)",
        ),
        _per_cent,
    ),
    (
        re.compile(
            rf"{MINUS}(?<![\w.,])(?:(?P<first>{NUMBER}){TO})?(?P<amount>{NUMBER})\s?"
            rf"(?P<unit>{'|'.join(sorted(map(re.escape, UNITS), key=len, reverse=True))})(?![\w²³/])"
        ),
        _unit,
    ),
    (re.compile(rf"(?<![\w.,])(?P<whole>\d{{1,3}})?\s?(?P<sign>[{''.join(FRACTIONS)}])"), _mixed),
    (re.compile(r"(?<![\w/.,])24/7(?![\w/])"), lambda _: "twenty-four seven"),
    (
        re.compile(
            r"(?<![\w/.,£-])(?:(?P<whole>\d{1,3})[ ])?(?P<top>\d{1,2})/(?P<bottom>[2-9]|10|12|16|100)(?![\w/]|[.,]\d)"
        ),
        _written,
    ),
    (re.compile(r"(?<![\w-])50[:/-]50(?![\w-])"), lambda _: "fifty fifty"),
    (re.compile(r"(?<![\w:.,])(?P<first>\d{1,3}):(?P<last>\d{1,4})(?![\w:]|[.,]\d)"), _ratio),
    (re.compile(r"(?<![\w-])1[-–]2[-–]1(?![\w-])"), lambda _: "one to one"),
    (re.compile(rf"(?<![\w.,/-])(?P<first>{NUMBER})\s?(?:–|—|-)\s?(?P<last>{NUMBER})(?![\w/-]|[.,]\d)"), _range),
    (re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?(?![\w,]|\.\d)"), lambda match: decimal(match[0])),
)

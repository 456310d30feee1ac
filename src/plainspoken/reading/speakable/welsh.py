"""Welsh text made speakable: money, dates, times, numbers that name things, addresses, units and signs.

Welsh voices read plain numbers rightly, so digits are left to them where their order is kept; eSpeak NG's passes over
the pound sign, reads "5/4" in English, and takes telephone numbers and postcodes for amounts.
"""

from __future__ import annotations

import re
from functools import cache

from plainspoken.reading.speakable.references import INWARD, NI_FIRST, NI_SECOND, OUTWARD
from plainspoken.reading.speakable.symbols import SIGNS as ENGLISH_SIGNS
from plainspoken.reading.speakable.welsh_words import (
    FEMININE,
    FRACTIONS,
    INITIALS,
    MONTHS,
    ORDINALS,
    PENNY,
    PENNY_SOFT,
    POUND,
    POUND_SOFT,
    POUNDS,
    SCALES,
    SIGNS,
    SOFTENED,
    UNITS,
    WORDS,
)
from plainspoken.reading.speakable.words import Rule, letters

AMOUNT = r"\d{1,3}(?:,\d{3}){1,4}|\d{1,12}"
YEAR = r"(?:1[0-9]|20)\d\d"
DAY, NUMBER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
DASH = r"\s?(?:–|—|-)\s?"
SCALE = "|".join(sorted(SCALES, key=len, reverse=True))


def day(number: int, month: str) -> str:
    """A day of a month: (2, "Mawrth") -> "yr ail o Fawrth"."""
    name = ORDINALS[number - 1]
    return f"{'yr' if name[0] in 'aeiouwy' else 'y'} {name} o {SOFTENED.get(month, month)}"


def year(text: str) -> str:
    """A year as it is said: "2026" -> "dwy fil 26", "1998" -> "mil 9 9 8"."""
    if text.startswith("20"):
        rest = int(text[2:])
        return "dwy fil" + (f" {'a ' if rest < 10 else ''}{rest}" if rest else "")
    return f"mil {spaced(text[1:])}"


def spaced(text: str) -> str:
    """Digits one by one: "0300" -> "0 3 0 0"."""
    return " ".join(each for each in text if each.isdecimal())


def spelled(text: str) -> str:
    """Letters and digits one by one: "CF10" -> "C.F. 1 0"."""
    return " ".join(letters(each) if each.isalpha() else spaced(each) for each in re.findall(r"[A-Za-z]+|\d+", text))


def counted(number: str, one: str, softened: str) -> str:
    """So many of a feminine noun, which is singular after a number and softens after one and two."""
    bare = number.replace(",", "")
    value = int(bare) if bare.isdecimal() else 0
    return f"{FEMININE.get(value, bare)} {softened if value in (1, 2) else one}"


def _money(match: re.Match[str]) -> str:
    whole, part, scale = match["whole"], match["part"], match["scale"]
    if scale:
        return f"{whole.replace(',', '')}{f'.{part}' if part else ''} {SCALES[scale.lower()]} {POUNDS}"
    said = [counted(whole, POUND, POUND_SOFT)] if int(whole.replace(",", "")) or not part else []
    said += [counted(str(int(part)), PENNY, PENNY_SOFT)] if part and int(part) else []
    return " a ".join(said)


def _moneys(match: re.Match[str]) -> str:
    """£5–£10."""
    return f"{counted(match['first'], POUND, POUND_SOFT)} i {counted(match['last'], POUND, POUND_SOFT)}"


def _dated(match: re.Match[str]) -> str:
    said = day(int(match["day"]), next(each for each in MONTHS if each.lower() == match["month"].lower()))
    return f"{said} {year(match['year'])}" if match["year"] else said


def _numeric(match: re.Match[str]) -> str:
    return f"{day(int(match['day']), MONTHS[int(match['month']) - 1])} {year(match['year'])}"


def _years(match: re.Match[str]) -> str:
    first, last = match["first"], match["last"]
    return f"{year(first)} i {year(last if len(last) == 4 else first[:2] + last)}"


def _time(match: re.Match[str]) -> str:
    """9am, 9.30yb, 5pm, 12pm."""
    hour, minute, half = int(match["hour"]), match["minute"], match["half"].lower()
    late = half in ("pm", "yp", "yh")
    if hour == 12 and minute in (None, "00"):
        return "hanner dydd" if late else "hanner nos"
    said = f"{hour} {minute}" if minute and minute != "00" else str(hour)
    evening = half == "yh" or (half == "pm" and 6 <= hour < 12)
    return f"{said} {'yr hwyr' if evening else 'y prynhawn' if late else 'y bore'}"


def _ordinal(match: re.Match[str]) -> str:
    return ORDINALS[int(match["number"]) - 1]


def _telephone(match: re.Match[str]) -> str:
    groups = re.findall(r"\d+", match[0].replace("(0)", " "))
    return ("plws " if match[0].startswith("+") else "") + ", ".join(spaced(each) for each in groups)


def _insurance(match: re.Match[str]) -> str:
    pairs = [letters(match["prefix"]), *(spaced(match[name]) for name in ("one", "two", "three"))]
    return ", ".join([*pairs, match["suffix"]] if match["suffix"] else pairs)


def _mixed(match: re.Match[str]) -> str:
    part = FRACTIONS[match["sign"]]
    return f"{match['whole']} a {part}" if match["whole"] else part


def _address(match: re.Match[str]) -> str:
    bare = re.sub(r"^(?:mailto:|https?://)?(?:www\.)?", "", match[0], flags=re.I).partition("?")[0].partition("#")[0]
    said = re.sub(r"\.(uk|co)\b", lambda found: f" dot {letters(found[1])}", bare.rstrip("/"))
    return " ".join(
        said.replace("@", " at ").replace(".", " dot ").replace("/", " slaes ").replace("-", " ")
        .replace("dot U dot K dot", "dot U.K.").replace("dot C dot O dot", "dot C.O.").split()
    )  # fmt: skip


def _named(table: dict[str, str]) -> str:
    return "|".join(map(re.escape, sorted(table, key=len, reverse=True)))


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in the order in which they apply."""
    signs = {**ENGLISH_SIGNS, **SIGNS}
    unit = _named(dict(UNITS))
    month = "|".join(MONTHS)
    return (
        (re.compile(r"\bGOV\.UK\b"), lambda _: WORDS["GOV.UK"]),
        (re.compile(r"(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"), _address),
        (
            re.compile(
                r"\bhttps?://[^\s,;)]{1,500}[^\s,;).]|\b(?:www\.)?[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}"
                r"\.(?:uk|cymru|wales|com|org|net)(?:/[\w./?=&#%-]{0,300}[\w/])?",
                re.I,
            ),
            _address,
        ),
        (re.compile(rf"(?<![\w/.-])(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>{DAY})(?![\w/-])"), _numeric),
        (re.compile(rf"(?<![\w/.-])(?P<day>{DAY})[/.](?P<month>{NUMBER})[/.](?P<year>{YEAR})(?![\w/])"), _numeric),
        (
            re.compile(
                rf"(?<![\w£])£(?P<first>{AMOUNT}){DASH}£?(?P<last>{AMOUNT})(?![\d.]|,\d|\s?(?:{SCALE})\b)", re.I
            ),
            _moneys,
        ),
        (
            re.compile(
                rf"(?<![\w£])£\s?(?P<whole>{AMOUNT})(?:\.(?P<part>\d\d?))?(?!\d)(?:\s?(?P<scale>{SCALE})\b)?", re.I
            ),
            _money,
        ),
        (re.compile(r"(?<![\w.,])(?P<amount>\d{1,3})[cp]\b"), lambda m: counted(m["amount"], PENNY, PENNY_SOFT)),
        (
            re.compile(
                rf"\b(?P<prefix>{NI_FIRST}{NI_SECOND}|QQ)\s?(?P<one>\d\d)\s?(?P<two>\d\d)\s?(?P<three>\d\d)"
                r"\s?(?P<suffix>[A-D])?\b"
            ),
            _insurance,
        ),
        (
            re.compile(rf"\b(?P<out>{OUTWARD})\s?(?P<inward>{INWARD})\b"),
            lambda m: f"{spelled(m['out'])}, {spelled(m['inward'])}",
        ),
        (
            re.compile(
                r"(?<![\w.,£/-])(?:\+\d{1,3}[ -]?(?:\(0\)[ -]?)?|0)\d{2,6}(?:[ -]?\d{2,7}){0,4}(?![\w/]|[.,]\d)"
            ),
            _telephone,
        ),
        (
            re.compile(
                rf"\b(?P<day>{DAY})(?:af|il|ydd|ed|fed|eg|ain)?(?: o)? (?P<month>{month})(?: (?P<year>{YEAR})\b)?", re.I
            ),
            _dated,
        ),
        (re.compile(rf"\b(?P<month>{month}) (?P<year>{YEAR})\b"), lambda m: f"{m['month']} {year(m['year'])}"),
        (
            re.compile(rf"(?<![\w/,.£-])(?P<first>{YEAR})\s?(?:/|–|-|i)\s?(?P<last>{YEAR}|\d\d)(?![\w/-]|[,.]\d)"),
            _years,
        ),
        (
            re.compile(rf"(?i:\b(?P<lead>yn|ers|tan|erbyn|cyn|ar ôl|o)) (?P<year>{YEAR})\b(?![,.]?\d|%)"),
            lambda m: f"{m['lead']} {year(m['year'])}",
        ),
        (
            re.compile(
                r"(?<![\w:.£])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?(?:\s(?!am))?(?P<half>[ap]m|yb|yp|yh)\b\.?",
                re.I,
            ),
            _time,
        ),
        (
            re.compile(r"(?<![\w:.])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\w:])"),
            lambda m: f"{int(m['hour'])} {m['minute']}" if m["minute"] != "00" else f"{int(m['hour'])} o'r gloch",
        ),
        (re.compile(r"(?<![\w.,])(?P<number>[1-9]|[12]\d|3[01])(?:af|il|ydd|ed|fed|eg|ain)\b"), _ordinal),
        (re.compile(r"(?<![\w.,])(?P<whole>\d{1,3})?\s?(?P<sign>[" + "".join(FRACTIONS) + "])"), _mixed),
        (
            re.compile(
                rf"(?<![\w.,])(?:(?P<first>{AMOUNT}){DASH})?(?P<amount>(?:{AMOUNT})(?:\.\d{{1,3}})?)\s?(?P<unit>%|{unit})(?![\w²³/])"
            ),
            _measured,
        ),
        (
            re.compile(rf"(?<![\w.,/-])(?P<first>{AMOUNT}){DASH}(?P<last>{AMOUNT})(?![\w/-]|[.,]\d)"),
            lambda m: f"{_bare(m['first'])} i {_bare(m['last'])}",
        ),
        (re.compile(r"(?<![\w.,])\d{1,3}(?:,\d{3}){1,4}(?![\w,]|\.\d)"), lambda m: _bare(m[0])),
        (re.compile(rf"(?<!\w)(?:{_named(dict(WORDS))})(?!\w)"), lambda m: WORDS[m[0]]),
        (re.compile(rf"\b(?:{'|'.join(INITIALS)})\b"), lambda m: letters(m[0])),
        (re.compile(r"(?<![\w/])[^\W\d]{2,20}(?:/[^\W\d]{2,20}){1,3}(?![\w/])"), lambda m: m[0].replace("/", " neu ")),
        (re.compile(r"(?<=\s)-+(?=\s)|--+"), lambda _: ","),
        (re.compile(r"\s?[()]\s?"), lambda _: ", "),
        (re.compile(r"\s>+\s|>"), lambda _: ", "),
        (re.compile(_named(signs)), lambda m: signs[m[0]]),
        (re.compile(r"/"), lambda _: " slaes "),
    )


def _bare(number: str) -> str:
    return number.replace(",", "")


def _measured(match: re.Match[str]) -> str:
    first = f"{_bare(match['first'])} i " if match["first"] else ""
    return f"{first}{_bare(match['amount'])} {'y cant' if match['unit'] == '%' else UNITS[match['unit']]}"

"""Dates, years and times made speakable, in the British order."""

from __future__ import annotations

import re

from plainspoken.reading.speakable.words import Rule, cardinal, ordinal, year

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
MONTH = (
    "(?:"
    + "|".join(f"{each[:3]}(?:{each[3:]})?" if each != "May" else each for each in MONTHS)
    + r"|Sept)\b(?:\.(?= \d))?"
)
YEAR = r"(?:1[0-9]|20)\d\d"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
NUMBER = r"(?:0?[1-9]|1[0-2])"
WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday|s|rs|r)?"
HOUR, MINUTE = r"(?:[01]?\d|2[0-3])", r"[0-5]\d"
COPYRIGHT = re.compile(r"(?:copyright )?©", re.I)
SUFFIX = r"(?:st|nd|rd|th)?"
TO = r"\s*(?:–|—|-|to|and)\s*"


def month(text: str) -> str:
    """A month's whole name."""
    return next(each for each in MONTHS if each[:3].lower() == text[:3].lower())


def day(text: str) -> str:
    """A day of the month: "05" -> "the fifth"."""
    return f"the {ordinal(int(text))}"


def _dated(match: re.Match[str]) -> str:
    """5 April 2026, 5th Apr, the 5 April."""
    said = f"{day(match['day'])} of {month(match['month'])}"
    return f"{said} {year(int(match['year']))}" if match["year"] else said


def _spanned(match: re.Match[str]) -> str:
    """1 to 5 April 2026."""
    joint = "and" if "and" in match["to"] else "to"
    said = f"{day(match['first'])} {joint} {day(match['day'])} of {month(match['month'])}"
    return f"{said} {year(int(match['year']))}" if match["year"] else said


def _numeric(match: re.Match[str]) -> str:
    """05/04/2026, 5.4.26."""
    written = match["year"]
    century = "" if len(written) == 4 else "20" if int(written) < 50 else "19"
    return f"{day(match['day'])} of {MONTHS[int(match['month']) - 1]} {year(int(century + written))}"


def _stamped(match: re.Match[str]) -> str:
    """2026-04-05T14:30:00Z: the date and the time of day."""
    return f"{_numeric(match)}, {clock(match['hour'], match['minute'], None)}"


def _span(match: re.Match[str]) -> str:
    """29 April – 3 May, Monday 4 May - Friday 8 May: the dash between two dates."""
    said = [match["before"], match["after"]]
    for pattern, say in ALONE:
        said = [pattern.sub(say, each) for each in said]
    return " to ".join(said)


def _american(match: re.Match[str]) -> str:
    """April 5, 2026."""
    return f"{day(match['day'])} of {month(match['month'])} {year(int(match['year']))}"


def _month_year(match: re.Match[str]) -> str:
    """April 2026."""
    return f"{month(match['month'])} {year(int(match['year']))}"


def _years(match: re.Match[str]) -> str:
    """2025/26, 2025 to 2026."""
    first, last = match["first"], match["last"]
    return f"{year(int(first))} to {year(int(last if len(last) == 4 else first[:2] + last))}"


def _weekdays(match: re.Match[str]) -> str:
    """Mon-Fri."""
    return f"{DAYS[match['first'][:3].lower()]} to {DAYS[match['last'][:3].lower()]}"


def clock(hour: str, minute: str | None, half: str | None) -> str:
    """A time: "9", "05", "p" -> "nine oh five P.M."; whole hours of the long day are "seventeen hundred hours"."""
    said = cardinal(int(hour))
    if minute and minute != "00":
        said += f" oh {cardinal(int(minute))}" if minute[0] == "0" else f" {cardinal(int(minute))}"
    elif minute and half is None:
        said = "midnight" if int(hour) == 0 else f"{said} hundred hours" if int(hour) > 12 else f"{said} o'clock"
    return f"{said} {half.upper()}.M." if half else said


def _time(match: re.Match[str]) -> str:
    return clock(match["hour"], match["minute"], match["half"])


def _times(match: re.Match[str]) -> str:
    """9am-5pm, 9-5pm, 9:30 to 17:00."""
    first = clock(match["hour"], match["minute"], match["half"])
    return f"{first} to {clock(match['hour2'], match['minute2'], match['half2'])}"


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


HALF = r"\s?(?P<half>[ap])\.?m\b\.?"
WHOLE = rf"{DAY}{SUFFIX} {MONTH}(?:,? {YEAR}\b)?|{DAY}[/.]{NUMBER}[/.](?:{YEAR}|\d\d)"
STAMP = (
    rf"(?<![\w/.-])(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>{DAY})T(?P<hour>{HOUR}):(?P<minute>{MINUTE})"
    r"(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?(?!\w)"
)
DATED: Rule = (
    _rule(rf"\b(?:the )?(?P<day>{DAY}){SUFFIX}(?: of)? (?P<month>{MONTH})(?:,? (?P<year>{YEAR})\b)?(?!\w)"),
    _dated,
)
SHORT_DAY: Rule = (
    re.compile(r"\b(?P<day>Mon|Tues?|Weds?|Thurs?|Thur?|Fri|Sat|Sun)\b\.?(?=,? ?(?:\d|[\U000F0000-\U0010FFFF]))"),
    lambda match: DAYS[match["day"][:3].lower()],
)
IN_DIGITS: tuple[Rule, ...] = (
    (_rule(rf"(?<![\w/.-])(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>{DAY})(?![\w/-])"), _numeric),
    (_rule(rf"(?<![\w/.-])(?P<day>{DAY})/(?P<month>{NUMBER})/(?P<year>{YEAR}|\d\d)(?![\w/])"), _numeric),
    (_rule(rf"(?<![\w/.-])(?P<day>{DAY})[.-](?P<month>{NUMBER})[.-](?P<year>{YEAR})(?![\w/-])"), _numeric),
)
ALONE: tuple[Rule, ...] = (SHORT_DAY, *IN_DIGITS, DATED)
DASHED: Rule = (
    _rule(rf"(?<![\w/.-])(?P<before>{WHOLE})\s?[–—-]\s?(?P<after>(?:{WEEKDAY},? )?(?:{WHOLE}))(?![\w/])"),
    _span,
)
"""Two whole dates with a dash between."""

NUMERIC: tuple[Rule, ...] = ((_rule(STAMP), _stamped), DASHED, *IN_DIGITS)
"""Dates in digits alone, and what else would be taken for other numbers: looked for before those."""

RULES: tuple[Rule, ...] = (
    (
        _rule(
            rf"\b(?:the )?(?P<first>{DAY}){SUFFIX}(?P<to>{TO})(?:the )?(?P<day>{DAY}){SUFFIX}"
            rf" (?P<month>{MONTH})(?:,? (?P<year>{YEAR})\b)?"
        ),
        _spanned,
    ),
    DATED,
    (_rule(rf"\b(?P<month>{MONTH}) (?P<day>{DAY}){SUFFIX},? (?P<year>{YEAR})\b"), _american),
    (_rule(rf"\b(?P<month>{MONTH}) (?P<year>{YEAR})\b"), _month_year),
    (_rule(rf"(?<![\w/,.£-])(?P<first>{YEAR})\s?(?:/|–|-|to)\s?(?P<last>{YEAR}|\d\d)(?![\w/-]|[,.]\d)"), _years),
    (
        _rule(
            r"(?:\b|(?=©))(?P<lead>copyright ©|©|in|since|during|until|by|before|after|from|year"
            r"|summer|winter|spring|autumn)"
            rf" (?P<year>{YEAR})\b(?![,.]?\d| [a-z]+s\b|%)"
        ),
        lambda match: f"{COPYRIGHT.sub('copyright', match['lead'])} {year(int(match['year']))}",
    ),
    (_rule(rf"\b(?P<first>{WEEKDAY})\s?(?:–|-)\s?(?P<last>{WEEKDAY})\b"), _weekdays),
    SHORT_DAY,
    (
        _rule(
            rf"(?<=[\U000F0000-\U0010FFFF] )(?P<hour>{HOUR})(?:[:.](?P<minute>{MINUTE}))?(?P<half>)\s?(?:–|-|to)\s?"
            rf"(?P<hour2>{HOUR})[:.](?P<minute2>{MINUTE})(?P<half2>)(?![\w:]|\s?[ap]\.?m)"
        ),
        lambda match: f"{clock(match['hour'], match['minute'], '')} to {clock(match['hour2'], match['minute2'], '')}",
    ),
    (_rule(r"\b12(?:[:.]00)?\s?(?P<name>midnight|midday|noon)\b"), lambda match: match["name"].lower()),
    (
        _rule(
            rf"(?<![\w:.£])(?P<hour>{HOUR})(?:[:.](?P<minute>{MINUTE}))?(?:\s?(?P<half>[ap])\.?m\b\.?)?\s?(?:–|-|to)\s?"
            rf"(?P<hour2>{HOUR})(?:[:.](?P<minute2>{MINUTE}))?\s?(?P<half2>[ap])\.?m\b\.?"
        ),
        _times,
    ),
    (
        _rule(
            rf"(?<![\w:.£])(?P<hour>{HOUR}):(?P<minute>{MINUTE})(?P<half>)\s?(?:–|-|to)\s?"
            rf"(?P<hour2>{HOUR}):(?P<minute2>{MINUTE})(?P<half2>)(?![\w:])"
        ),
        lambda match: (
            f"{clock(match['hour'], match['minute'], None)} to {clock(match['hour2'], match['minute2'], None)}"
        ),
    ),
    (_rule(rf"(?<![\w:.£])(?P<hour>{HOUR})(?:[:.](?P<minute>{MINUTE}))?{HALF}"), _time),
    (
        _rule(rf"(?<![\w:.])(?P<hour>{HOUR}):(?P<minute>{MINUTE})(?![\w:])"),
        lambda match: clock(match["hour"], match["minute"], None),
    ),
)

"""Dates as people say them: "the fifth of April nineteen sixty", "5 4 60", "fifth of the fourth sixty"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from plainspoken.values.coded import bare
from plainspoken.values.numbers import cardinal
from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.words import Words, plain, replaced, without
from plainspoken.values.years import day_of, month_of, year_of

ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
OLDEST = 130
"""Years of age beyond which a date of birth is taken for a mistake."""

Parts = tuple[int, int, int]
"""Day, month and year."""


def spoken_date(said: str, words: Words, today: date, *, born: bool = False) -> Understood | Refused:
    """A date as YYYY-MM-DD with day, month and year as its parts; of a birth none to come, and none too long ago."""
    text = bare(said, words)
    near = None if born else _relative(text, words, today)
    if near is not None:
        return _understood((near.day, near.month, near.year))
    if found := ISO.fullmatch(text):
        readings = [(int(found[3]), int(found[2]), int(found[1]))]
    else:
        readings = list(dict.fromkeys(_readings(_tokens(text, words), words, today, born)))
    if not readings:
        return _incomplete(_tokens(text, words), said, words)
    real = [each for each in readings if _exists(each)]
    if not real:
        day, month, year = readings[0]
        return refused("value.date.no_such_day", said, day=day, month=words.spoken.months[month - 1].title(), year=year)
    answer = _understood(real[0], real[1:])
    return (born_fault(answer.value, today) or answer) if born else answer


def born_fault(value: str, today: date) -> Refused | None:
    """What is wrong with a date as one of birth."""
    when = date.fromisoformat(value)
    if when > today:
        return refused("value.date.to_come", value)
    return refused("value.date.too_old", value, year=when.year) if today.year - when.year > OLDEST else None


def _understood(reading: Parts, others: Sequence[Parts] = ()) -> Understood:
    day, month, year = reading
    return Understood(_iso(reading), (str(day), str(month), str(year)), tuple(map(_iso, others)), not others)


def _iso(reading: Parts) -> str:
    day, month, year = reading
    return date(year, month, day).isoformat()


def _exists(reading: Parts) -> bool:
    try:
        return bool(_iso(reading))
    except ValueError:
        return False


def _tokens(text: str, words: Words) -> list[str]:
    """The words of a date that say something: its numbers and its month; weekdays and little words left out."""
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text)
    text = re.sub(r"(?<=\d)[/.](?=\d)|[-/,.:]", " ", text)
    text = replaced(text, words.spoken.weekdays, " ")
    joint = words.spoken.number_and
    kept = [word for word in text.split() if word == joint or word not in words.spoken.date_filler]
    if len(kept) == 1 and re.fullmatch(r"\d{8}|\d{6}", kept[0]):
        return [kept[0][:2], kept[0][2:4], kept[0][4:]]
    return kept


def _readings(tokens: list[str], words: Words, today: date, born: bool) -> Iterator[Parts]:
    """All ways to take words for a day, a month and a year in British order, or the month's name first."""
    named = [at for at, token in enumerate(tokens) if token in words.months]
    if len(named) > 1:
        return
    if named and named[0] == 0 and year_of(tokens[1:], words, today, born=born):
        return  # "April nineteen sixty" is a month of a year rather than the nineteenth
    for first in range(1, min(3, len(tokens)) + 1):
        for second in range(first + 1, min(first + 2, len(tokens)) + 1):
            one, two, rest = tokens[:first], tokens[first:second], tokens[second:]
            year = year_of(rest, words, today, born=born)
            if year is None:
                continue
            if named and named[0] == 0:
                day, month = day_of(two, words), month_of(one, words) if first == 1 else None
            else:
                day, month = day_of(one, words), month_of(two, words)
            if day and month and (not named or named[0] < second):
                yield day, month, year


def _incomplete(tokens: list[str], said: str, words: Words) -> Refused:
    """Why words are no whole date: the year is missing, or more."""
    plain_tokens = [each for each in tokens if each != words.spoken.number_and]
    for at in range(1, len(plain_tokens)):
        one, two = plain_tokens[:at], plain_tokens[at:]
        if (day_of(one, words) and month_of(two, words)) or (month_of(one, words) and day_of(two, words)):
            return refused("value.date.no_year", said)
    if any(token in words.months for token in tokens):
        return refused("value.date.no_day" if len(plain_tokens) > 1 else "value.date.only_month", said)
    return refused("value.date.not", said)


def _relative(text: str, words: Words, today: date) -> date | None:
    """A day told from today: "yesterday", "two weeks ago", "last Monday"."""
    data = words.spoken
    for phrases, days in ((data.today, 0), (data.yesterday, -1), (data.tomorrow, 1)):
        if text in phrases:
            return today + timedelta(days)
    tokens = without(text, data.on_day).split()
    if len(tokens) >= 3 and tokens[-1] in data.ago:
        return _ago(tokens[:-1], words, today)
    if tokens and tokens[-1] in data.weekdays and len(tokens) <= 2:
        ahead = (data.weekdays.index(tokens[-1]) - today.weekday()) % 7
        if tokens[0] in data.last:
            return today - timedelta(7 - ahead if ahead else 7)
        if len(tokens) == 2 and (tokens[0] in data.next or tokens[0] in data.this):
            return today + timedelta(ahead or 7)
    return None


def _ago(tokens: list[str], words: Words, today: date) -> date | None:
    data = words.spoken
    number = 1 if tokens[0] in data.one_of else cardinal(tokens[:-1], words)
    if tokens[0].isdecimal() and len(tokens) == 2 and len(tokens[0]) < 4:
        number = int(tokens[0])
    if number is None or number > 5000:
        return None
    unit = tokens[-1]
    if unit in data.day or unit in data.week:
        return today - timedelta(number * (7 if unit in data.week else 1))
    months = number if unit in data.month else number * 12 if unit in data.year else 0
    if not months:
        return None
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return _latest(year, month + 1, today.day) if year > 0 else None


def _latest(year: int, month: int, day: int) -> date:
    """A day of a month, or the month's last where it has no such day."""
    while not _exists((day, month, year)):
        day -= 1
    return date(year, month, day)


def month_and_year(said: str, words: Words, today: date) -> Understood | Refused:
    """A month of a year as YYYY-MM, such as when a card ends: "oh four twenty eight", "April 2028"."""
    text = plain(said)
    found = re.fullmatch(r"(\d{4})-(\d{2})", text)
    tokens = [found[2], found[1]] if found else _tokens(text, words)
    if len(tokens) == 1 and re.fullmatch(r"\d{4}|\d{6}", tokens[0]):
        tokens = [tokens[0][:2], tokens[0][2:]]
    end_of_century = date(today.year // 100 * 100 + 99, 12, 31)  # two figures are of this century: a card's end is near
    for at in range(1, min(2, len(tokens) - 1) + 1):
        month, year = month_of(tokens[:at], words), year_of(tokens[at:], words, end_of_century)
        if month and year:
            return Understood(f"{year:04}-{month:02}", (str(month), str(year)))
    return refused("value.month.not", said)


def part_of_date(said: str, words: Words, today: date, part: str) -> Understood | Refused:
    """A day, a month or a year alone, in figures."""
    tokens = _tokens(bare(said, words), words)
    if part == "day":
        found = day_of(tokens, words)
    elif part == "month_of_year":
        found = month_of(tokens, words)
    else:
        found = year_of(tokens, words, today)
    return refused(f"value.{part}.not", said) if found is None else Understood(str(found), (str(found),))

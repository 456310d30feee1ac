"""Times of day as people say them: "half past two", "quarter to nine in the morning", "fourteen thirty"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainspoken.values.numbers import cardinal
from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.words import Words, either, plain, replaced, without

EARLIEST = 7
"""The hour from which an hour without morning or afternoon is taken for the morning; before it for the afternoon."""


def time(said: str, words: Words) -> Understood | Refused:
    """A time as HH:MM; not sure where neither morning nor afternoon was said."""
    data = words.spoken
    text = re.sub(r"(?<=\d)(?=[ap]\.?m\b)", " ", plain(said))
    if text in data.noon or text in data.midnight:
        value = "12:00" if text in data.noon else "00:00"
        return Understood(value, (value,))
    half = next((n for n, names in enumerate((data.morning, data.afternoon)) if re.search(either(names), text)), None)
    text = without(text, (*data.morning, *data.afternoon, *data.oclock, *data.time_filler))
    found = _clock(text, words)
    if found is None:
        return refused("value.time.not", said)
    hour, minute = found
    if half is not None and (hour > 12 if half == 0 else 0 < hour > 23):
        return refused("value.time.not", said)
    figures = re.match(r"0\d", text) is not None or hour > 12 or hour == 0
    if half is not None and hour <= 12:
        hour = hour % 12 + 12 * half
    sure = half is not None or figures or hour == 12
    other = f"{(hour + 12) % 24:02}:{minute:02}"
    if not sure and hour < EARLIEST:
        hour, other = hour + 12, f"{hour:02}:{minute:02}"
    value = f"{hour:02}:{minute:02}"
    return Understood(value, (value,), () if sure else (other,), sure)


def _clock(text: str, words: Words) -> tuple[int, int] | None:
    """The hour and minute that words say."""
    data = words.spoken
    for phrases, sign in ((data.past, 1), (data.before, -1)):
        head, joint, tail = replaced(text, phrases, "\n").partition("\n")
        if joint:
            minutes, hour = _minutes(head, words), _number(tail.split(), words, 23)
            if minutes is None or hour is None or minutes > 59:
                return None
            return (hour, minutes) if sign > 0 else ((hour - 1) % 24 or (12 if hour == 1 else 0), 60 - minutes)
    found = re.fullmatch(r"(\d{1,2})[:. ](\d{2})(?::\d{2})?", text) or re.fullmatch(r"(\d{2})(\d{2})", text)
    if found:
        hour, minute = int(found[1]), int(found[2])
        return (hour, minute) if hour < 24 and minute < 60 else None
    return _told(without(text, (*data.hours,)).split(), words)


def _told(tokens: list[str], words: Words) -> tuple[int, int] | None:
    """ "fourteen thirty", "two oh five", "nine", "half two"."""
    data = words.spoken
    if len(tokens) > 1 and tokens[0] == data.half:
        hour = _number(tokens[1:], words, 12)
        return None if hour is None else (hour, 30)
    for at in range(1, len(tokens) + 1):
        hour = _number(tokens[:at], words, 23)
        rest = tokens[at:]
        minute = 0 if not rest else _number(rest, words, 59)
        two_figures = not rest or (minute or 0) >= 10 or rest[0] in (*data.noughts, data.ones[0])
        if hour is not None and minute is not None and two_figures:
            return hour, minute
    return None


def _minutes(text: str, words: Words) -> int | None:
    data = words.spoken
    bare = without(text, (*data.one_of, *data.minute_part))
    if bare == data.half:
        return 30
    return 15 if bare == data.quarter else _number(bare.split(), words, 59)


def _number(tokens: Sequence[str], words: Words, most: int) -> int | None:
    """A number of words or figures, a nought before it allowed."""
    if len(tokens) == 1 and tokens[0].isdecimal():
        found: int | None = int(tokens[0]) if len(tokens[0]) < 3 else None
    elif len(tokens) == 2 and tokens[0] in words.small and words.small[tokens[0]] == 0:
        found = words.small.get(tokens[1])
    else:
        found = cardinal(tokens, words) if tokens else None
    return found if found is not None and found <= most else None

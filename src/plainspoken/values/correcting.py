"""An answer put right by part: "the third letter is b as in bravo", "change the last digit to nine"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from plainspoken.values.characters import digits, spelt
from plainspoken.values.dates import spoken_date
from plainspoken.values.grouping import groups
from plainspoken.values.kinds import Kind
from plainspoken.values.parts import DATES, Part, joints, part_of, span, span_of_group
from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.understanding import understood
from plainspoken.values.words import Words, either, plain, without
from plainspoken.values.years import day_of, month_of, year_of

FREE = frozenset({Kind.TEXT, Kind.NAME, Kind.ADDRESS_LINE, Kind.EMAIL})
"""Kinds whose groups are words."""

Outcome = Understood | Refused | None


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it was given, with what it takes to understand it anew."""

    kind: Kind
    value: str
    words: Words
    today: date

    def again(self, value: str) -> Understood | Refused:
        """Another value in its place, understood anew, so that it is checked as any other."""
        return understood(self.kind, value, self.words, self.today)

    def where(self, part: Part) -> tuple[int, int] | None:
        """Where in the value a part begins and ends; None where it has none such."""
        if part.counted in ("group", "word", *NAMED):
            return span_of_group(self.value, _groups(self.kind, self.value), part)
        return span(self.value, part)


def corrected(kind: Kind, value: str, said: str, words: Words, today: date) -> Outcome:
    """A value with the part that words name put right; None where they name none, so that they are something else.

    "Correct the third letter" alone is refused as "value.part.to_what": ask, and give this the words "the third
    letter is" and the answer. `value` may be one that was refused: what was heard of it is put right as well.
    """
    given = Given(kind, value, words, today)
    text = _without_verb(plain(said), words)
    if not value or not text:
        return None
    for change in (_taken_out, _put_in):
        found = change(given, plain(said))
        if found is not None:
            return found
    for head, tail in _split(text, words):
        part = part_of(head, kind, words)
        if part is not None:
            return _changed(given, part, tail)
    return _swapped(given, text) if text != plain(said) else None


def _without_verb(text: str, words: Words) -> str:
    """What was said without "change the", "no", "please" before it."""
    return re.sub(rf"^(?:{either(words.spoken.change)}[\s,]*)+", "", text).strip()


def _split(text: str, words: Words) -> list[tuple[str, str]]:
    """The ways to part words into what is changed and what into: at each joint, without a joint, and with no new."""
    found = [(text[: m.start()].strip(" ,"), text[m.end() :].strip(" ,")) for m in re.finditer(joints(words), text)]
    found = [(head, re.sub(rf"^(?:{joints(words)}\s*)+", "", tail)) for head, tail in found]
    tokens = text.split()
    bare = [(" ".join(tokens[:at]), " ".join(tokens[at:])) for at in range(len(tokens), 0, -1)]
    whole = [pair for pair in bare if not pair[1]]
    return [*found, *whole, *(pair for pair in bare if pair[1])]


def _changed(given: Given, part: Part, tail: str) -> Understood | Refused:
    """A value with a part of it changed to what words say."""
    if not tail:
        return refused("value.part.to_what", given.value, part=part.said)
    if given.kind in DATES:
        return _date(given, part, tail)
    where = given.where(part)
    if where is None:
        return refused("value.part.none", given.value, part=part.said)
    new = _new(given.kind, part, tail, given.words)
    if new is None:
        return refused("value.part.not", given.value, part=part.said)
    if given.kind is Kind.NAME and given.value[where[0]].isupper():
        new = new[:1].upper() + new[1:]
    return given.again(given.value[: where[0]] + new + given.value[where[1] :])


NAMED = {"local": 0, "domain": 1, "pounds": 0, "pence": 1, "hour": 0, "minute": 1}


def _groups(kind: Kind, value: str) -> tuple[str, ...]:
    if kind in (Kind.MONEY, Kind.TIME):
        return tuple(re.split(r"[.:]", value))
    return groups(kind, value)


def _date(given: Given, part: Part, tail: str) -> Understood | Refused:
    """A date with its day, month or year changed."""
    pieces = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", given.value)
    if pieces is None:
        return refused("value.part.none", given.value, part=part.said)
    which = {"day": 1, "month": 2, "year": 3}.get(part.counted, part.first if part.counted == "group" else 0)
    tokens = without(tail, given.words.spoken.date_filler).split()
    year, month, day = (int(each) for each in pieces.groups())
    if which == 1:
        day = day_of(tokens, given.words) or 0
    elif which == 2:
        month = month_of(tokens, given.words) or 0
    elif which == 3:
        year = year_of(tokens, given.words, given.today, born=given.kind is Kind.BIRTH_DATE) or 0
    else:
        return refused("value.part.none", given.value, part=part.said)
    if not (day and month and year):
        return refused("value.part.not", given.value, part=part.said)
    return spoken_date(f"{day} {month} {year:04}", given.words, given.today, born=given.kind is Kind.BIRTH_DATE)


def _new(kind: Kind, part: Part, tail: str, words: Words) -> str | None:
    """The characters that words say for a part; None where they say none."""
    if part.counted == "digit" or (part.counted in NAMED and kind is not Kind.EMAIL):
        found = digits(tail, words)
        padded = found.text.zfill(2) if part.counted in ("pence", "minute", "hour") else found.text
        return padded if found.text and not found.unknown else None
    if kind is Kind.EMAIL and part.counted in NAMED:
        return _side(part, tail, words)
    if part.counted in ("word", "group") and kind in FREE:
        read = understood(Kind.NAME if kind is Kind.NAME else Kind.TEXT, tail, words, date.min)
        return read.value if isinstance(read, Understood) else None
    found = spelt(tail, words)
    text = found.text if kind in FREE else found.text.upper()
    return None if found.unknown or not found.text else text


def _side(part: Part, tail: str, words: Words) -> str | None:
    """One side of an e-mail address."""
    whole = f"{tail} at a dot com" if part.counted == "local" else f"a at {tail}"
    read = understood(Kind.EMAIL, whole, words, date.min)
    return read.value.split("@")[NAMED[part.counted]] if isinstance(read, Understood) else None


def _taken_out(given: Given, text: str) -> Outcome:
    """ "Delete the last letter"."""
    verb = re.match(rf"^(?:{either(given.words.spoken.change)}\s+)*{either(given.words.spoken.take_out)}\s+", text)
    part = part_of(text[verb.end() :], given.kind, given.words) if verb else None
    if part is None or given.kind in DATES:
        return None
    where = given.where(part)
    if where is None:
        return refused("value.part.none", given.value, part=part.said)
    left = " ".join((given.value[: where[0]] + given.value[where[1] :]).split())
    return given.again(left)


def _put_in(given: Given, text: str) -> Outcome:
    """ "Add an e at the end", "insert a two after the third digit"."""
    data = given.words.spoken
    verb = re.match(
        rf"^(?:{either(set(data.change) - set(data.put_in))}\s+)*{either(data.put_in)}\s+(?:{either(data.one_of)}\s+)?",
        text,
    )
    if verb is None:
        return None
    rest = text[verb.end() :]
    for phrases, at in ((data.at_the_end, len(given.value)), (data.at_the_start, 0)):
        if found := re.search(rf"\s*{either(phrases)}$", rest):
            return _with(given, at, rest[: found.start()])
    for phrases, side in ((data.after_part, 1), (data.before_part, 0)):
        for found in re.finditer(rf"\s+{either(phrases)}\s+", rest):
            part = part_of(rest[found.end() :], given.kind, given.words)
            where = span(given.value, part) if part else None
            if where:
                return _with(given, where[side], rest[: found.start()])
    return None


def _with(given: Given, at: int, said: str) -> Understood | Refused:
    """A value with what words spell put in at a place."""
    found = spelt(said, given.words)
    if found.unknown or not found.text:
        return refused("value.part.not", given.value, part=said)
    text = found.text if given.kind in FREE else found.text.upper()
    return given.again(given.value[:at] + text + given.value[at:])


def _swapped(given: Given, text: str) -> Outcome:
    """ "Change smith to smyth", "change the b to a p": what stands there once."""
    for found in re.finditer(joints(given.words), text):
        old, new = (
            text[: found.start()].strip(),
            re.sub(rf"^{either(given.words.spoken.one_of)} (?=\S)", "", text[found.end() :].strip()),
        )
        before, after = spelt(old, given.words), spelt(new, given.words)
        for first, second in ((old, new), (before.text, after.text if not after.unknown else new)):
            places = [m.span() for m in re.finditer(re.escape(first), given.value, re.I)] if first and second else []
            if len(places) > 1 and len(first) == 1:
                return refused("value.part.which", given.value, part=old, count=len(places))
            if len(places) == 1:
                start, end = places[0]
                titled = given.kind is Kind.NAME and len(second) > 1
                written = second.title() if titled else second
                return given.again(given.value[:start] + written + given.value[end:])
    return None

"""What a recogniser listens for while a kind of value is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from plainspoken.values.kinds import Kind
from plainspoken.values.numbers import ordinal_of, words_of
from plainspoken.values.words import Words

ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def phrases(kind: Kind, words: Words) -> tuple[str, ...]:
    """The phrases that answers of a kind are made of, each once; a recogniser puts them together as it hears them."""
    return tuple(dict.fromkeys(PHRASES.get(kind, _everything)(words)))


def shapes(kind: Kind, words: Words) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The codes of a kind as rows of places, each with the words that may stand there; none for kinds without shape.

    Letters are the words that stand for them: bare letters sound too much alike to be heard in a row.
    """
    data = words.spoken
    places = {
        "L": tuple(name for names in data.nato.values() for name in names),
        "S": tuple(name for letter in "abcd" for name in data.nato[letter]),
        "9": (*data.ones[:10], data.noughts[0]),
        "T": tuple(words_of(number) for number in range(10, 100)),
    }
    return tuple(tuple(places[place] for place in shape) for shape in SHAPES.get(kind, ()))


def spelling(words: Words) -> Iterator[str]:
    """Letters, the words that stand for them, digits and signs."""
    data = words.spoken
    yield from (name for names in data.nato.values() for name in names)
    yield from ALPHABET
    yield from _digits(words)
    yield from (name for names in data.signs.values() for name in names)
    yield from (*data.capital[:2], *data.small[:2])
    yield from (f"{letter} {data.as_in[0]} {names[0]}" for letter, names in data.nato.items())
    yield from data.repeats


def _digits(words: Words) -> Iterator[str]:
    """Digits one by one and doubled."""
    data = words.spoken
    ones = (*data.ones[:10], *data.noughts[:2])
    yield from ones
    yield from data.repeats
    yield from (f"{repeat} {one}" for repeat in data.repeats for one in ones)


def _grouped(words: Words) -> Iterator[str]:
    """Digits in groups: one by one, and numbers of two figures."""
    yield from _digits(words)
    yield from (words_of(number) for number in range(10, 100))
    yield from (f"{one} {words.spoken.hundred[0]}" for one in words.spoken.ones[1:10])
    yield words.spoken.thousand[0]


def _days(words: Words) -> Iterator[str]:
    for day in range(1, 32):
        yield from (ordinal_of(day), f"the {ordinal_of(day)}", words_of(day))


def _months(words: Words) -> Iterator[str]:
    yield from words.spoken.months
    yield from (f"of {month}" for month in words.spoken.months)
    for month in range(1, 13):
        yield from (words_of(month), ordinal_of(month), f"of the {ordinal_of(month)}", f"oh {words_of(month)}")


def _years(words: Words) -> Iterator[str]:
    data = words.spoken
    for century, last in ((data.ones[19], 100), (data.tens[0], 50)):
        yield from (f"{century} {words_of(year)}" for year in range(10, last))
        yield from (f"{century} {data.noughts[0]} {words_of(year)}" for year in range(1, 10))
    thousand = f"{data.ones[2]} {data.thousand[0]}"
    yield thousand
    yield from (f"{thousand} {data.number_and} {words_of(year)}" for year in range(1, 10))
    yield from (words_of(year) for year in range(10, 100))


def _dates(words: Words) -> Iterator[str]:
    data = words.spoken
    yield from _days(words)
    yield from _months(words)
    yield from _years(words)
    yield from (*data.today, *data.yesterday, *data.tomorrow)


def _amounts(words: Words) -> Iterator[str]:
    data = words.spoken
    yield from (words_of(number) for number in range(100))
    yield from (f"{words_of(number)} {data.hundred[0]}" for number in range(1, 20) if number != 10)
    yield from (f"{words_of(number)} {data.thousand[0]}" for number in range(1, 100))
    yield from (data.number_and, *data.point[:1], *data.minus[:1], f"{data.number_and} {data.one_of[0]} {data.half}")


def _money(words: Words) -> Iterator[str]:
    data = words.spoken
    yield from _amounts(words)
    for number in (*range(1, 100), *range(100, 1000, 50)):
        yield f"{words_of(number)} {data.pounds[1] if number == 1 else data.pounds[0]}"
    yield from (f"{words_of(number)} {data.pence[1] if number == 1 else data.pence[0]}" for number in range(1, 100))
    yield from (data.pounds[0], data.pence[0], data.none_of_money[0])
    yield from (each for names in data.per.values() for each in names[:2])


def _codes(words: Words) -> Iterator[str]:
    yield from spelling(words)
    yield from _grouped(words)


def _telephone(words: Words) -> Iterator[str]:
    yield from _grouped(words)
    yield from words.spoken.signs["+"][:2]


def _mail(words: Words) -> Iterator[str]:
    yield from spelling(words)
    yield from _grouped(words)
    yield from (name for names in words.spoken.mail_signs.values() for name in names)
    yield from words.spoken.mail_domains
    yield from words.spoken.mail_remarks[:4]


def _times(words: Words) -> Iterator[str]:
    data = words.spoken
    for hour in range(1, 13):
        yield from (
            words_of(hour),
            f"{words_of(hour)} {data.oclock[0]}",
            f"{data.half} {data.past[0]} {words_of(hour)}",
        )
        for joint in (data.past[0], data.before[0]):
            yield f"{data.quarter} {joint} {words_of(hour)}"
            yield from (f"{words_of(minute)} {joint} {words_of(hour)}" for minute in (5, 10, 20, 25))
    yield from (words_of(minute) for minute in range(60))
    yield from (*data.morning, *data.afternoon, *data.noon, *data.midnight, data.hours[2])


def _yes_no(words: Words) -> Iterator[str]:
    yield from (*words.spoken.yes, *words.spoken.no)


def _everything(words: Words) -> Iterator[str]:
    """For free words a recogniser that can take none hears numbers, days, months and letters."""
    yield from (words_of(number) for number in range(100))
    yield from _days(words)
    yield from words.spoken.months
    yield from spelling(words)


SHAPES: Mapping[Kind, tuple[str, ...]] = {
    Kind.NATIONAL_INSURANCE_NUMBER: ("LL999999S", "LLTTTS"),
    Kind.POSTCODE: ("L99LL", "L999LL", "L9L9LL", "LL99LL", "LL999LL", "LL9L9LL"),
    Kind.VEHICLE_REGISTRATION: ("LL99LLL", "LLTLLL", "L999LLL", "LLL999L"),
}
"""Codes that have a shape: L a letter, S one of A to D, 9 a digit, T a number of two figures."""

PHRASES: Mapping[Kind, Callable[[Words], Iterator[str]]] = {
    Kind.POSTCODE: _codes,
    Kind.NATIONAL_INSURANCE_NUMBER: _codes,
    Kind.VEHICLE_REGISTRATION: _codes,
    Kind.REFERENCE: _codes,
    Kind.NAME: spelling,
    Kind.ADDRESS_LINE: _codes,
    Kind.NHS_NUMBER: _grouped,
    Kind.SORT_CODE: _grouped,
    Kind.ACCOUNT_NUMBER: _grouped,
    Kind.CARD_NUMBER: _grouped,
    Kind.SECURITY_CODE: _grouped,
    Kind.TELEPHONE: _telephone,
    Kind.EMAIL: _mail,
    Kind.BIRTH_DATE: _dates,
    Kind.DATE: _dates,
    Kind.DAY: _days,
    Kind.MONTH_OF_YEAR: _months,
    Kind.YEAR: _years,
    Kind.MONTH: _dates,
    Kind.TIME: _times,
    Kind.MONEY: _money,
    Kind.NUMBER: _amounts,
    Kind.YES_NO: _yes_no,
}

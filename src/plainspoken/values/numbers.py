"""Spoken numbers to whole numbers and back, as the British say them ("a hundred and five")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainspoken.values.words import Words, words

LIMIT = 999_999
FIGURES = re.compile(r"([0-9]{1,6})(st|nd|rd|th)?")


def first_ten() -> tuple[str, ...]:
    """The words for the digits from 0 to 9."""
    return words().spoken.ones[:10]


def ordinal_word(word: str) -> str:
    """The ordinal of a number's last word: "three" -> "third", "twenty" -> "twentieth"."""
    return words().ordinal[word]


def words_of(number: int) -> str:
    """A whole number from 0 to 999,999 in words; digit by digit beyond."""
    data = words().spoken
    if not 0 <= number <= LIMIT:
        return digits_in_words(str(abs(number)))
    if number < 20:
        return data.ones[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return data.tens[tens - 2] + (f" {data.ones[ones]}" if ones else "")
    joint = f" {data.number_and} "
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{data.ones[hundreds]} {data.hundred[0]}" + (f"{joint}{words_of(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    joint = joint if 0 < rest < 100 else " " if rest else ""
    return f"{words_of(thousands)} {data.thousand[0]}{joint}{words_of(rest) if rest else ''}"


def ordinal_of(number: int) -> str:
    """A whole number as an ordinal in words: 21 -> "twenty first"."""
    head, _, last = words_of(number).rpartition(" ")
    return f"{head} {ordinal_word(last)}".strip()


def year_in_words(year: int) -> str:
    """A year as it is said: 1998 -> "nineteen ninety eight", 2005 -> "two thousand and five"."""
    century, rest = divmod(year, 100)
    if not 1100 <= year <= 2099 or (century == 20 and rest < 10):
        return words_of(year)
    data = words().spoken
    if rest == 0:
        return f"{words_of(century)} {data.hundred[0]}"
    return f"{words_of(century)} {f'{data.noughts[0]} ' if rest < 10 else ''}{words_of(rest)}"


def digits_in_words(digits: str) -> str:
    """Digits one by one: "07" -> "zero seven"."""
    ones = words().spoken.ones
    return " ".join(ones[int(digit)] for digit in digits)


def number_of(text: str, *, ordinal: bool = False) -> int | None:
    """The whole number that some words or digits say, or None: "twenty one", "number 3", "a hundred and five".

    With `ordinal`, what "third", "3rd" or "twenty first" says instead.
    """
    tokens = text.lower().replace("-", " ").replace(",", "").split()
    tokens = tokens[1:] if tokens and tokens[0] in words().spoken.by_number else tokens
    if len(tokens) == 1 and (found := FIGURES.fullmatch(tokens[0])):
        return int(found[1]) if bool(found[2]) == ordinal else None
    table = words()
    if ordinal:
        if not tokens or tokens[-1] not in table.cardinal:
            return None
        tokens[-1] = table.cardinal[tokens[-1]]
    return cardinal(tokens, table)


def misheard(text: str) -> int | None:
    """The number that words were likely meant for, where a number belongs: "free" is 3, "to" is 2."""
    meant = words().spoken.misheard
    return number_of(" ".join(meant.get(word, word) for word in text.split()))


def cardinal(tokens: Sequence[str], table: Words) -> int | None:
    """The number of words below a thousand million; None where they are no well-formed number."""
    return _scaled(list(tokens), [(table.spoken.million[0], 10**6), (table.spoken.thousand[0], 1000)], table)


def _scaled(tokens: list[str], scales: list[tuple[str, int]], table: Words) -> int | None:
    """The number of words that may name some scales, the largest first."""
    if not scales:
        return _hundreds(tokens, table)
    (word, scale), *smaller = scales
    if word not in tokens:
        return _scaled(tokens, smaller, table)
    at = tokens.index(word)
    many = 1 if _is_one(tokens[:at], table) else _hundreds(tokens[:at], table)
    rest = _after(tokens[at + 1 :], table)
    below = 0 if not rest else _scaled(rest, smaller, table)
    return None if not many or below is None or (rest == [] and tokens[at + 1 :]) else many * scale + below


def _hundreds(tokens: list[str], table: Words) -> int | None:
    """The number of words below a thousand, and of such as "twelve hundred"."""
    hundred = table.spoken.hundred[0]
    if hundred not in tokens:
        return _tens(tokens, table)
    at = tokens.index(hundred)
    many = 1 if at == 0 or _is_one(tokens[:at], table) else _tens(tokens[:at], table)
    rest = _after(tokens[at + 1 :], table)
    below = 0 if not rest else _tens(rest, table)
    wrong = not many or many % 10 == 0 or below is None or (rest == [] and tokens[at + 1 :])
    return None if wrong or many is None or below is None else many * 100 + below


def _is_one(tokens: list[str], table: Words) -> bool:
    """Whether words before a scale say one of it: "a"."""
    return len(tokens) == 1 and tokens[0] in table.spoken.one_of


def _after(tokens: list[str], table: Words) -> list[str]:
    """What follows a hundred or a thousand, without the "and"."""
    return tokens[1:] if tokens[:1] == [table.spoken.number_and] else tokens


def _tens(tokens: list[str], table: Words) -> int | None:
    """The number of one word, or two such as "twenty one"."""
    if len(tokens) == 1:
        return table.small.get(tokens[0], table.round.get(tokens[0]))
    if len(tokens) == 2 and tokens[0] in table.round and 0 < table.small.get(tokens[1], 0) < 10:
        return table.round[tokens[0]] + table.small[tokens[1]]
    return None

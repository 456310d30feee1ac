"""Spoken numbers to whole numbers and back, as the British say them ("a hundred and five")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

FIRST_TEN = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    "ten",
    "eleven",
    "twelve",
    *(f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
)
ONES = (*FIRST_TEN, *TEENS)
TENS = ("", "", *(f"{stem}ty" for stem in ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")))
IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
IRREGULAR |= {"twelve": "twelfth"}
SMALL = {word: number for number, word in enumerate(ONES)} | {"oh": 0, "nought": 0, "nil": 0}
ROUND = {word: 10 * number for number, word in enumerate(TENS) if word}
LIMIT = 999_999
MISHEARD = {"won": "one", "to": "two", "too": "two", "free": "three", "tree": "three", "for": "four", "fore": "four"}
MISHEARD |= {"sick": "six", "sicks": "six", "ate": "eight", "tin": "ten"}


def ordinal_word(word: str) -> str:
    """The ordinal of a number's last word: "three" -> "third", "twenty" -> "twentieth"."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    return f"{word[:-1]}ieth" if word.endswith("y") else f"{word}th"


CARDINAL_OF = {ordinal_word(word): word for word in (*ONES, *ROUND, "hundred", "thousand")}


def words_of(number: int) -> str:
    """A whole number from 0 to 999,999 in words; digit by digit beyond."""
    if not 0 <= number <= LIMIT:
        return digits_in_words(str(abs(number)))
    if number < 20:
        return ONES[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return TENS[tens] + (f" {ONES[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{ONES[hundreds]} hundred" + (f" and {words_of(rest)}" if rest else "")
    thousands, rest = divmod(number, 1000)
    joint = " and " if 0 < rest < 100 else " " if rest else ""
    return f"{words_of(thousands)} thousand{joint}{words_of(rest) if rest else ''}"


def ordinal_of(number: int) -> str:
    """A whole number as an ordinal in words: 21 -> "twenty first"."""
    head, _, last = words_of(number).rpartition(" ")
    return f"{head} {ordinal_word(last)}".strip()


def year_in_words(year: int) -> str:
    """A year as it is said: 1998 -> "nineteen ninety eight", 2005 -> "two thousand and five"."""
    century, rest = divmod(year, 100)
    if not 1100 <= year <= 2099 or (century == 20 and rest < 10):
        return words_of(year)
    if rest == 0:
        return f"{words_of(century)} hundred"
    return f"{words_of(century)} {'oh ' if rest < 10 else ''}{words_of(rest)}"


def digits_in_words(digits: str) -> str:
    """Digits one by one: "07" -> "zero seven"."""
    return " ".join(ONES[int(digit)] for digit in digits)


def number_of(words: str, *, ordinal: bool = False) -> int | None:
    """The whole number that some words or digits say, or None: "twenty one", "number 3", "a hundred and five".

    With `ordinal`, what "third", "3rd" or "twenty first" says instead.
    """
    tokens = words.lower().replace("-", " ").replace(",", "").split()
    tokens = tokens[1:] if tokens[:1] == ["number"] else tokens
    if len(tokens) == 1 and (found := re.fullmatch(r"([0-9]{1,6})(st|nd|rd|th)?", tokens[0])):
        return int(found[1]) if bool(found[2]) == ordinal else None
    if ordinal:
        if not tokens or tokens[-1] not in CARDINAL_OF:
            return None
        tokens[-1] = CARDINAL_OF[tokens[-1]]
    return _cardinal(tokens)


def misheard(words: str) -> int | None:
    """The number that words were likely meant for, where a number belongs: "free" is 3, "to" is 2."""
    return number_of(" ".join(MISHEARD.get(word, word) for word in words.split()))


def _cardinal(tokens: Sequence[str]) -> int | None:
    """The number of words up to 999,999; None where they are no well-formed number."""
    if "thousand" in tokens:
        at = list(tokens).index("thousand")
        thousands = 1 if tokens[:at] == ["a"] else _hundreds(tokens[:at])
        rest = _remainder(tokens[at + 1 :], _hundreds)
        return None if not thousands or rest is None else thousands * 1000 + rest
    return _hundreds(tokens)


def _hundreds(tokens: Sequence[str]) -> int | None:
    """The number of words below a thousand."""
    if "hundred" not in tokens:
        return _tens(tokens)
    at = list(tokens).index("hundred")
    hundreds = 1 if list(tokens[:at]) in (["a"], []) else _tens(tokens[:at])
    rest = _remainder(tokens[at + 1 :], _tens)
    return None if not hundreds or hundreds > 9 or rest is None else hundreds * 100 + rest


def _remainder(tokens: Sequence[str], smaller: Callable[[Sequence[str]], int | None]) -> int | None:
    """What follows a hundred or a thousand: nothing, or "and" and a smaller number."""
    if not tokens:
        return 0
    return smaller(tokens[1:] if tokens[0] == "and" else tokens)


def _tens(tokens: Sequence[str]) -> int | None:
    """The number of one word, or two such as "twenty one"."""
    if len(tokens) == 1:
        return SMALL.get(tokens[0], ROUND.get(tokens[0]))
    if len(tokens) == 2 and tokens[0] in ROUND and 0 < SMALL.get(tokens[1], 0) < 10:
        return ROUND[tokens[0]] + SMALL[tokens[1]]
    return None

"""Letters, digits and signs as people say them one by one: "sierra whiskey one double alpha" is "SW1AA"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from plainspoken.values.numbers import cardinal
from plainspoken.values.words import Words, plain, replaced

LONGEST_LETTERS = 3
"""Letters that stand together and are yet no word, such as "sw" or "abc"."""


MOST_PAIRS = 5
"""Numbers such as "sixty one" that are taken both ways."""


@dataclass(frozen=True, slots=True)
class Spelt:
    """What words spell: its characters, and the first word that spells nothing ("" where all do)."""

    text: str
    unknown: str = ""


def spelt(said: str, words: Words, *, signs: Mapping[str, tuple[str, ...]] | None = None) -> Spelt:
    """What words spell, letter by letter, in small letters except after "capital".

    Knows NATO's words, letters and their names, "b as in bravo", digits and numbers below a hundred, "double",
    "hundred" after a digit, "capital" and the signs (those given, else all that the language has).
    """
    table = words.spoken.signs if signs is None else signs
    text = without_likenesses(_written_apart(plain(said), words), words)
    for sign, names in table.items():
        text = replaced(text, names, f" {TOKEN[sign]} " if sign in TOKEN else f" {sign} ")
    return _joined(text.split(), words)


TOKEN: Mapping[str, str] = {" ": "\ue000", ",": "\ue001"}
"""Signs that would be lost among words, as characters of Unicode's private use."""
SIGN: Mapping[str, str] = {token: sign for sign, token in TOKEN.items()}


def _written_apart(text: str, words: Words) -> str:
    """Words of several parts as one token: "x ray", "double u"."""
    for letters in (words.letters, words.named):
        for name, letter in letters.items():
            if " " in name or "-" in name:
                text = replaced(text, (name,), f" {letter} ")
    return text


def without_likenesses(text: str, words: Words) -> str:
    """ "b as in bravo" and "f for freddie" as the letter alone."""
    like = "|".join(re.escape(each) for each in sorted(words.spoken.as_in, key=len, reverse=True))

    def letter(found: re.Match[str]) -> str:
        said = words.named.get(found[1], found[1])
        return said if len(said) == 1 and found[3].startswith(said) else found[0]

    return re.sub(rf"\b(\w+) ({like}) (\w+)\b", letter, text)


def _joined(tokens: list[str], words: Words) -> Spelt:
    """The characters of tokens, one after another."""
    found: list[str] = []
    times, capital, at = 1, False, 0
    data = words.spoken
    while at < len(tokens):
        used, text = _one(tokens, at, words)
        ahead = " ".join(tokens[at : at + 2])
        if ahead in data.capital or ahead in data.small:
            capital, at = ahead in data.capital, at + 2
        elif tokens[at] in data.repeats and at + 1 < len(tokens):
            times, at = data.repeats[tokens[at]], at + 1
        elif tokens[at] in data.capital or tokens[at] in data.small:
            capital, at = tokens[at] in data.capital, at + 1
        elif not used:
            return Spelt("".join(found), tokens[at])
        else:
            found.append((text.upper() if capital else text) * times)
            times, capital, at = 1, False, at + used
    return Spelt("".join(found))


def _one(tokens: list[str], at: int, words: Words) -> tuple[int, str]:
    """How many tokens the next characters take, and which they are; none where they spell nothing."""
    token = tokens[at]
    if token in SIGN:
        return 1, SIGN[token]
    if token in words.letters:
        return 1, words.letters[token]
    count, number = number_at(tokens, at, words)
    if count and token not in ("o",):
        return count, number
    if not token.isalpha() or len(token) == 1:
        return 1, token
    if token in words.named:
        return 1, words.named[token]
    meant = words.spoken.misheard.get(token)
    if meant is not None:
        return 1, str(words.small.get(meant, words.round.get(meant, 0)))
    short = len(token) <= LONGEST_LETTERS or token in words.spoken.initials
    return (1, token) if token.isascii() and short else (0, "")


def number_at(tokens: list[str], at: int, words: Words) -> tuple[int, str]:
    """How many tokens from a place are one number as digits are said, and its digits; 0 where there is none.

    "forty two" is 42, "four hundred" 400 and "four hundred and two" 402; but "eight hundred twelve" is 800, then 12,
    for the British join hundreds to what follows by "and".
    """
    data = words.spoken
    scales = (data.hundred[0], data.thousand[0])
    ends = [at + 1]
    if tokens[at] in words.round and at + 1 < len(tokens) and 0 < words.small.get(tokens[at + 1], 0) < 10:
        ends.append(at + 2)
    for end in (ends[-1],):
        if end < len(tokens) and tokens[end] in scales:
            ends.append(end + 1)
            if end + 2 < len(tokens) and tokens[end + 1] == data.number_and:
                ends += [e for e in (end + 3, end + 4) if e <= len(tokens)]
    for end in reversed(ends):
        number = cardinal(tokens[at:end], words)
        if number is not None:
            return end - at, str(number)
    return 0, ""


def letters(said: str, words: Words) -> str:
    """What spelled words stand for; words that spell nothing stand for themselves, joined."""
    found = spelt(said, words)
    return found.text if not found.unknown else "".join(plain(said).split())


def digits(said: str, words: Words) -> Spelt:
    """The digits that words say, in groups or one by one, without what parts the groups."""
    data = words.spoken
    text = plain(said)
    text = re.sub(r"(?<=\d)(st|nd|rd|th)\b", "", text)
    text = re.sub(r"[-/.,()]", " ", text)
    for sign in ("-", "/", " ", ","):
        text = replaced(text, data.signs[sign], " ")
    tokens = [data.misheard.get(each, each) for each in text.split()]
    found = _joined(tokens, words)
    wrong = found.unknown or next((each for each in found.text if not each.isdecimal() and each != "o"), "")
    return Spelt(found.text.replace("o", "0"), wrong)


def readings(said: str, words: Words) -> Iterator[Spelt]:
    """The digits that words say, then with "sixty one" taken for sixty and one: which it was the length tells."""
    yield digits(said, words)
    pair = re.compile(f"({'|'.join(words.round)})[ -]({'|'.join(words.spoken.ones[1:10])})(?![\\w'])")
    text = plain(said)
    found = list(pair.finditer(text))[:MOST_PAIRS]
    for parted in sorted(product((False, True), repeat=len(found)), key=sum)[1:]:
        other = text
        for match, apart in reversed(list(zip(found, parted, strict=True))):
            figures = f"{words.round[match[1]]} {words.small[match[2]]}"
            other = other[: match.start()] + (figures if apart else match[0]) + other[match.end() :]
        yield digits(other, words)

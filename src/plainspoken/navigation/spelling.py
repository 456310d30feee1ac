"""Words that stand for letters and digits, put together as what they spell."""

from __future__ import annotations

import re

NATO = [
    "alpha",
    "bravo",
    "charlie",
    "delta",
    "echo",
    "foxtrot",
    "golf",
    "hotel",
    "india",
    "juliet",
    "kilo",
    "lima",
    "mike",
    "november",
    "oscar",
    "papa",
    "quebec",
    "romeo",
    "sierra",
    "tango",
    "uniform",
    "victor",
    "whiskey",
    "x-ray",
    "yankee",
    "zulu",
]
DIGITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
SIGNS = {"hyphen": "-", "dash": "-", "apostrophe": "'", "space": " ", "dot": ".", "stop": ".", "at": "@"}
SPELT = {
    **{word.replace("-", ""): word[0] for word in NATO},
    **{word: str(value) for value, word in enumerate(DIGITS)},
    "alfa": "a",
    "juliett": "j",
    "whisky": "w",
    "oh": "0",
    "nought": "0",
    **SIGNS,
}
REPEATS = {"double": 2, "triple": 3}


def letters(said: str) -> str:
    """What spelled words stand for: "sierra whiskey one double alpha" is "sw1aa"; other words stand for themselves.

    "capital" before a letter makes it one; "b as in bravo" is "b".
    """
    words = re.sub(r"\b(\w) (?:as in|for|like) \w+", r"\1", said.casefold().replace("x-ray", "xray")).split()
    spelt, times, capital = [], 1, False
    for word in words:
        if word in REPEATS:
            times = REPEATS[word]
        elif word == "capital":
            capital = True
        else:
            letter = SPELT.get(word, word)
            spelt.append((letter.upper() if capital else letter) * times)
            times, capital = 1, False
    return "".join(spelt)

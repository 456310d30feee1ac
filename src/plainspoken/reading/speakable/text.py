"""A text as it is to be spoken: words that eSpeak NG, SAPI5 and macOS's voices all read as a British person would.

Pure. Engines read much rightly by themselves (plain numbers, HMRC, decimals), and that is left to them. What they read
wrongly, measured in eSpeak NG's phonemes, is rewritten as words: money, dates, times, postcodes, references,
addresses, initials that look like words, signs. No engine's own markup is used.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from html import unescape

from plainspoken.reading.speakable import (
    addresses,
    amounts,
    dates,
    references,
    romans,
    symbols,
    welsh,
)
from plainspoken.reading.speakable.words import Rule
from plainspoken.reading.voicing import base

FIRST_TOKEN = 0xF0000
"""Tokens that stand for finished words are private-use characters from here on, which no text may bring along."""

LAST_TOKEN = 0x10FFFD
PART = 20_000
"""Characters that are taken at a time, so that there are always tokens enough."""

TOKEN = re.compile("[\U000f0000-\U0010fffd]")
PASSES = 4
"""Times that the rules are gone through at most; one does nearly all, another sees that nothing is left."""

ENTITY = re.compile(r"&(?:amp|nbsp|pound|lt|gt|quot|apos|[lr][sd]quo|[nm]dash|hellip|copy|#\d{1,6});")
"""Signs that were written as HTML twice over, so that the page shows them as HTML."""

UNSPOKEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
SKIN = range(0x1F3FB, 0x1F400)


def speakable(text: str, language: str = "en") -> str:
    """Text as it is to be spoken, in English and in Welsh; for other languages only what has no voice is taken out.

    Never raises, takes time in proportion to the text's length, and changes its own results no further.
    """
    clean = _clean(text)
    rules = _rules(base(language))
    if not rules:
        return _tidy(_without_pictures(clean))
    for _ in range(PASSES):
        said = _tidy(" ".join(_reworded(part, rules) for part in _parts(clean)))
        if said == clean:
            break
        clean = said
    return clean


def _reworded(text: str, rules: tuple[Rule, ...]) -> str:
    """One part of a text, rule by rule; what a rule has said, no later rule can touch."""
    said: list[str] = []
    for pattern, say in rules:
        text = pattern.sub(_put(say, said), text)
    return _without_pictures(_restored(text, said))


def _put(say: Callable[[re.Match[str]], str], said: list[str]) -> Callable[[re.Match[str]], str]:
    """A rule as a replacement by a token, with the words set aside."""

    def put(match: re.Match[str]) -> str:
        words = say(match)
        after = match.string[match.end() : match.end() + 1]
        before = match.string[match.start() - 1 : match.start()] if match.start() else ""
        said.append(words)
        token = chr(FIRST_TOKEN + len(said) - 1)
        return (" " if _joins(before, words[:1]) else "") + token + (" " if _joins(words[-1:], after) else "")

    return put


def _joins(left: str, right: str) -> bool:
    """Whether two characters side by side would make one word of two."""
    return left.isalnum() and right.isalnum()


def _restored(text: str, said: list[str]) -> str:
    """The text with its tokens turned into words; words that hold tokens themselves come out right too."""
    while TOKEN.search(text):
        text = TOKEN.sub(lambda match: said[ord(match[0]) - FIRST_TOKEN], text)
    return text


@cache
def _rules(language: str) -> tuple[Rule, ...]:
    """All rules of a language in the order in which they apply: the surest first, single signs last."""
    if language == "cy":
        return welsh.rules()
    if language != "en":
        return ()
    return (
        *addresses.RULES,
        *romans.rules(),
        *dates.NUMERIC,
        *amounts.MONEY,
        *references.NUMBERS,
        *dates.RULES,
        *amounts.RULES,
        *references.CODES,
        *symbols.RULES,
    )


def _clean(text: str) -> str:
    """Text composed, without characters that cannot be spoken, every white space a space."""
    text = ENTITY.sub(lambda entity: unescape(entity[0]), text)
    kept = "".join(" " if each.isspace() else "" if unicodedata.category(each) in UNSPOKEN else each for each in text)
    return " ".join(unicodedata.normalize("NFC", kept).split())


def _parts(text: str) -> list[str]:
    """Text cut at spaces into parts of bounded length."""
    found: list[str] = []
    start = 0
    while start < len(text):
        end = start + PART
        if end < len(text):
            space = text.rfind(" ", start, end)
            end = space + 1 if space > start else end
        found.append(text[start:end])
        start = end
    return found


def _without_pictures(text: str) -> str:
    """Text without emoji and other pictures: what they show, the words beside them say."""
    return "".join(" " if _is_picture(each) else each for each in text)


def _is_picture(character: str) -> bool:
    return (unicodedata.category(character) in ("So", "Sk") and not character.isascii()) or ord(character) in SKIN


TIDY: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\s+"), " "),
    (re.compile(r" ([,.;:!?])"), r"\1"),
    (re.compile(r",(?:[, ]*,)+"), ","),
    (re.compile(r",([.;:!?])"), r"\1"),
    (re.compile(r"(?<![A-Z])([.;:!?]),"), r"\1"),
    (re.compile(r"(?<=[A-Z]\.)\.(?!\.)"), ""),
    (re.compile(r",(?=[^\W\d])"), ", "),
    (re.compile(r"^[, ]+|[, ]+$"), ""),
)


def _tidy(text: str) -> str:
    """Commas and spaces as they belong, whatever was put in or taken out."""
    for pattern, instead in TIDY:
        text = pattern.sub(instead, text)
    return text

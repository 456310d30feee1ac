"""Words as they are said: what a label looks like and what a recogniser writes, brought to one form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from plainspoken.values.numbers import digits_in_words, ordinal_of, words_of, year_in_words

HIDDEN = re.compile(
    r"[(\[]?\s*\b(?:this link )?(?:opens?|will open) in (?:a |another )?new (?:browser )?(?:tab|window)\b"
    r"(?: or \w+)?\s*[)\]]?"
    r"|\((?:external(?: link| site| website)?|link is external|required|optional|current page)\)"
    r"|\((?:pdf|word|excel|csv|html|odt|docx?|xlsx?)\b[^)]*\)|\[unk\]|<unk>",
    re.IGNORECASE,
)
SIGNS = {"&": " and ", "+": " plus ", "%": " percent ", "@": " at ", "=": " equals "}
SIGN = re.compile(r"[&+%@=]")
DOMAIN = re.compile(r"\b(\w+)(?:\.| dot )(uk|com|org|net|wales|scot)\b")
MONEY = re.compile(r"£\s?([0-9][0-9,]*)(?:\.([0-9]{2}))?")
THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}\b)")
ORDINAL = re.compile(r"\b([0-9]{1,4})(?:st|nd|rd|th)\b")
DIGITS = re.compile(r"[0-9]+")
APART = re.compile(r"[^\w']+|_")
LOOSE_APOSTROPHE = re.compile(r"(?<!\w)'|'(?!\w)")
PLAIN = re.compile(r"[a-z' ]*\Z")
LITTLE = frozenset({"the", "a", "an", "please"})


def normal(text: str) -> str:
    """Words in small letters, parted by a space, without punctuation; signs, digits and money in words.

    "Pay your Council Tax & more (opens in new tab)" -> "pay your council tax and more"; "GOV.UK" -> "gov uk".
    """
    text = text.lower()
    if " dot " in text or not PLAIN.match(text):  # most of what a recogniser writes is plain already
        text = _spelled_out(text)
    if "'" in text:
        text = LOOSE_APOSTROPHE.sub(" ", text)
    return " ".join(text.split())


def key(text: str) -> str:
    """What two ways of saying a name have in common: normal words without little ones, spaces and apostrophes.

    So "post code" finds "Postcode", "h m r c" finds "HMRC" and "open the bins" finds "Bins".
    """
    return key_of_normal(normal(text))


def key_of_normal(words: str) -> str:
    """The key of words that are in normal form already."""
    kept = [word for word in words.split() if word not in LITTLE] or words.split()
    return "".join(kept).replace("'", "")


def _spelled_out(text: str) -> str:
    """The slow part of `normal`, for text with more in it than letters."""
    text = unicodedata.normalize("NFKC", text.replace("’", "'").replace("‘", "'"))
    text = HIDDEN.sub(" ", text)
    text = SIGN.sub(lambda sign: SIGNS[sign[0]], MONEY.sub(_money, text))
    text = DOMAIN.sub(r"\1 \2", DOMAIN.sub(r"\1 \2", text))
    text = THOUSANDS.sub("", text)
    text = ORDINAL.sub(lambda found: f" {ordinal_of(int(found[1]))} ", text)
    text = DIGITS.sub(lambda found: f" {_digits(found[0])} ", text)
    return APART.sub(" ", text)


def _money(found: re.Match[str]) -> str:
    """Pounds and pence in words."""
    pounds, pence = int(found[1].replace(",", "")), int(found[2] or 0)
    return f" {words_of(pounds)} pound{'' if pounds == 1 else 's'} {words_of(pence) if pence else ''} "


def _digits(digits: str) -> str:
    """Digits as they are said: a year, a number up to 999,999, or one by one."""
    if len(digits) > 6 or (len(digits) > 1 and digits[0] == "0"):
        return digits_in_words(digits)
    spoken: Callable[[int], str] = year_in_words if len(digits) == 4 else words_of
    return spoken(int(digits))

"""Numbers that identify a person or an account: National Insurance, NHS, sort code, account, card, reference."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainspoken.values.characters import readings, spelt
from plainspoken.values.coded import bare, code, fitted
from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.words import Words, plain

NI_FIRST, NI_SECOND = "[A-CEGHJ-PR-TW-Z]", "[A-CEGHJ-NPR-TW-Z]"
"""The letters that a National Insurance number may begin with (HMRC, NIM39110)."""

NI_FORM = re.compile(r"[A-Z]{2}\d{6}[A-Z]?")
NI_PREFIX = re.compile(rf"(?!BG|GB|KN|NK|NT|TN|ZZ){NI_FIRST}{NI_SECOND}|QQ")
"""Prefixes in use, and QQ, which HMRC gives nobody: examples and practice sites have it."""
REFERENCE = re.compile(r"[A-Z0-9]+(?:[-/][A-Z0-9]+)*")


def insurance_number(said: str, words: Words) -> Understood | Refused:
    """A National Insurance number: two letters, six digits, a letter from A to D."""
    found = code(said, words)
    match = fitted(found.text, NI_FORM)
    if found.unknown or match is None:
        return refused("value.insurance.not", found.text or said)
    return insurance_fault(match[0]) or Understood(match[0], (match[0],))


def insurance_fault(value: str) -> Refused | None:
    """What is wrong with a National Insurance number that has its letters and digits."""
    if not NI_PREFIX.match(value):
        return refused("value.insurance.prefix", value, letters=" ".join(value[:2]))
    if len(value) == 8:
        return refused("value.insurance.suffix_missing", value)
    return None if value[-1] in "ABCD" else refused("value.insurance.suffix", value, letter=value[-1])


def health_number(said: str, words: Words) -> Understood | Refused:
    """An NHS number: ten digits, the last of which checks the others."""
    return _of_digits(said, words, (10,), "value.nhs.length") or refused("value.nhs.not", said)


def health_fault(value: str) -> Refused | None:
    """Whether an NHS number's last digit does not fit the others (modulus 11, NHS Data Dictionary)."""
    total = sum(int(digit) * weight for digit, weight in zip(value[:9], range(10, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return None if check == int(value[9]) else refused("value.nhs.check", value)


def sort_code(said: str, words: Words) -> Understood | Refused:
    """A bank's sort code: six digits, its parts in pairs."""
    found = _of_digits(said, words, (6,), "value.sort_code.length")
    if isinstance(found, Understood):
        return Understood(found.value, (found.value[:2], found.value[2:4], found.value[4:]))
    return found or refused("value.sort_code.not", said)


def account_number(said: str, words: Words) -> Understood | Refused:
    """A bank account's number: eight digits, or six and seven of the older ones."""
    return _of_digits(said, words, (6, 7, 8), "value.account.length") or refused("value.account.not", said)


def card_number(said: str, words: Words) -> Understood | Refused:
    """A payment card's number: 13 to 19 digits that pass Luhn's check (ISO/IEC 7812-1)."""
    return _of_digits(said, words, range(13, 20), "value.card.length") or refused("value.card.not", said)


def card_fault(value: str) -> Refused | None:
    """Whether a card number's last digit does not fit the others."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(value))]
    return None if sum(each - 9 * (each > 9) for each in doubled) % 10 == 0 else refused("value.card.check")


def security_code(said: str, words: Words) -> Understood | Refused:
    """A card's security code or a one-time code: three to eight digits."""
    return _of_digits(said, words, range(3, 9), "value.security_code.length") or refused("value.security_code.not")


def reference(said: str, words: Words) -> Understood | Refused:
    """A reference of letters, digits, hyphens and strokes, in capitals."""
    signs = {sign: words.spoken.signs[sign] for sign in ("-", "/", " ", ",")}
    found = spelt(bare(said, words), words, signs=signs)
    value = re.sub(r"[\s.,]", "", found.text.upper())
    typed = re.sub(r"\s", "", said.upper())
    literal = said.isupper() or (found.unknown and re.search(r"\d", said))
    if literal and REFERENCE.fullmatch(typed):
        return Understood(typed, (typed,))
    if found.unknown or not REFERENCE.fullmatch(value):
        return refused("value.reference.not", plain(said))
    return Understood(value, (value,))


def _of_digits(said: str, words: Words, lengths: Sequence[int], key: str) -> Understood | Refused | None:
    """A number of some digits; None where the words are no digits at all."""
    every = list(readings(bare(said, words), words))
    if every[0].unknown or not every[0].text:
        return None
    found = next((each for each in every if len(each.text) in lengths), every[0])
    if len(found.text) not in lengths:
        return refused(key, found.text, count=len(found.text))
    return Understood(found.text, (found.text,))

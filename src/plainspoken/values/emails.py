"""E-mail addresses as they are spoken: "sam dot green at example dot org, all lower case"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from plainspoken.values.characters import spelt, without_likenesses
from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.words import Words, plain, replaced, without

LETTER, WORD, SIGN = "letter", "word", "sign"


def email(said: str, words: Words) -> Understood | Refused:
    """An e-mail address in small letters, as email-validator passes it."""
    data = words.spoken
    text = without_likenesses(without(plain(said).replace(", ", " "), data.mail_remarks), words)
    for heard, meant in data.mail_heard.items():
        text = replaced(text, (heard,), meant)
    if "@" not in text:
        text = _with_at(text, words)
    for sign, names in data.mail_signs.items():
        text = replaced(text, names, f" {sign} ") if sign != "@" else text
    if "@" not in text:
        return refused("value.email.no_at", said)
    before, _, after = text.rpartition("@")
    readings = [f"{local}@{domain}" for local in _joined(before, words) for domain in _joined(after, words)]
    value = readings[0]
    fault = email_fault(value)
    return fault or Understood(value, (value,), tuple(readings[1:3]), len(readings) == 1)


def email_fault(value: str) -> Refused | None:
    """Why an address will not do."""
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - slow to import, rarely needed

    local, at, domain = value.rpartition("@")
    if not at or not local:
        return refused("value.email.no_at" if not at else "value.email.no_name", value)
    if "." not in domain:
        return refused("value.email.no_dot", value, domain=domain)
    try:
        validate_email(value, check_deliverability=False)
    except EmailNotValidError:
        return refused("value.email.not", value)
    return None


def _with_at(text: str, words: Words) -> str:
    """A text with the last word for it as the sign "@"."""
    tokens = replaced(text, words.spoken.mail_signs["@"][:1], "@").split()
    places = [at for at, token in enumerate(tokens) if token in words.spoken.mail_signs["@"]]
    if places and "@" not in tokens:
        tokens[places[-1]] = "@"
    return " ".join(tokens)


def _joined(text: str, words: Words) -> list[str]:
    """One side of an address put together; two readings where words are both names and letters ("mike oscar")."""
    tokens = text.split()
    first, second = "", ""
    for kind, run in groupby(_marked(tokens, words), key=lambda each: each[0]):
        said = [token for _, token in run]
        if kind != LETTER:
            first, second = first + "".join(said), second + "".join(said)
            continue
        letters = spelt(" ".join(said), words, signs={}).text
        only_names = all(token in words.letters for token in said)
        both = ("".join(said), letters) if only_names and len(said) == 1 else (letters, "".join(said))
        first += both[0]
        second += both[1] if only_names and 1 < len(said) < 4 else both[0]
    return list(dict.fromkeys((first, second)))


def _marked(tokens: list[str], words: Words) -> Iterator[tuple[str, str]]:
    """Each token, and whether it spells or is a word as it stands."""
    data = words.spoken
    before = (*data.repeats, *data.capital, *data.small)
    for at, word in enumerate(tokens):
        spells = _spells(word, words=words) or (word in before and _spells(*tokens[at + 1 : at + 2], words=words))
        yield (LETTER if spells else WORD), word


def _spells(word: str = "", *, words: Words) -> bool:
    """Whether a word is a letter, one that stands for a letter, or a number."""
    single = len(word) == 1 and word.isalnum()
    return single or word in words.letters or word in words.small or word in words.round

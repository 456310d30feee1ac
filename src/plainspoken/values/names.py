"""Names as people say and spell them: "sam green", "o apostrophe brien", "smith spelt s m y t h"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plainspoken.values.characters import spelt
from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.words import Words, either, plain, without

LONGEST = 200


def name(said: str, words: Words) -> Understood | Refused:
    """A name with its capitals; what is spelled is put together, what is typed with capitals stays as it is."""
    text = " ".join(said.replace("’", "'").split()).strip(" .,;")
    if not text or len(text) > LONGEST:
        return refused("value.name.not", said)
    if text != text.casefold() and not re.search(either(words.spoken.spelt), text.casefold()):
        return Understood(text, (text,)) if any(each.isalpha() for each in text) else refused("value.name.not", said)
    spoken = without(plain(text), words.spoken.name_remarks) or plain(text)
    whole = _with_spelling(spoken, words)
    found = whole if whole is not None else spelled_or_said(spoken, words)
    if all(each in words.small or each in words.round for each in spoken.split()):
        return refused("value.name.not", said)
    if not any(each.isalpha() for each in found.value) or any(each.isdecimal() for each in found.value):
        return refused("value.name.not", said)
    return found


def _with_spelling(text: str, words: Words) -> Understood | None:
    """ "smith spelt s m y t h": the name as it is spelled, after any words before it."""
    parts = re.split(either(words.spoken.spelt), text, maxsplit=1)
    if len(parts) != 2:
        return None
    found = spelt(_lettered(parts[1], words), words)
    if found.unknown or not found.text:
        return None
    before = parts[0].replace(",", " ").split()[:-1]
    value = " ".join([*(_capital(each, words) for each in before), titled(found.text, words)])
    return Understood(value, (value,))


def spelled_or_said(text: str, words: Words) -> Understood:
    """Spelled where every word is a letter or stands for one, and enough of them do; else the words themselves."""
    tokens = text.split()
    found = spelt(_lettered(text, words), words)
    said = said_name(text, words)
    if found.unknown or not _is_spelling(tokens, words):
        return Understood(said, (said,))
    value = found.text if any(each.isupper() for each in found.text) else titled(found.text, words)
    only_names = all(each in words.letters and len(each) > 1 for each in tokens)
    return Understood(value, (value,), (said,) if only_names and len(tokens) < 4 else (), len(tokens) > 3)


def _lettered(text: str, words: Words) -> str:
    """Letters' names as letters, so that "oh" is none of the digits, which a name has not."""
    return " ".join(words.named.get(each, each) for each in text.split())


def _is_spelling(tokens: Sequence[str], words: Words) -> bool:
    """Whether words look spelled: single letters, or three and more that stand for letters."""
    single = sum(len(each) == 1 or each in words.named for each in tokens)
    standing = sum(each in words.letters for each in tokens)
    return single >= 2 or standing >= 3 or (single >= 1 and standing >= 1)


def said_name(text: str, words: Words) -> str:
    """A spoken name with hyphens and apostrophes in their places and its capitals."""
    signs = words.spoken.signs
    for sign in ("-", "'"):
        text = re.sub(rf"\s*{either(each for each in signs[sign] if each != 'minus sign')}\s*", sign, text)
    return " ".join(_capital(each, words) for each in text.replace(",", " ").split())


def titled(text: str, words: Words) -> str:
    """Spelled letters with a capital at the start of each name."""
    return " ".join(_capital(each, words) for each in text.split())


def _capital(word: str, words: Words) -> str:
    """One word of a name: a capital at its start, after a hyphen, after O' and Mc; none for "van" and "de"."""
    if word in words.spoken.name_particles:
        return word
    parts = [each[:1].upper() + each[1:] for each in word.split("-")]
    parts = [re.sub(r"^([OD]'|Mc)(\w)", lambda found: found[1] + found[2].upper(), each) for each in parts]
    return "-".join(parts)

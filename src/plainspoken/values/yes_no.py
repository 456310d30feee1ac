"""Yes and no in the ways people say them."""

from __future__ import annotations

from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.words import Words, plain, without


def yes_no(said: str, words: Words) -> Understood | Refused:
    """ "yes" or "no"; refused where the words are neither or begin as one and end as the other."""
    data = words.spoken
    text = plain(said).replace(",", "")
    bare = without(text, data.polite) or text
    for value, phrases in (("yes", data.yes), ("no", data.no)):
        if text in phrases or bare in phrases:
            return Understood(value, (value,))
    first = bare.split()[:1]
    for value, phrases, others in (("yes", data.yes, data.no), ("no", data.no, data.yes)):
        rest = " ".join(bare.split()[1:])
        if first and first[0] in phrases and (rest in phrases or not _is_either(rest, others)) and rest:
            return Understood(value, (value,), sure=rest in phrases)
    return refused("value.yes_no.neither", said)


def _is_either(rest: str, phrases: tuple[str, ...]) -> bool:
    single = {each for each in phrases if " " not in each}
    return rest in phrases or bool(single & set(rest.split()))

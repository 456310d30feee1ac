"""How a word is to be said: "Leominster as lemster" taken apart."""

from __future__ import annotations

import re
from functools import cache

from plainspoken.values.words import either, words


def parted(text: str) -> tuple[str, str] | None:
    """What is written and how it is said, of "X as Y"; None where the words are not of that kind."""
    found = _between().search(text.strip())
    if found is None:
        return None
    written, said = text[: found.start()].strip(" ,"), text[found.end() :].strip(" ,.")
    return (written, said) if written and said else None


def as_usual(said: str) -> bool:
    """Whether a word is to be said as it is written, in no other way any more."""
    return said.casefold().strip(" .") in words().spoken.as_written


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\s{either(words().spoken.said_as)}\s", re.IGNORECASE)

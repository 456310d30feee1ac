"""Which exchange on a tape answers a request: by method, address and fields, whatever tokens they carry."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence

from plainspoken.testing.tapes.personal import PLACE, TOKENS, changed
from plainspoken.testing.tapes.tape import Asked, Exchange

NEAREST = 3


def bound(taped: Asked, asked: Asked, known: Mapping[str, str]) -> dict[str, str] | None:
    """The values that a request gives to the places of a taped one; None where they are two different requests.

    `known` are the values that places have already: a place that has one takes no other.
    """
    if taped.method != asked.method or filled(taped.url, known) != asked.url:
        return None
    mine = {name: values for name, values in taped.fields.items() if not TOKENS.search(name)}
    theirs = {name: values for name, values in asked.fields.items() if not TOKENS.search(name)}
    if mine.keys() != theirs.keys():
        return None
    found: dict[str, str] = {}
    for name, values in mine.items():
        if len(values) != len(theirs[name]):
            return None
        for value, given in zip(values, theirs[name], strict=True):
            match = PLACE.fullmatch(value)
            if match is None:
                if value != given:
                    return None
            elif found.setdefault(match[1], known.get(match[1], given)) != given:
                return None
    return found


def filled(text: str, known: Mapping[str, str]) -> str:
    """A text with the places filled that have a value."""
    return PLACE.sub(lambda found: changed(known[found[1]], found[2]) if found[1] in known else found[0], text)


def nearest(exchanges: Sequence[Exchange], asked: Asked) -> tuple[str, ...]:
    """The requests on a tape that are most like another, in words, the likest first."""
    told = dict.fromkeys(str(exchange.asked) for exchange in exchanges)
    return tuple(difflib.get_close_matches(str(asked), told, n=NEAREST, cutoff=0.3))

"""UK postcodes, those of the forces and of the overseas territories among them.

Source: BS 7666 and Royal Mail's Programmers' Guide to the Postcode Address File.
"""

from __future__ import annotations

import re

from plainspoken.values.coded import code, fitted
from plainspoken.values.results import Refused, Understood, refused
from plainspoken.values.words import Words

OUTWARD = r"GIR|[A-PR-UWYZ](?:\d[A-HJKPS-UW]?|[1-9]\d|[A-HK-Y]\d[ABEHMNPRV-Y]?|[A-HK-Y][1-9]\d)"
"""The first half of a postcode."""

INWARD = r"\d[ABD-HJLNP-UW-Z]{2}"
"""The second half."""

WHOLE = re.compile(rf"(?P<outward>(?!GIR){OUTWARD})(?P<inward>{INWARD})|(?P<girobank>GIR)(?P<bank>0AA)")
FORCES = re.compile(r"BFPO(?:CO)?(?P<number>\d{1,4})")
OVERSEAS = re.compile(r"(?P<outward>ASCN|STHL|TDCU|BBND|[BFS]IQQ|PCRN|TKCA)(?P<inward>1ZZ)|GX11(?P<rock>1AA)")
SHAPE = re.compile(r"(?P<outward>[A-Z]{1,2}\d[A-Z\d]?)(?P<inward>\d[A-Z]{2})")
"""What a postcode looks like, with letters that none has; a practice site may have such, a real one refuses it."""


def postcode(said: str, words: Words) -> Understood | Refused:
    """A postcode in capitals, its halves parted by a space."""
    found = code(said, words)
    if found.unknown:
        return refused("value.postcode.not", said)
    value = in_halves(found.text)
    if value:
        return Understood(value, (value,), sure=fitted(found.text, SHAPE) is None or is_real(value))
    outward = fitted(found.text, re.compile(OUTWARD)) is not None
    return refused("value.postcode.half" if outward else "value.postcode.not", found.text)


def in_halves(text: str) -> str:
    """A postcode of letters and digits in its halves, "" for what is none."""
    for pattern in (WHOLE, OVERSEAS, SHAPE):
        if found := fitted(text, pattern):
            return f"{found[0][:-3]} {found[0][-3:]}"
    forces = FORCES.fullmatch(text.replace("BFP0", "BFPO"))
    return f"BFPO {int(forces['number'])}" if forces and int(forces["number"]) else ""


def is_real(value: str) -> bool:
    """Whether the letters of a postcode in its halves stand where Royal Mail has them."""
    return WHOLE.fullmatch(value.replace(" ", "")) is not None

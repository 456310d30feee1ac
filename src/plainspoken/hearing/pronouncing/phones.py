"""From eSpeak NG's phonemes to the phones of the CMU Pronouncing Dictionary, which recognisers know.

phones.tsv has the table. Its symbols are eSpeak's own ("A@" is the vowel of "car" whether or not the R is said): one
trace gives the ways of those who say their Rs and of those who do not (Wells, Accents of English, 1982, 3.2.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib.resources import files

SEPARATOR = "/"
STRESS = "',%="
SILENT = "_"
"""How eSpeak's pauses begin."""
R = frozenset({"r", "r-"})


class Accent(Enum):
    """What becomes of an R that no vowel follows: said, or not."""

    RHOTIC = 0
    NON_RHOTIC = 1


@dataclass(frozen=True, slots=True)
class Said:
    """How one phoneme is said, in phones: with its R, without, and where an R of its own follows."""

    rhotic: tuple[str, ...]
    non_rhotic: tuple[str, ...]
    before_r: tuple[str, ...]


@cache
def table() -> Mapping[str, Said]:
    """The table of phones.tsv: phoneme by phoneme."""
    text = files(__package__).joinpath("phones.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("# "))
    return {row[0]: _said([tuple(phones.split()) for phones in row[1:]]) for row in rows}


def _said(columns: Sequence[tuple[str, ...]]) -> Said:
    """A row's columns; what is not told is as before."""
    rhotic, *rest = columns
    non_rhotic = rest[0] if rest else rhotic
    return Said(rhotic, non_rhotic, rest[1] if len(rest) > 1 else non_rhotic)


def phones(trace: str, accent: Accent) -> tuple[str, ...]:
    """A trace's phones; none where it has a phoneme that is not in the table.

    A trace is phonemes parted by "/" with marks of stress before them, words parted by spaces: "k/'A@" is "car".
    """
    symbols = tuple(_symbols(trace))
    known = table()
    if not all(symbol in known for symbol in symbols):
        return ()
    said: list[str] = []
    for at, symbol in enumerate(symbols):
        r_follows = at + 1 < len(symbols) and symbols[at + 1] in R
        for phone in _of(known[symbol], accent, r_follows):
            if phone == "R" and said and (said[-1] == "R" or (said[-1] == "ER" and symbol in R)):
                continue  # the vowel before has it already
            said.append(phone)
    return tuple(said)


def _of(said: Said, accent: Accent, r_follows: bool) -> tuple[str, ...]:
    if accent is Accent.RHOTIC:
        return said.rhotic
    return said.before_r if r_follows else said.non_rhotic


def _symbols(trace: str) -> Iterator[str]:
    for part in trace.replace(" ", SEPARATOR).split(SEPARATOR):
        symbol = part.lstrip(STRESS)
        if symbol and not symbol.startswith(SILENT):
            yield symbol

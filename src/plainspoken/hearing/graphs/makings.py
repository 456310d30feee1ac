"""What a model of ours brings along so that graphs for other words can be made: its phones, and how its words are said.

Two files beside the graph: phones.json (names, how likely each state lasts, costs) and lexicon.txt.gz (a word and the
phones of one of its ways, a line each). An official Vosk model has neither.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from plainspoken.hearing.graphs.lexicon_graph import LexiconCosts, PhoneSet
from plainspoken.hearing.graphs.phones import PhoneTable

FORMAT = 1
PHONES, LEXICON = "phones.json", "lexicon.txt.gz"

Ways = tuple[str, ...]
"""The ways of saying a word, phones parted by a space."""


class MakingsError(Exception):
    """A model's files for making graphs are broken; its text says which and how."""


@dataclass(frozen=True, slots=True)
class Makings:
    """A model's phones, and the ways of saying each of its words."""

    phone_set: PhoneSet
    lexicon: Mapping[str, Ways]


def write_makings(folder: Path, phone_set: PhoneSet, lexicon: Mapping[str, Sequence[Sequence[str]]]) -> None:
    """Write both files into a graph folder."""
    found = {
        "format": FORMAT,
        "names": phone_set.table.names,
        "stays": phone_set.stays,
        "costs": asdict(phone_set.costs),
    }
    (folder / PHONES).write_text(json.dumps(found) + "\n", encoding="ascii")
    lines = (f"{word} {' '.join(way)}\n" for word, ways in lexicon.items() for way in ways)
    # No time in it, so that the same model is the same file.
    (folder / LEXICON).write_bytes(gzip.compress("".join(lines).encode(), mtime=0))


def has_makings(folder: Path) -> bool:
    """Whether graphs for other words can be made for the model of a graph folder."""
    return (folder / PHONES).is_file() and (folder / LEXICON).is_file()


def read_makings(folder: Path) -> Makings:
    """Read both files; raises MakingsError. Takes 30 ms for 20,000 words."""
    try:
        found = json.loads((folder / PHONES).read_text(encoding="ascii"))
        if found["format"] != FORMAT:
            raise MakingsError(f"{folder / PHONES}: is of format {found['format']}, not {FORMAT}")
        costs = LexiconCosts(**{name: float(cost) for name, cost in found["costs"].items()})
        stays = tuple(tuple(map(float, stay)) for stay in found["stays"])
        phone_set = PhoneSet(PhoneTable(tuple(map(str, found["names"]))), stays, costs)
        lines = gzip.decompress((folder / LEXICON).read_bytes()).decode().splitlines()
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError) as problem:
        raise MakingsError(f"{folder}: {PHONES} or {LEXICON} is broken ({problem})") from problem
    if len(phone_set.stays) != phone_set.table.count:
        raise MakingsError(
            f"{folder / PHONES}: tells how long {len(stays)} phones last; there are {phone_set.table.count}"
        )
    if not lines:
        raise MakingsError(f"{folder / LEXICON}: has no words")
    return Makings(phone_set, _lexicon(lines))


def _lexicon(lines: Sequence[str]) -> dict[str, Ways]:
    ways: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines:
        word, _, phones = line.partition(" ")
        ways[word].append(phones)
    return {word: tuple(each) for word, each in ways.items()}

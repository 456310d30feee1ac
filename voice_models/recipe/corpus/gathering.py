"""Making the corpus: shards of synthetic and of human speech, several at a time, those that are there left alone."""

from __future__ import annotations

import multiprocessing
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .alignment import Aligner
from .common_words import common_words
from .lexicon import lexicon
from .material import material
from .people import Recording, recordings
from .shards import human, synthetic, write_shard

SHARD = 250
"""Synthetic utterances in a shard."""
PEOPLE_SHARD = 120
HELD_OUT = "held-out"
HELD_OUT_SHARDS = 3
"""The last of people's shards are not learnt from: to see how well what is learnt fits others, and how sure to be."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be made: the folder for it, how many synthetic shards, and the folder of people's recordings."""

    folder: Path
    shards: int
    people: Path | None

    @property
    def dictionary(self) -> Path:
        """The dictionary that the aligner reads."""
        return self.folder / "pronunciations.dict"

    @property
    def words(self) -> Path:
        """The common words, a line each."""
        return self.folder / "common_words.txt"


def gather(order: Order, tell: Callable[[str], None], processes: int = 2) -> None:
    """Make every shard that is missing, telling of each."""
    order.folder.mkdir(parents=True, exist_ok=True)
    known = lexicon()
    known.write(order.dictionary)
    order.words.write_text("\n".join(common_words(known)), "utf-8")
    jobs = [("synthetic", number) for number in range(order.shards)]
    if order.people is not None:
        count = len(_people(order.people, known.has_all))
        shards = -(-count // PEOPLE_SHARD)
        jobs += [(HELD_OUT if number >= shards - HELD_OUT_SHARDS else "people", number) for number in range(shards)]
    missing = [(order, kind, number) for kind, number in jobs if not _file(order, kind, number).exists()]
    random.Random(1).shuffle(missing)  # so that what there is at any time is a fair share of all
    with multiprocessing.get_context("spawn").Pool(processes) as pool:
        for done, line in enumerate(pool.imap_unordered(_make, missing), start=1):
            tell(f"{done} of {len(missing)}: {line}")


def _make(job: tuple[Order, str, int]) -> str:
    order, kind, number = job
    aligner = Aligner(order.dictionary)
    known = lexicon()
    if kind in ("people", HELD_OUT):
        assert order.people is not None
        some = _people(order.people, known.has_all)[number * PEOPLE_SHARD : (number + 1) * PEOPLE_SHARD]
        made = human(some, aligner, number)
    else:
        common = tuple(order.words.read_text("utf-8").splitlines())
        made = synthetic(material(known, common), aligner, SHARD, 10_000 + number)
    count = write_shard(_file(order, kind, number), made)
    return f"{kind} {number}, {count} utterances"


def held_out(folder: Path) -> list[Recording]:
    """The recordings of a folder of people's that are not learnt from."""
    every = _people(folder, lexicon().has_all)
    shards = -(-len(every) // PEOPLE_SHARD)
    return every[(shards - HELD_OUT_SHARDS) * PEOPLE_SHARD :]


def _people(folder: Path, known: Callable[[str], bool]) -> list[Recording]:
    every = [each for each in recordings(folder) if known(each.words)]
    random.Random(7).shuffle(every)
    return every


def _file(order: Order, kind: str, number: int) -> Path:
    return order.folder / f"{kind}-{number:04}.npz"

"""How long a recogniser takes to load and how much memory it has, in a process of its own."""

from __future__ import annotations

import multiprocessing
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from plainspoken.flow import Grammar, Sound

from .engines import Engine
from .hearing_out import hear

TIMES = 3
MEMORY_OF = 5
GRAMMARS = (100, 300, 1000)
KILOBYTES_A_MEGABYTE = 1024


@dataclass(frozen=True, slots=True)
class Measures:
    """Seconds to load; megabytes at the most, of the whole process and of it the recogniser's; milliseconds a grammar.

    Of a grammar: how many phrases, the first time, and again.
    """

    load: float
    whole: float
    own: float
    grammars: tuple[tuple[int, float, float], ...]


def measured(engine: Engine, phrases: tuple[str, ...], sounds: tuple[Sound, ...]) -> Measures:
    """A recogniser's measures, of three processes the middle one: the first may find its files on disk only."""
    found = [_in_a_child(engine, phrases, sounds) for _ in range(TIMES)]
    middle = [statistics.median(getattr(each, name) for each in found) for name in ("load", "whole", "own")]
    return Measures(middle[0], middle[1], middle[2], found[-1].grammars)


def _in_a_child(engine: Engine, phrases: tuple[str, ...], sounds: tuple[Sound, ...]) -> Measures:
    spawning = multiprocessing.get_context("spawn")
    ours, theirs = spawning.Pipe(duplex=False)
    child = spawning.Process(target=_measure, args=(theirs, engine, phrases, sounds))
    child.start()
    theirs.close()
    try:
        found: Measures = ours.recv()
    except EOFError as problem:
        raise SystemExit(f"{engine.name} could not be measured: its process ended") from problem
    child.join()
    return found


def _measure(answer: Connection, engine: Engine, phrases: tuple[str, ...], sounds: tuple[Sound, ...]) -> None:
    """Load, and hear what is there against a grammar."""
    before = most_memory()
    began = time.process_time()
    recogniser = engine.make()
    load = time.process_time() - began
    recogniser.expect(Grammar(phrases))
    for sound in sounds:
        hear(recogniser, sound)
    most = most_memory()
    grammars = []
    for count in GRAMMARS:
        new = many(phrases, count)
        grammars.append((count, *(_milliseconds(lambda new=new: recogniser.expect(new)) for _ in range(2))))
    answer.send(Measures(load, most, most - before, tuple(grammars)))


def many(phrases: tuple[str, ...], count: int) -> Grammar:
    """A grammar of so many different phrases."""
    made = (f"{first} {second}" for first in phrases for second in phrases)
    return Grammar(tuple(phrase for phrase, _ in zip(made, range(count), strict=False)))


def most_memory() -> float:
    """The megabytes that this process had at the most."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / KILOBYTES_A_MEGABYTE
    import resource  # noqa: PLC0415 - not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KILOBYTES_A_MEGABYTE**2


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000

"""A run: the results of all sessions that were played, with the cell of the matrix that each was played in."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

from plainspoken.testing.results import SessionResult
from plainspoken.testing.sound.cells import Cell
from plainspoken.testing.sound.survival import Trial
from plainspoken.testing.sound.trials import trials


@dataclass(frozen=True, slots=True)
class Run:
    """Results in the order in which they were played; `cells` are those of the matrix by their depth's name."""

    results: tuple[SessionResult, ...]
    cells: Mapping[str, Cell] = field(default_factory=dict)
    when: datetime.datetime = field(default_factory=lambda: datetime.datetime.now(datetime.UTC))

    def cell(self, result: SessionResult) -> Cell | None:
        """The cell that a session was played in, None for one that was played as text."""
        return self.cells.get(result.depth)

    @property
    def trials(self) -> tuple[Trial, ...]:
        """Every turn that was spoken, in every cell."""
        played = ((self.cells[each.depth], each) for each in self.results if each.depth in self.cells)
        return tuple(trials(played))


def seconds(result: SessionResult) -> float:
    """How long a session's turns took."""
    return sum(turn.observed.seconds for turn in result.turns)


def name(result: SessionResult) -> str:
    """What a session is called, with the depth that it was played at."""
    return f"{result.script.name}[{result.depth}]" if result.depth else result.script.name

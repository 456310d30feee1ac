"""From the results of sessions with sound to the trials that the matrix is reckoned from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from plainspoken.testing.results import SessionResult
from plainspoken.testing.sound.cells import Cell
from plainspoken.testing.sound.survival import Trial


def trials(results: Iterable[tuple[Cell, SessionResult]]) -> Iterator[Trial]:
    """A trial for each turn that was spoken, and of which it is known what was said."""
    for cell, result in results:
        for turn in result.turns:
            heard = turn.observed.listening
            if heard is not None and heard.words:
                place = f"{turn.placed.file}:{turn.line}"
                yield Trial(
                    place=place,
                    said=heard.words,
                    cell=cell,
                    heard=heard.heard,
                    taken=heard.taken,
                    survived=heard.survived,
                    recorded=heard.recorded,
                    confidence=heard.confidence,
                )


def survived(result: SessionResult) -> str:
    """How many of a session's turns that were spoken survived, in words."""
    heard = [turn.observed.listening for turn in result.turns if turn.observed.listening is not None]
    return f"{sum(each.survived for each in heard)} of {len(heard)} turns survived"

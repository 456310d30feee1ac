"""A run as one page of HTML that needs nothing else: no script, no network, every sound within it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plainspoken.testing.reports.bars import bars
from plainspoken.testing.reports.run import Run, name, seconds
from plainspoken.testing.reports.sounds import Sounds
from plainspoken.testing.results import Outcome, SessionResult, TurnResult
from plainspoken.testing.sound.cells import Cell
from plainspoken.testing.sound.survival import Share, Trial, by_accent, cells, gap, shares, turns
from plainspoken.testing.sound.table import AXES, count, instead, likely, points, share
from plainspoken.testing.telling import summary

SLOWEST = 10
TEMPLATE = "page.html.jinja"


def page(run: Run) -> str:
    """The page."""
    import jinja2  # noqa: PLC0415 - only this report needs it

    loader = jinja2.PackageLoader("plainspoken.testing.reports", "templates")
    environment = jinja2.Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    sounds = Sounds()
    sessions = [_session(number, result, sounds) for number, result in enumerate(run.results, start=1)]
    return environment.get_template(TEMPLATE).render(
        when=run.when.strftime("%d %B %Y, %H:%M UTC").lstrip("0"),
        summary=summary(run.results),
        sessions=sessions,
        failed=[each for each in sessions if each["outcome"] is Outcome.FAILED],
        slowest=_slowest(run),
        matrix=_matrix(run.trials) if run.trials else None,
        left_out=sounds.left_out,
        Outcome=Outcome,
    )


def _session(number: int, result: SessionResult, sounds: Sounds) -> dict[str, Any]:
    return {
        "id": f"session-{number}",
        "name": name(result),
        "result": result,
        "outcome": result.outcome,
        "seconds": f"{seconds(result):.2f}",
        "turns": [_turn(turn, sounds) for turn in result.turns],
    }


def _turn(turn: TurnResult, sounds: Sounds) -> dict[str, Any]:
    heard = turn.observed.listening
    return {
        "turn": turn,
        "heard": heard,
        "person": sounds.address(heard.person) if heard else "",
        "answer": sounds.address(heard.answer) if heard else "",
        "milliseconds": f"{1000 * turn.observed.seconds:.0f}",
    }


def _slowest(run: Run) -> list[dict[str, Any]]:
    """The turns that took longest."""
    every = [(turn.observed.seconds, turn, result) for result in run.results for turn in result.turns]
    every.sort(key=lambda each: -each[0])
    return [{"turn": turn, "name": name(result), "seconds": f"{time:.2f}"} for time, turn, result in every[:SLOWEST]]


@dataclass(frozen=True, slots=True)
class Table:
    """The shares of the groups of one kind: what the kind is called, a row a group."""

    title: str
    rows: tuple[tuple[str, str, str], ...]


def _matrix(trials: Sequence[Trial]) -> dict[str, Any]:
    accents = by_accent(trials)
    between = gap(accents)
    tried = cells(trials)
    tables = [_table(axis, shares(trials, key)) for axis, key in AXES]
    return {
        "whole": share(shares(trials, lambda trial: "")[""]),
        "turns": count(len(turns(trials)), "turn"),
        "cells": tried,
        "bars": bars(accents, "Share of turns that survive, by accent") if len(accents) > 1 else "",
        "tables": [table for table in (_table("accent", accents), *tables) if len(table.rows) > 1],
        "gap": between,
        "largest": points(between.largest) if between else "",
        "mean": points(between.mean) if between else "",
        "rows": [_row(place, said, each, tried) for (place, said), each in turns(trials).items()],
    }


def _table(title: str, groups: Mapping[str, Share]) -> Table:
    return Table(title, tuple((group, share(each), likely(each)) for group, each in groups.items()))


def _row(place: str, said: str, tried: Sequence[Trial], columns: Sequence[Cell]) -> dict[str, Any]:
    found = {trial.cell: trial for trial in tried}
    survived = sum(trial.survived for trial in tried)
    cells_of = [found.get(cell) for cell in columns]
    return {
        "place": place,
        "said": said,
        "share": share(Share(survived, len(tried))),
        "cells": [(each, "" if each is None or each.survived else instead(each)) for each in cells_of],
    }

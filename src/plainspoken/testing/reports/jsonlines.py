"""A run as JSON lines: an object a session, and at the end one with what the matrix came to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from plainspoken.testing.reports.run import Run, seconds
from plainspoken.testing.results import Failure, SessionResult, TurnResult
from plainspoken.testing.sound.cells import Cell
from plainspoken.testing.sound.survival import Share, by_accent, gap, shares


def json_lines(run: Run) -> Iterator[str]:
    """The lines, without their ends."""
    for result in run.results:
        yield _line({"kind": "session", **_session(result, run.cell(result))})
    if run.trials:
        yield _line({"kind": "matrix", **_matrix(run)})


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _session(result: SessionResult, cell: Cell | None) -> dict[str, Any]:
    script = result.script
    return {
        "title": script.session.title,
        "example": script.example,
        "file": script.file,
        "site": script.site.name,
        "tags": script.session.tags,
        "depth": result.depth,
        "cell": _cell(cell) if cell else None,
        "outcome": result.outcome.value,
        "reasons": list(result.reasons),
        "skipped": result.skipped,
        "seconds": round(seconds(result), 4),
        "welcome": list(result.welcome.answers),
        "turns": [_turn(turn) for turn in result.turns],
        "failures": [_failure(failure) for failure in result.failures],
        "unplayed": result.unplayed,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "voice": cell.person.name,
        "accent": cell.person.accent,
        "speed": cell.speed,
        "noise": cell.noise.name,
        "room": cell.room,
    }


def _turn(turn: TurnResult) -> dict[str, Any]:
    seen, spoken = turn.observed, turn.observed.listening
    told: dict[str, Any] = {
        "file": turn.placed.file,
        "line": turn.line,
        "act": turn.turn.act,
        "outcome": turn.outcome.value,
        "intent": seen.intent,
        "slots": list(seen.slots),
        "answers": list(seen.answers),
        "url": seen.url,
        "heading": seen.heading,
        "sent": [{"method": each.method, "url": each.url, "fields": dict(each.fields)} for each in seen.sent],
        "troubles": list(seen.troubles),
        "seconds": round(seen.seconds, 4),
        "failures": [_failure(failure) for failure in turn.failures],
    }
    if spoken is not None:
        told["heard"] = {
            "words": spoken.heard,
            "confidence": round(spoken.confidence, 4),
            "taken": spoken.taken,
            "survived": spoken.survived,
            "recorded": spoken.recorded,
            "seconds": round(spoken.seconds, 4),
        }
    return told


def _failure(failure: Failure) -> dict[str, Any]:
    return {"file": failure.file, "line": failure.line, "key": failure.key, "message": failure.message}


def _matrix(run: Run) -> dict[str, Any]:
    trials = run.trials
    accents = by_accent(trials)
    between = gap(accents)
    return {
        "survived": _share(shares(trials, lambda trial: "")[""]),
        "accents": {accent: _share(share) for accent, share in accents.items()},
        "voices": {name: _share(share) for name, share in shares(trials, lambda each: each.cell.person.name).items()},
        "noises": {name: _share(share) for name, share in shares(trials, lambda each: each.cell.noise.name).items()},
        "gap": {"largest": between.largest, "mean": between.mean, "best": between.best, "worst": between.worst}
        if between
        else None,
    }


def _share(share: Share) -> dict[str, Any]:
    low, high = share.interval
    return {"survived": share.survived, "tried": share.tried, "low": round(low, 4), "high": round(high, 4)}

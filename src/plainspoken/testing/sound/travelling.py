"""How what became of spoken turns gets from the process that played them to the one that tells of the whole matrix."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

import pytest

from plainspoken.testing.depths import Depth
from plainspoken.testing.results import SessionResult
from plainspoken.testing.sound.choosing import cells_of
from plainspoken.testing.sound.survival import Trial
from plainspoken.testing.sound.table import lines
from plainspoken.testing.sound.trials import trials

TRIALS = "plainspoken_trials"
"""The property of a test's report that carries its trials, also from a worker of pytest-xdist to the one that tells."""


def noted(item: pytest.Item, result: SessionResult, depths: Iterable[Depth]) -> None:
    """Put the trials of a session with sound into its test's report, as plain values that travel."""
    cells = cells_of(depths)
    if result.depth in cells:
        values = [asdict(trial) for trial in trials([(cells[result.depth], result)])]
        for each in values:
            del each["cell"]  # the depth's name says which
        item.user_properties.append((TRIALS, json.dumps([result.depth, values])))


def told(reports: Iterable[pytest.TestReport], depths: Iterable[Depth]) -> Iterator[str]:
    """Which turns survive where, line by line, by the trials that the reports of tests carry."""
    cells = cells_of(depths)
    found = [json.loads(str(value)) for report in reports for name, value in report.user_properties if name == TRIALS]
    return lines([Trial(cell=cells[depth], **each) for depth, some in found for each in some])

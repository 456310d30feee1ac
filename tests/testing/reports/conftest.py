"""Runs for reports, made of sessions on pages in memory, one of them with sound that a table decides."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from plainspoken.flow import Transcript
from plainspoken.testing.player import Player
from plainspoken.testing.reports import Run
from plainspoken.testing.script import read
from plainspoken.testing.sound.cells import Axes, matrix
from plainspoken.testing.sound.conversation import Keep
from plainspoken.testing.sound.depth import Aloud
from testing.sound.test_spoken import FakeStudio, Pages

WHEN = datetime.datetime(2026, 11, 25, 9, 30, tzinfo=datetime.UTC)
PASSING = "title: Find <the> tax\nsite: http://council.example/\nturns:\n  - say: open council tax\n    at: /tax\n"
FAILING = 'title: Expect & fail\nsite: http://council.example/\nturns:\n  - say: home\n    hear: "trumpets \\u0007"\n'
EXPECTED = FAILING.replace("Expect & fail", "Known") + "    expected_failure: there are no trumpets yet\n"

MakeRun = Callable[..., Run]


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Three sessions as text."""
    folder = tmp_path_factory.mktemp("run")
    with Player(Pages) as player:
        results = [player.play(script) for script in _scripts(folder, PASSING, FAILING, EXPECTED)]
    return Run(tuple(results), when=WHEN)


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Two sessions with sound, by three accents over two noises; one of the accents is misheard more than others."""
    folder = tmp_path_factory.mktemp("spoken")
    cells = matrix(Axes(("rp-man", "scotland-man", "us-man"), noises=("quiet", "babble:20")))
    results = []
    with Player(Pages) as player:
        two = PASSING + "  - say: home\n    at: /\n"
        for number, cell in enumerate(cells):
            unsure = {"home": Transcript("home", 0.05)} if cell.person.name == "rp-man" else {}
            wrong = {"open_council_tax": "help", "home": ""} if cell.person.name == "scotland-man" else {}
            studio = FakeStudio(**unsure, **wrong)
            keep = Keep.MISHEARD if number else Keep.ALL
            for script in _scripts(folder, two, two.replace("Find <the> tax", "Go home")):
                results.append(player.play(script, Aloud(cell, player.language, studio, keep)))
    return Run(tuple(results), {cell.name: cell for cell in cells}, WHEN)


def _scripts(folder: Path, *texts: str):
    for number, text in enumerate(texts):
        file = folder / f"{number}.session.yaml"
        file.write_text(text, encoding="utf-8")
        yield read(file, name=f"sessions/{file.name}")[0]

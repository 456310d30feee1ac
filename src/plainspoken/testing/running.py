"""What all sessions of one pytest run share: the player, the depths that were asked for, what is to be rewritten."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import pytest

from plainspoken.testing.depths import Depth, DepthError, Options, chosen
from plainspoken.testing.player import Player
from plainspoken.testing.updating import Updates

ASKED = ("sound", "voices", "noise", "recogniser", "live", "update")
"""The plugin's options."""


class Run:
    """One pytest run, or one worker of it."""

    def __init__(self, config: pytest.Config) -> None:
        asked = {key: config.getoption(f"plainspoken_{key}", "") for key in ASKED}
        self.live = bool(asked["live"])
        self.update = bool(asked["update"])
        self.player = Player(live=self.live)
        self.updates = Updates()
        self._options = Options(
            sound=bool(asked["sound"]),
            voices=listed(asked["voices"]),
            noise=listed(asked["noise"]),
            recogniser=str(asked["recogniser"]),
        )

    @cached_property
    def depths(self) -> tuple[Depth, ...]:
        """The depths at which each session is played; ends the run in words where one cannot be had."""
        try:
            return chosen(self._options, self.player.language)
        except DepthError as problem:
            pytest.exit(str(problem), pytest.ExitCode.USAGE_ERROR)


RUN: pytest.StashKey[Run] = pytest.StashKey()


def run_of(config: pytest.Config) -> Run:
    """The run that a configuration is of, begun when it is first asked for and closed when pytest ends."""
    if RUN not in config.stash:
        run = config.stash[RUN] = Run(config)
        config.add_cleanup(run.player.close)
        config.pluginmanager.register(Reporter(run), "plainspoken sessions")
    return config.stash[RUN]


class Reporter:
    """Writes what is to be rewritten, and tells of it, when all sessions have been played."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Rewrite files, and say which."""
        lines = list(self._run.updates.written()) if self._run.update else []
        if lines:
            terminalreporter.section("what is heard was rewritten: look at the difference before you keep it")
            for line in lines:
                terminalreporter.line(line)


def listed(text: str) -> tuple[str, ...]:
    """The parts of a list with commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def registered(config: pytest.Config, tags: Iterable[str]) -> None:
    """Make tags known as marks, so that --strict-markers takes them."""
    known = {line.partition(":")[0].partition("(")[0].strip() for line in config.getini("markers")}
    for tag in tags:
        if tag not in known:
            config.addinivalue_line("markers", f"{tag}: voice sessions with this tag")
            known.add(tag)

"""What all sessions of one pytest run share: the player, the depths that were asked for, what is to be rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

import pytest

from plainspoken.testing.choosing import chosen, listed
from plainspoken.testing.depths import Depth, DepthError, Options
from plainspoken.testing.player import Player
from plainspoken.testing.results import SessionResult
from plainspoken.testing.script import Script
from plainspoken.testing.sources import needs_network
from plainspoken.testing.updating import Updates

ASKED = ("sound", "voices", "speeds", "noise", "rooms", "recogniser", "live", "update")
"""The plugin's options."""


class Run:
    """One pytest run, or one worker of it."""

    def __init__(self, config: pytest.Config) -> None:
        asked = {key: config.getoption(f"plainspoken_{key}", "") for key in ASKED}
        self.live = bool(asked["live"])
        self.update = bool(asked["update"])
        self.sound = bool(asked["sound"])
        self.player = Player(live=self.live)
        self.updates = Updates()
        self._settled: dict[pytest.Item, SessionResult] | None = None
        self._broken: dict[pytest.Item, Exception] = {}
        self._options = Options(
            sound=self.sound,
            voices=listed(asked["voices"]),
            noise=listed(asked["noise"]),
            recogniser=str(asked["recogniser"]),
            speeds=listed(asked["speeds"]),
            rooms=listed(asked["rooms"]),
        )

    def close(self) -> None:
        """Stop whatever is served, and let go of voices and recognisers."""
        if "depths" in self.__dict__:
            self.depths[0].close()
        self.player.close()

    def settled(self, sessions: Mapping[pytest.Item, tuple[Script, Depth]], item: pytest.Item) -> SessionResult:
        """What comes of a test once files are rewritten: known when all are played, as they may share lines."""
        if self._settled is None:
            played: dict[pytest.Item, SessionResult] = {}
            for each, (script, depth) in sessions.items():
                if self.live or not needs_network(script):
                    try:
                        played[each] = self.player.play(script, depth, beyond=("hear",))
                    except Exception as problem:  # noqa: BLE001 - raised again in the test that it belongs to
                        self._broken[each] = problem
            self._settled = dict(zip(played, self.updates.settled(tuple(played.values())), strict=True))
        if item in self._broken:
            raise self._broken[item]
        return self._settled[item]

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
        config.add_cleanup(run.close)
        config.pluginmanager.register(Reporter(run), "plainspoken sessions")
    return config.stash[RUN]


def noted(item: pytest.Item, result: SessionResult, run: Run) -> None:
    """Let a test's report carry what became of its spoken turns, where there are any."""
    if run.sound:
        from plainspoken.testing.sound import travelling  # noqa: PLC0415 - only a run with sound pays for it

        travelling.noted(item, result, run.depths)


class Reporter:
    """Writes what is to be rewritten and tells of it, and of what the matrix came to, when all has been played."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Rewrite files, and say which; tell which turns survived where, from all workers of the run."""
        reports = [each for kind in ("passed", "failed") for each in terminalreporter.getreports(kind)]
        told = list(self._told(reports)) if self._run.sound else []
        if told:
            terminalreporter.section("which turns survive where")
            for line in told:
                terminalreporter.line(line)
        lines = list(self._run.updates.written()) if self._run.update else []
        if lines:
            terminalreporter.section("what is heard was rewritten: look at the difference before you keep it")
            for line in lines:
                terminalreporter.line(line)

    def _told(self, reports: Iterable[pytest.TestReport]) -> Iterable[str]:
        from plainspoken.testing.sound.travelling import told  # noqa: PLC0415 - only a run with sound pays for it

        return told(reports, self._run.depths)


def registered(config: pytest.Config, tags: Iterable[str]) -> None:
    """Make tags known as marks, so that --strict-markers takes them."""
    known = {line.partition(":")[0].partition("(")[0].strip() for line in config.getini("markers")}
    for tag in tags:
        if tag not in known:
            config.addinivalue_line("markers", f"{tag}: voice sessions with this tag")
            known.add(tag)

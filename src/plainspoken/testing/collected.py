"""Sessions as pytest sees them: a collector a file, a test a session."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from plainspoken.documents import DocumentError
from plainspoken.testing.player import Player
from plainspoken.testing.results import Outcome, SessionResult
from plainspoken.testing.script import Script, read
from plainspoken.testing.telling import failure

PLAYER: pytest.StashKey[Player] = pytest.StashKey()


class SessionFailed(Exception):
    """A session failed; the report tells it as a conversation."""

    def __init__(self, result: SessionResult) -> None:
        super().__init__(result.script.session.title)
        self.result = result


class SessionTest(pytest.Item):
    """A session as a test, named by its title."""

    def __init__(self, *, script: Script, **rest: Any) -> None:  # noqa: ANN401 - pytest's own, passed on
        super().__init__(**rest)
        self.script = script

    def runtest(self) -> None:
        """Play the session as text."""
        result = player(self.config).play(self.script)
        if result.outcome is Outcome.FAILED:
            raise SessionFailed(result)
        if result.outcome is Outcome.EXPECTED:
            pytest.xfail("; ".join(result.reasons))

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:  # noqa: ANN401
        """Tell a failed session as a conversation, anything else as pytest does."""
        if isinstance(excinfo.value, SessionFailed):
            return failure(excinfo.value.result)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Where the session is, and its title."""
        return self.path, 0, self.name


class SessionFile(pytest.File):
    """A file that holds one session."""

    def collect(self) -> Iterable[SessionTest]:
        """Read the session; raises CollectError with what is wrong in its file, by line."""
        try:
            scripts = read(self.path, player(self.config).commands, name=self.nodeid)
        except DocumentError as problem:
            raise self.CollectError(str(problem)) from None
        for script in scripts:
            yield SessionTest.from_parent(self, name=script.name, script=script)


def player(config: pytest.Config) -> Player:
    """The player of this run, or of this worker of it; closed when the run ends."""
    if PLAYER not in config.stash:
        config.stash[PLAYER] = Player()
        config.add_cleanup(config.stash[PLAYER].close)
    return config.stash[PLAYER]

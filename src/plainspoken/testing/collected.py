"""Sessions as pytest sees them: a collector a file, a test a session, an example of it, or a depth it is played at."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from plainspoken.documents import DocumentError
from plainspoken.testing.depths import Depth
from plainspoken.testing.results import Outcome, SessionResult
from plainspoken.testing.running import noted, registered, run_of
from plainspoken.testing.script import Script, read
from plainspoken.testing.sources import needs_network
from plainspoken.testing.telling import failure


class SessionFailed(Exception):
    """A session failed; the report tells it as a conversation."""

    def __init__(self, result: SessionResult) -> None:
        super().__init__(result.script.session.title)
        self.result = result


class SessionTest(pytest.Item):
    """A session as a test, named by its title, its example and its depth."""

    def __init__(self, *, script: Script, depth: Depth, **rest: Any) -> None:  # noqa: ANN401 - pytest's own, passed on
        super().__init__(**rest)
        self.script = script
        self.depth = depth
        registered(self.config, script.session.tags)
        for tag in script.session.tags:
            self.add_marker(tag)

    def runtest(self) -> None:
        """Play the session."""
        run = run_of(self.config)
        if not run.live and needs_network(self.script):
            pytest.skip(f"is held on {self.script.site.start}: --live plays it there")
        if run.update:
            every = [each for each in self.session.items if isinstance(each, SessionTest)]
            result = run.settled({each: (each.script, each.depth) for each in every}, self)
        else:
            result = run.player.play(self.script, self.depth)
        noted(self, result, run)
        if result.outcome is Outcome.FAILED:
            raise SessionFailed(result)
        if result.outcome is Outcome.SKIPPED:
            pytest.skip(result.skipped)
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
    """A file that holds one session, or several examples of one."""

    def collect(self) -> Iterable[SessionTest]:
        """Read the sessions; raises CollectError with what is wrong in the file, by line."""
        run = run_of(self.config)
        try:
            scripts = read(self.path, run.player.commands, self.nodeid, run.player.sources.profile)
        except DocumentError as problem:
            raise self.CollectError(str(problem)) from None
        for script in scripts:
            for depth in run.depths:
                name = f"{script.name}[{depth.name}]" if depth.name else script.name
                yield SessionTest.from_parent(self, name=name, script=script, depth=depth)

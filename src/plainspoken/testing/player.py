"""Playing sessions at a depth, and what came of each turn."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import closing
from dataclasses import replace
from time import perf_counter
from types import TracebackType
from typing import Self

from plainspoken.demo.stage import Connection, Language
from plainspoken.testing.depths import Conversation, Depth, Text
from plainspoken.testing.judging import Judge, as_expected, whole
from plainspoken.testing.observed import Observed
from plainspoken.testing.results import Failure, Outcome, SessionResult, TurnResult
from plainspoken.testing.script import Script
from plainspoken.testing.sources import Connect, Sources
from plainspoken.testing.tapes import TapeError, unrecorded
from plainspoken.web import Browser


class Player:
    """Plays sessions one after the other.

    `connect` opens the connection to a site's pages: a Browser, or whatever holds pages of its own; `live` sends
    sessions that have pages or a recording to the site itself, `record` puts what the site answers onto tapes. Close
    the player, or use it in a `with`, so that no server is left and tapes are written.
    """

    def __init__(self, connect: Connect = Browser, *, live: bool = False, record: bool = False) -> None:
        self.language = Language.loaded()
        self.sources = Sources(connect, live=live, record=record)
        self._text = Text(self.language)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop whatever is served."""
        self.sources.close()

    @property
    def commands(self) -> Collection[str]:
        """The names that `intent:` may have."""
        return self.language.commands.by_name

    def play(self, script: Script, depth: Depth | None = None, *, beyond: Collection[str] = ()) -> SessionResult:
        """Play a session, as text unless another depth is given, to its end or up to the first turn that fails.

        What follows a wrong turn says nothing, and on a real site it might do what nobody meant. A failure that the
        file expects does not end the session, nor does one that is only in keys named in `beyond`. Raises CannotServe
        where the practice council cannot be served.
        """
        depth = depth or self._text
        refused = depth.refuses(script)
        if refused:
            return SessionResult(script, Observed(), (), len(script.turns), skipped=refused, depth=depth.name)
        try:
            site, connection = self.sources.open(script)
        except TapeError as problem:
            wrong = Failure(script.file, script.line(("tape",)), "tape", str(problem), ("tape",))
            return SessionResult(script, Observed(), (), len(script.turns), (wrong,), depth=depth.name)
        with closing(connection), closing(depth.begin(script, site, connection)) as conversation:
            result = _played(script, conversation, connection, (*beyond, *depth.beyond))
        return replace(whole(result), depth=depth.name)


def _played(
    script: Script, conversation: Conversation, connection: Connection, beyond: Collection[str]
) -> SessionResult:
    """Welcome, then turn after turn until one fails."""
    turns, judge = script.turns, Judge(script)
    first = turns[0].turn
    welcome = conversation.welcome(script.opening, None if first.act else first.after or None)
    welcome = replace(welcome, unrecorded=unrecorded(connection))
    failures = judge.welcome(welcome) if first.act else ()
    results: list[TurnResult] = []
    for placed in () if failures else turns:
        began = perf_counter()
        observed = conversation.take(placed) if placed.turn.act else welcome
        missing = unrecorded(connection)
        if not results:  # what breaks in the welcome fails the first turn, whether or not that is the welcome
            observed = replace(observed, broken=observed.broken or welcome.broken)
            missing = (*welcome.unrecorded, *missing)
        observed = replace(observed, seconds=perf_counter() - began, unrecorded=missing)
        results.append(judge.turn(placed, observed))
        if _ends(results[-1], beyond):
            break
    told = welcome if first.act else Observed()
    return SessionResult(script, told, tuple(results), len(turns) - len(results), failures)


def _ends(turn: TurnResult, beyond: Collection[str]) -> bool:
    """Whether a session ends with a turn, which fails also without what fails in the keys named in `beyond`."""
    if turn.outcome is not Outcome.FAILED:
        return False
    left = [each for each in turn.failures if each.key not in beyond]
    expected = turn.turn.expected_failure
    if expected and len(left) < len(turn.failures):
        return not as_expected([each for each in left if each.key != "expected_failure"], expected)
    return bool(left)

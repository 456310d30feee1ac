"""Playing sessions as text, and what came of each turn."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection
from contextlib import ExitStack, closing
from dataclasses import replace
from types import TracebackType
from typing import Self

from plainspoken.demo.server import serve
from plainspoken.documents import KeyPath
from plainspoken.flow import Site
from plainspoken.intent import load as load_commands
from plainspoken.profiles import rebased
from plainspoken.testing.expecting import unmet
from plainspoken.testing.observed import Observed
from plainspoken.testing.rehearsal import Connection, Rehearsal
from plainspoken.testing.results import Failure, Outcome, SessionResult, TurnResult
from plainspoken.testing.script import Script
from plainspoken.web import Browser
from plainspoken.wording import load


class Player:
    """Plays sessions one after the other; the practice council is served when a session first needs it.

    `connect` opens the connection to a site's pages: a Browser, or whatever holds pages of its own. Close the player,
    or use it in a `with`, so that no server is left.
    """

    def __init__(self, connect: Callable[[Site], Connection] = Browser) -> None:
        self._connect = connect
        self._wording = load()
        self._commands = load_commands(self._wording.commands)
        self._served: dict[datetime.date | None, str] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop whatever is served."""
        self._served.clear()
        self._open.close()

    @property
    def commands(self) -> Collection[str]:
        """The names that `intent:` may have."""
        return self._commands.by_name

    def play(self, script: Script) -> SessionResult:
        """Play a session to its end, or up to the first turn that fails.

        What follows a wrong turn says nothing, and on a real site it might do what nobody meant. A failure that the
        file expects does not end the session. Raises CannotServe where the practice council cannot be served.
        """
        site = self._site(script)
        with closing(self._connect(site)) as connection:
            return _played(script, Rehearsal(site, connection, self._wording, self._commands))

    def _site(self, script: Script) -> Site:
        """The session's site, the practice council at the address where it is served."""
        if not script.practice:
            return script.site
        today = script.session.today
        if today not in self._served:
            self._served[today] = self._open.enter_context(serve(today=today, faults=True))
        return rebased(script.site, f"{self._served[today]}/")


def _played(script: Script, rehearsal: Rehearsal) -> SessionResult:
    """Welcome, then turn after turn until one fails."""
    turns = script.session.turns
    welcome = rehearsal.welcome(script.opening, None if turns[0].say else turns[0].after or None)
    results: list[TurnResult] = []
    for index, turn in enumerate(turns):
        observed = rehearsal.say(turn.say, turn.after or None) if turn.say else welcome
        if not index:  # what breaks in the welcome fails the first turn, whether or not that is the welcome
            observed = replace(observed, broken=observed.broken or welcome.broken)
        results.append(_result(script, index, observed))
        if results[-1].outcome is Outcome.FAILED:
            break
    return SessionResult(script, welcome if turns[0].say else Observed(), tuple(results), len(turns) - len(results))


def _result(script: Script, index: int, observed: Observed) -> TurnResult:
    """Hold a turn against what happened."""
    turn, path = script.session.turns[index], ("turns", index)
    found = [_failure(script, (*path, *where), message) for where, message in unmet(turn, observed)]
    failures = tuple(sorted(found, key=lambda failure: failure.line))
    if turn.expected_failure and not failures:
        message = "this turn was expected to fail, but it passed: take this key out"
        failures = (_failure(script, (*path, "expected_failure"), message),)
        outcome = Outcome.FAILED
    elif failures:
        outcome = Outcome.EXPECTED if turn.expected_failure else Outcome.FAILED
    else:
        outcome = Outcome.PASSED
    return TurnResult(turn, script.line(path), observed, failures, outcome)


def _failure(script: Script, path: KeyPath, message: str) -> Failure:
    key = next(part for part in path[2:] if isinstance(part, str))
    return Failure(script.line(path), key, message)

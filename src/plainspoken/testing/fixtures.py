"""What plain pytest tests can use: a site that is opened, and a conversation on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plainspoken.demo.stage import Connection, Language, Scenery
from plainspoken.documents import Document, DocumentError, validated
from plainspoken.flow import Site
from plainspoken.testing.including import Placed
from plainspoken.testing.judging import Judge
from plainspoken.testing.observed import Observed
from plainspoken.testing.rehearsal import Rehearsal
from plainspoken.testing.results import Outcome, SessionResult, TurnResult
from plainspoken.testing.running import run_of
from plainspoken.testing.schema import Session, Turn
from plainspoken.testing.script import Script, site_for
from plainspoken.testing.telling import failure


@dataclass(frozen=True, slots=True)
class Ground:
    """A site that is open: what it is, and how to connect to its pages once more."""

    script: Script
    open: Callable[[], tuple[Site, Connection]]


def opener(config: pytest.Config, folder: Path) -> Callable[..., Ground]:
    """What `plainspoken_site` gives: call it with a site's name or address, or pages= or tape=, beside the test."""

    def plainspoken_site(site: str = "", *, pages: str = "", tape: str = "", today: str = "") -> Ground:
        given = {"site": site, "pages": pages, "tape": tape, "today": str(today)}
        head = {key: value for key, value in given.items() if value}
        script = _script(head, folder)
        sources = run_of(config).player.sources
        return Ground(script, lambda: sources.open(script))

    return plainspoken_site


def _script(head: dict[str, str], folder: Path) -> Script:
    """A script of no turns yet, on the site that was asked for; raises ValueError in the words of a file's fault."""
    document = Document("plainspoken_site", {"title": "A test", **head, "turns": [{}]})
    try:
        session = validated(document, Session)
        return Script(session, site_for(document, session, folder / "test"), document, folder / "test", ())
    except DocumentError as problem:
        raise ValueError("; ".join(f"{fault.key}: {fault.message}" for fault in problem.faults)) from None


class Talk:
    """A conversation in text, a call a turn; `welcome` is what was said before the first."""

    def __init__(self, ground: Ground, language: Language, start: str) -> None:
        self._script = ground.script
        site, self._connection = ground.open()
        self._rehearsal = Rehearsal(site, Scenery(self._connection, language, today=ground.script.session.today))
        self._judge = Judge(ground.script)
        self._turns: list[TurnResult] = []
        self.welcome = self._rehearsal.welcome(start)
        self._hold(self.welcome.broken)

    def say(self, words: str = "", **expected: Any) -> Observed:  # noqa: ANN401 - a turn's keys, as in a file
        """Say something, and expect what a turn may in a file: hear=, not_heard=, at=, heading=, sent=, intent=, ...

        Raises AssertionError with the conversation where it does not come so; answers what happened.
        """
        value = {**({"say": words} if words else {}), **expected}
        document = Document("this test", {"turns": [value]})
        turn = validated(Document("this test", value), Turn)
        placed = Placed(turn, document, Path("this test"), ("turns", 0))
        self._turns.append(self._judge.turn(placed, self._rehearsal.take(placed)))
        result = SessionResult(self._script, self.welcome, tuple(self._turns))
        if result.outcome is Outcome.FAILED:
            raise AssertionError(failure(result))
        return self._turns[-1].observed

    def press(self, key: str, **expected: Any) -> Observed:  # noqa: ANN401 - a turn's keys, as in a file
        """Press a key, and expect what `say` may."""
        return self.say(key=key, **expected)

    def close(self) -> None:
        """End the conversation."""
        self._rehearsal.close()
        self._connection.close()

    def _hold(self, broken: str) -> None:
        if broken:
            raise AssertionError(f"something broke inside Plainspoken:\n{broken}")


class Beginner:
    """What `plainspoken_session` gives: call it with a site; all conversations end with the test."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._open = ExitStack()

    def __call__(self, site: Ground, *, start: str = "") -> Talk:
        """Begin a conversation on a site, on the page with a path where `start` is given."""
        talk = Talk(site, run_of(self._config).player.language, start)
        self._open.callback(talk.close)
        return talk

    def close(self) -> None:
        """End all conversations."""
        self._open.close()

"""The file in which an audit keeps what it has found and what it still has to ask for.

Each page is noted as asked for before it is, and its answer is kept before it is looked at. So a walk that was killed
goes on where it was, and asks for nothing twice: an answer that was on its way when it was killed is told as lost.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from plainspoken.survey.audit import redacting, tables
from plainspoken.survey.audit.errands import Bounds, Errand, Flaw, Got, Link, Outcome, State

MOST_TRIES = 3
PATIENCE_SECONDS = 30.0
"""How long to wait for another program that has the file open."""


class StoreError(Exception):
    """The file cannot be used; as text, why, and what to do."""


class Store:
    """An audit's file, for one walk at a time."""

    def __init__(self, path: Path, site: str) -> None:
        """Open the file, or make it; raises StoreError where it is another site's or no audit at all."""
        try:
            self.connection = sqlite3.connect(path, timeout=PATIENCE_SECONDS, isolation_level=None)
            self.connection.executescript(tables.SETTINGS + tables.TABLES)
        except sqlite3.DatabaseError as problem:
            raise StoreError(f"{path} cannot be used for an audit: {problem}. Name another folder.") from problem
        known = self.noted("site")
        if known and known != site:
            self.close()
            raise StoreError(f"{path} holds an audit of {known}, not of {site}. Name another folder.")
        self.note("site", site)
        if not self.noted("salt"):
            self.note("salt", secrets.token_hex(16))
        self._salt = self.noted("salt")
        self.asked = self.count(*(set(State) - {State.WAITING, State.REFUSED, State.LEFT}))
        """How many pages have been asked for."""

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def noted(self, key: str) -> str:
        """What was noted under a key, "" for nothing."""
        row = self.connection.execute("SELECT value FROM audit WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def note(self, key: str, value: str) -> None:
        """Note something about the audit."""
        self.connection.execute("INSERT OR REPLACE INTO audit VALUES (?, ?)", (key, value))

    def add(self, links: Iterable[Link], errand: Errand | None, follows: bool = True) -> None:
        """Note the pages that links lead to; those that are known are left as they are.

        `errand` is the page that they are on, None for the start; a page that it leads on to is no step further.
        """
        steps = errand.steps + follows if errand else 0
        said = errand.words if errand else 0
        rows = [
            (self._mark(link.url), redacting.address(link.url), link.url, steps, said + link.words) for link in links
        ]
        with self._whole():
            self.connection.executemany(tables.INSERT_PAGE, rows)

    def take(self, bounds: Bounds, now: float) -> Errand | None:
        """Note the nearest page that waits as asked for, and give it; None where there is none within the bounds."""
        if self.asked >= bounds.pages:
            return None
        row = self.connection.execute(
            "SELECT id, ask, steps, words FROM pages WHERE state = 'waiting' AND steps <= ? AND later <= ?"
            " ORDER BY steps, id LIMIT 1",
            (bounds.depth, now),
        ).fetchone()
        if row is None:
            return None
        self.connection.execute(
            "UPDATE pages SET state = 'asked', asked = ?, tries = tries + 1 WHERE id = ?", (now, row[0])
        )
        self.asked += 1
        return Errand(*row)

    def note_asked(self, page: int, now: float) -> None:
        """Note when a page is really asked for, once its turn has come."""
        self.connection.execute("UPDATE pages SET asked = ? WHERE id = ?", (now, page))

    def postponed(self, bounds: Bounds) -> float | None:
        """When the first of the pages that wait for a busy site may be asked for; None where there is none."""
        row = self.connection.execute(
            "SELECT min(later) FROM pages WHERE state = 'waiting' AND steps <= ?", (bounds.depth,)
        ).fetchone()
        return None if row[0] is None else float(row[0])

    def last_asked(self) -> float:
        """When a page was last asked for, in seconds since 1970, 0 for never."""
        row = self.connection.execute("SELECT max(asked) FROM pages").fetchone()
        return float(row[0] or 0.0)

    def keep(self, got: Got) -> None:
        """Keep a page's answer until it has been looked at."""
        with self._whole():
            self.connection.execute(
                "INSERT OR REPLACE INTO bodies VALUES (?, ?, ?)",
                (got.page, got.content_type, zlib.compress(got.body, 1)),
            )
            self.connection.execute("UPDATE pages SET state = 'kept', status = ? WHERE id = ?", (got.status, got.page))

    def kept(self) -> Iterator[Got]:
        """The answers that were kept and not looked at, one at a time."""
        for (page,) in self.connection.execute("SELECT id FROM pages WHERE state = 'kept'").fetchall():
            row = self.connection.execute(
                "SELECT ask, type, body, status FROM pages JOIN bodies ON page = id WHERE id = ?", (page,)
            ).fetchone()
            yield Got(page, row[0], row[1], zlib.decompress(row[2]), row[3])

    def put(self, outcome: Outcome, extra: Iterable[Flaw] = ()) -> Errand:
        """Note what came of a page, with all that it leads to and all that is wrong with it, in one go."""
        errand = self.errand(outcome.page)
        state = self._state(outcome)
        ask = None if state is not State.WAITING else errand.url
        if state is State.WAITING:
            self.asked -= 1
        with self._whole():
            if state is State.READ or state is State.ONWARD:
                self.add(outcome.links, errand, follows=state is State.READ)
            self.connection.execute(
                "UPDATE pages SET state = ?, status = ?, title = ?, why = ?, ask = ?, later = ?, left = ? WHERE id = ?",
                (
                    state.value,
                    outcome.status,
                    outcome.title,
                    outcome.why,
                    ask,
                    time.time() + outcome.wait if outcome.wait else 0.0,
                    outcome.left,
                    outcome.page,
                ),
            )
            self.connection.execute("DELETE FROM bodies WHERE page = ?", (outcome.page,))
            self.connection.executemany(tables.INSERT_FLAW, _rows(outcome.page, (*outcome.flaws, *extra)))
            self.connection.executemany(
                tables.INSERT_WORD, ((word, outcome.page, name) for word, name in outcome.unheard)
            )
        return errand

    def errand(self, page: int) -> Errand:
        """A page as it was asked for."""
        row = self.connection.execute("SELECT id, ask, steps, words FROM pages WHERE id = ?", (page,)).fetchone()
        return Errand(row[0], row[1] or "", row[2], row[3])

    def ask_again(self) -> int:
        """Let the pages whose answers were lost be asked for once more; how many those are."""
        again = self.connection.execute("UPDATE pages SET state = 'waiting' WHERE state = 'asked'").rowcount
        self.asked -= again
        return again

    def count(self, *states: State) -> int:
        """How many pages are in some states."""
        marks = ", ".join("?" for _ in states)
        row = self.connection.execute(
            f"SELECT count(*) FROM pages WHERE state IN ({marks})",  # noqa: S608 - question marks only
            tuple(state.value for state in states),
        ).fetchone()
        return int(row[0])

    def robots(self, origin: str) -> tuple[str, bool] | None:
        """What a host's robots.txt said, and whether all is forbidden; None where it was not asked for yet."""
        row = self.connection.execute("SELECT text, closed FROM robots WHERE origin = ?", (origin,)).fetchone()
        return (str(row[0]), bool(row[1])) if row else None

    def keep_robots(self, origin: str, text: str, closed: bool) -> None:
        """Keep what a host's robots.txt says."""
        self.connection.execute("INSERT OR REPLACE INTO robots VALUES (?, ?, ?)", (origin, text, closed))

    def refuse(self, page: int) -> None:
        """Note a page as one that the site asks programs to keep away from."""
        self.asked -= 1
        self.connection.execute("UPDATE pages SET state = 'refused', ask = NULL, asked = NULL WHERE id = ?", (page,))

    def finish(self) -> None:
        """Note that the walk is over, and take out what was only needed to go on with it."""
        self.note("finished", time.strftime("%Y-%m-%d"))
        with self._whole():
            self.connection.execute(tables.LEAVE_QUERIES)
            self.connection.execute(tables.FORGET_QUERIES)

    def _state(self, outcome: Outcome) -> State:
        """What becomes of a page: one that failed for a while waits, but not for ever."""
        if outcome.state is not State.WAITING:
            return outcome.state
        tries = self.connection.execute("SELECT tries FROM pages WHERE id = ?", (outcome.page,)).fetchone()[0]
        return State.WAITING if tries < MOST_TRIES else State.FAILED

    def _mark(self, url: str) -> str:
        """By what an address is known again, from which nobody can tell what its query string was."""
        return hashlib.sha256(f"{self._salt} {url.rstrip('/')}".encode("utf-8", "replace")).hexdigest()

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """A transaction: all of it is done, or nothing; inside another it is part of that."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")


def _rows(page: int, flaws: Iterable[Flaw]) -> Iterator[tuple[object, ...]]:
    for flaw in flaws:
        place = (flaw.path, flaw.line, flaw.column)
        said = (flaw.thing, flaw.what, flaw.whom, flaw.mend)
        yield (page, flaw.rule, flaw.criterion, flaw.title, flaw.level, *said, *place)

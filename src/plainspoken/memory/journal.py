"""A file that what is given is written to at once, so that it is there after the program was killed.

SQLite, of which a killed program leaves no half: what reaches it, its log (-wal) among it, is encrypted already.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from plainspoken.memory.sealing import opened, seal

FILE = "answers.sqlite"


class JournalError(Exception):
    """The journal cannot be used; `busy` where another Plainspoken has it."""

    def __init__(self, reason: str, *, busy: bool = False) -> None:
        super().__init__(reason)
        self.busy = busy


class Journal:
    """What was last written, sealed; one program at a time has it."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._key = key
        self.file = folder / FILE
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.file, os.O_RDWR | os.O_CREAT, 0o600))  # the log takes its rights from this
            self._base = sqlite3.connect(self.file, timeout=0, isolation_level=None, check_same_thread=False)
            self._prepare()
        except (OSError, sqlite3.Error) as problem:
            busy = "locked" in str(problem)
            raise JournalError(str(problem), busy=busy) from problem

    def _prepare(self) -> None:
        for setting in ("locking_mode=EXCLUSIVE", "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            self._base.execute(f"PRAGMA {setting}")
        self._base.execute("CREATE TABLE IF NOT EXISTS journal (number INTEGER PRIMARY KEY, sealed BLOB NOT NULL)")

    def write(self, plain: bytes) -> None:
        """Keep this in place of what was kept; it is on the disk when this returns."""
        try:
            self._base.execute("INSERT OR REPLACE INTO journal VALUES (1, ?)", (seal(plain, self._key),))
        except sqlite3.Error as problem:
            raise JournalError(str(problem)) from problem

    def read(self) -> bytes | None:
        """What was kept, None where nothing is or the key is another."""
        try:
            row = self._base.execute("SELECT sealed FROM journal WHERE number = 1").fetchone()
        except sqlite3.Error as problem:
            raise JournalError(str(problem)) from problem
        return opened(bytes(row[0]), self._key) if row else None

    def clear(self) -> None:
        """Keep nothing."""
        with contextlib.suppress(sqlite3.Error):
            self._base.execute("DELETE FROM journal")

    def close(self, *, remove: bool) -> None:
        """Let go of the file; `remove` it too, with all that belongs to it."""
        with contextlib.suppress(sqlite3.Error):
            self._base.close()
        if remove:
            remove_files(self.file.parent)


def remove_files(folder: Path) -> None:
    """Remove the journal in a folder, its log and whatever else SQLite left."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        with contextlib.suppress(OSError):
            folder.joinpath(FILE + suffix).unlink(missing_ok=True)


def is_there(folder: Path) -> bool:
    """Whether a folder has a journal."""
    return folder.joinpath(FILE).is_file()

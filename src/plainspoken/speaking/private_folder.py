"""The folder in which a worker leaves its sound: private, in memory where there is a place for that, not left behind.

Sound of a person's answers lies in it for a moment. Where this program and its worker are killed together, nobody is
left to remove it; so each keeps a file in its folder locked while it lives, and who starts removes what has no owner.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import IO

MEMORY = Path("/dev/shm")  # noqa: S108 - the folder made in it is private
PREFIX = "plainspoken-"
OWNER = "owner"
UNUSED_SECONDS = 3600.0
"""How long nothing was done in a folder without an owner's file that nobody is just making."""


class PrivateFolder:
    """A new folder that only this person may read; raises OSError where there is no room."""

    def __init__(self, place: Path | None = None) -> None:
        """`place` is where it is made; without one in memory, where the system has a place for that."""
        place = place or (MEMORY if os.access(MEMORY, os.W_OK) else Path(tempfile.gettempdir()))
        remove_forsaken(place)
        self.path = Path(tempfile.mkdtemp(prefix=PREFIX, dir=place))
        self._owner = (self.path / OWNER).open("wb")
        _locked(self._owner)

    def remove(self) -> None:
        """Remove it with all that is in it."""
        self._owner.close()
        shutil.rmtree(self.path, ignore_errors=True)


def remove_forsaken(place: Path) -> None:
    """Remove the folders in a place whose owners have gone; those of other people are left alone."""
    for folder in place.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # another's, or gone meanwhile
            if folder.is_dir() and not folder.is_symlink() and forsaken(folder):
                shutil.rmtree(folder, ignore_errors=True)


def forsaken(folder: Path) -> bool:
    """Whether no program that lives has a folder."""
    try:
        with (folder / OWNER).open("rb+") as owner:
            free = _locked(owner)
        if os.name == "nt":  # there an open file is its own lock: it cannot be removed
            (folder / OWNER).unlink()
    except FileNotFoundError:
        return folder.stat().st_mtime < time.time() - UNUSED_SECONDS
    except PermissionError:
        return False
    return free


def _locked(file: IO[bytes]) -> bool:
    """Lock a file for as long as it is open, where the system has such locks; whether it could be."""
    try:
        fcntl = importlib.import_module("fcntl")
    except ImportError:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

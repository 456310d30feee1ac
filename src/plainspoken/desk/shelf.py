"""The profiles' files: read and written inside a person's own folder and nowhere else."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

from plainspoken.desk.history import History, Version
from plainspoken.documents import DocumentError, Fault
from plainspoken.documents import load as load_document
from plainspoken.profiles import delivered_folder, own_folder
from plainspoken.profiles.folders import BASES

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME = 60
BYTES_ALLOWED = 10_000_000


class ShelfError(Exception):
    """What cannot be done with a profile's file: a key of the desk's words, and what its sentence is filled with."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Sheet:
    """A profile's text as it is on the disk now; `seen` tells one state of it from another."""

    name: str
    text: str
    own: bool
    delivered: bool

    @property
    def seen(self) -> str:
        """What names this state of the file: a changed file has another."""
        return hashlib.sha256(f"{self.own}\n{self.text}".encode()).hexdigest()[:32]


class Shelf:
    """All profiles: a person's own, which can be written, and those that came with the program, which are copied."""

    def __init__(self, own: Path | None = None, delivered: Path | None = None) -> None:
        self.own = own or own_folder()
        self.delivered = delivered or delivered_folder()
        self.history = History(self.own / ".history")
        self._lock = threading.Lock()

    @property
    def places(self) -> tuple[Path, ...]:
        """The folders in which profiles are looked for."""
        return self.own, self.delivered

    def names(self) -> tuple[str, ...]:
        """The names of all profiles."""
        return tuple(sorted({path.stem for place in self.places for path in place.glob("*.yaml") if _safe(path.stem)}))

    def passed_over(self) -> tuple[str, ...]:
        """Files of a person's own whose names are none that a profile can have here."""
        return tuple(path.name for path in sorted(self.own.glob("*.yaml")) if not _safe(path.stem))

    def bases(self) -> tuple[Path, ...]:
        """The files of what is only there to be built on."""
        return tuple(path for place in self.places for path in sorted((place / BASES).glob("*.yaml")))

    def sheet(self, name: str) -> Sheet:
        """A profile's text; raises ShelfError where there is none, or none that may be read."""
        if not _safe(name):
            raise ShelfError("no_such_profile", name=name)
        mine, theirs = self._path(name), self.delivered / f"{name}.yaml"
        delivered = theirs.is_file()
        if mine.is_symlink() or mine.exists():
            return Sheet(name, _text(mine), own=True, delivered=delivered)
        if not delivered:
            raise ShelfError("no_such_profile", name=name)
        return Sheet(name, _text(theirs), own=False, delivered=True)

    def path(self, name: str) -> Path:
        """The file that a profile is read from; raises ShelfError where there is none, or none that may be read."""
        return self._path(name) if self.sheet(name).own else self.delivered / f"{name}.yaml"

    def save(self, name: str, text: str, what: str, seen: str | None) -> Version:
        """Write a profile and keep what it was; `seen` is the state it was changed from, None for a new one.

        Raises ShelfError where the file is no longer as it was seen, or cannot be written.
        """
        with self._lock:
            before = self.check(name, seen)
            if before is not None:
                self.history.begin(name, before.text)
            self._write(name, text)
            return self.history.add(name, text, what)

    def check(self, name: str, seen: str | None) -> Sheet | None:
        """The sheet as it is, None where there is none; raises ShelfError where it is not as it was seen."""
        if not _safe(name):
            raise ShelfError("bad_name", name=name)
        try:
            sheet = self.sheet(name)
        except ShelfError as problem:
            if problem.key == "no_such_profile" and seen is None:
                return None
            raise
        if seen is None:
            raise ShelfError("name_taken", name=name)
        if sheet.seen != seen:
            raise ShelfError("changed_meanwhile", name=name)
        return sheet

    def undo(self, name: str, seen: str, what: str) -> bool:
        """Bring back the text before the last save; whether there was one."""
        with self._lock:
            back = self.history.before(name)
            if back is None:
                return False
            self.check(name, seen)
            self._write(name, back.text)
            self.history.add(name, back.text, what, back.before)
            return True

    def remove(self, name: str, seen: str, what: str) -> None:
        """Take a person's own file away, keeping what it was."""
        with self._lock:
            sheet = self.check(name, seen)
            if sheet is None or not sheet.own:
                raise ShelfError("not_yours", name=name)
            self.history.begin(name, sheet.text)
            self.history.add(name, "", what)
            self._path(name).unlink()

    def _path(self, name: str) -> Path:
        return self.own / f"{name}.yaml"

    def _write(self, name: str, text: str) -> None:
        """Put a text in the place of the file, whole or not at all."""
        if self._path(name).is_symlink():
            raise ShelfError("leads_elsewhere", name=name)
        if len(text.encode("utf-8", "surrogatepass")) > BYTES_ALLOWED:
            raise ShelfError("too_big")
        try:
            self.own.mkdir(parents=True, exist_ok=True)
            handle, temporary = tempfile.mkstemp(dir=self.own, prefix=".saving-", suffix=".tmp")
            with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(temporary).replace(self._path(name))
        except OSError as problem:
            raise ShelfError("cannot_write", folder=str(self.own), why=problem.strerror or str(problem)) from problem


def readable(text: str) -> tuple[Fault, ...]:
    """Why a text is no YAML at all; nothing where it is."""
    try:
        load_document(text)
    except DocumentError as problem:
        return problem.faults
    return ()


def _safe(name: str) -> bool:
    """Whether a name can be no path: small letters, digits and hyphens, not too many."""
    return len(name) <= LONGEST_NAME and bool(NAME.fullmatch(name))


def _text(path: Path) -> str:
    """What is in a file that leads nowhere else."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    except OSError as problem:
        if path.is_symlink():
            raise ShelfError("leads_elsewhere", name=path.stem) from problem
        raise ShelfError("cannot_read", name=path.stem, why=problem.strerror or str(problem)) from problem
    with os.fdopen(handle, "rb") as file:
        raw = file.read(BYTES_ALLOWED + 1)
    if len(raw) > BYTES_ALLOWED:
        raise ShelfError("too_big")
    try:
        return raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        line = raw[: problem.start].count(b"\n") + 1
        raise ShelfError("not_utf8", name=path.stem, line=str(line)) from problem

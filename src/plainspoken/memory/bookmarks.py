"""What is kept about a person: pages and reference numbers that they asked for, and where they left off. Nothing else.

One file in the platform's own folder, readable by its owner only. Answers given to forms are never in it.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_data_path
from pydantic import TypeAdapter, ValidationError

from plainspoken.flow import Reference, Stop, Tell, Trouble

FILE = "memory.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept."""

    bookmarks: tuple[Stop, ...] = ()
    references: tuple[Reference, ...] = ()
    pronounced: tuple[tuple[str, str], ...] = ()


class Memory:
    """The memory in a folder that is its own, by default the platform's; what it holds is read anew each time."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_data_path("plainspoken", appauthor=False) / "memory"

    def kept(self) -> Kept | Trouble:
        """All that is kept; a file that cannot be read is put aside, and told of as "memory.broken" this once."""
        file = self.folder / FILE
        try:
            return TypeAdapter(Kept).validate_json(file.read_bytes())
        except FileNotFoundError:
            return Kept()
        except ValidationError:
            return self._put_aside(file)
        except OSError as problem:
            return _trouble("memory.unreadable", file, problem)

    def remember(self, stop: Stop) -> Trouble | None:
        """Keep a page among the bookmarks, newest last; a page that is there already takes its new place in them."""
        kept = self.kept()
        if isinstance(kept, Trouble):
            return kept
        others = tuple(each for each in kept.bookmarks if each.url != stop.url)
        return self._write(replace(kept, bookmarks=(*others, stop)))

    def drop(self, url: str) -> Trouble | None:
        """Take a page out of the bookmarks."""
        kept = self.kept()
        if isinstance(kept, Trouble):
            return kept
        return self._write(replace(kept, bookmarks=tuple(each for each in kept.bookmarks if each.url != url)))

    def keep_references(self, references: tuple[Reference, ...]) -> Trouble | None:
        """Keep these reference numbers, which the person asked for, instead of those before."""
        kept = self.kept()
        if isinstance(kept, Trouble):
            return kept
        return self._write(replace(kept, references=references))

    def keep_pronunciations(self, pronounced: tuple[tuple[str, str], ...]) -> Trouble | None:
        """Keep these words, as written and as the person has them said, instead of those before."""
        kept = self.kept()
        if isinstance(kept, Trouble):
            return kept
        return self._write(replace(kept, pronounced=pronounced))

    def known(self) -> tuple[Tell, ...] | Trouble:
        """What is known about the person, as replies to be told one after another."""
        kept = self.kept()
        if isinstance(kept, Trouble):
            return kept
        told: list[Tell] = []
        if kept.bookmarks:
            titles = ", ".join(stop.title or stop.url for stop in kept.bookmarks)
            told.append(Tell("memory.bookmarks", (("count", len(kept.bookmarks)), ("titles", titles))))
        if kept.references:
            numbers = ", ".join(each.value for each in kept.references)
            told.append(Tell("memory.references", (("count", len(kept.references)), ("references", numbers))))
        if kept.pronounced:
            words = ", ".join(written for written, _ in kept.pronounced)
            told.append(Tell("memory.pronunciations", (("count", len(kept.pronounced)), ("words", words))))
        return tuple(told)

    def forget(self) -> Trouble | None:
        """Remove all that is kept, with files that were put aside and the folder; None once they are gone."""
        try:
            shutil.rmtree(self.folder)
        except FileNotFoundError:
            return None
        except OSError as problem:
            return _trouble("memory.not_forgotten", self.folder, problem)
        return None

    def _write(self, kept: Kept) -> Trouble | None:
        """Write all or nothing: a new file beside the old one, then put in its place."""
        file = self.folder / FILE
        text = TypeAdapter(Kept).dump_json(kept, indent=1)
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(
                prefix=".", suffix=".new", dir=self.folder
            )  # readable by its owner only
            try:
                with os.fdopen(descriptor, "wb") as new:
                    new.write(text)
                    new.flush()
                    os.fsync(new.fileno())
                Path(name).replace(file)
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(name).unlink()
                raise
        except OSError as problem:
            return _trouble("memory.unwritable", file, problem)
        return None

    def _put_aside(self, file: Path) -> Trouble:
        """Keep a broken file under a name of its own, so that nothing in it is lost and the next start is clean."""
        number = 1
        while (aside := file.with_name(f"memory.broken-{number}.json")).exists():
            number += 1
        try:
            file.rename(aside)
        except OSError as problem:
            return _trouble("memory.unreadable", file, problem)
        return Trouble("memory.broken", (("file", str(aside)),))


def _trouble(key: str, file: Path, problem: OSError) -> Trouble:
    """A trouble with a file, and why."""
    return Trouble(key, (("file", str(file)), ("reason", problem.strerror or str(problem))))

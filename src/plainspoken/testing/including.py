"""Turns as they are played: those of the file itself, and in their places those of the files that it includes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from plainspoken.documents import Document, DocumentError, Fault, KeyPath, load, validated
from plainspoken.testing import parameters
from plainspoken.testing.schema import Fragment, Include, Session, Turn

SUFFIX = ".session.yaml"
TURNS_ALLOWED = 5000


@dataclass(frozen=True, slots=True)
class Placed:
    """A turn, and where it stands: its document, the document's file, the turn's path in it; its parameters' values."""

    turn: Turn
    document: Document
    source: Path
    path: KeyPath
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def file(self) -> str:
        """The file as faults and failures call it."""
        return self.document.name

    @property
    def recording(self) -> Path:
        """The file of the turn's recording."""
        return self.source.parent / self.turn.recording

    def line(self, *keys: str | int) -> int:
        """The line, from 1, of what stands in the turn at these keys; of the turn itself without any."""
        return self.document.place((*self.path, *keys))[0]

    def fault(self, message: str, *keys: str | int, at_key: bool = False) -> Fault:
        """Make a fault about the turn, or about what stands in it at these keys."""
        return self.document.fault((*self.path, *keys), message, at_key=at_key)


def unfolded(
    document: Document, source: Path, turns: Iterable[Turn | Include], values: Mapping[str, str]
) -> tuple[Placed, ...]:
    """All turns in the order in which they are played.

    Raises DocumentError for a file that is missing, has faults, includes itself, or makes more than 5,000 turns.
    """
    return tuple(_Unfolding(document, source, values).turns(turns))


class _Unfolding:
    """Follows the includes of one file, and so on."""

    def __init__(
        self, document: Document, source: Path, values: Mapping[str, str], chain: tuple[Path, ...] = (), count: int = 0
    ) -> None:
        self.document = document
        self.source = source
        self.values = values
        self.chain = (*chain, source.resolve())
        self.count = count

    def turns(self, steps: Iterable[Turn | Include]) -> Iterator[Placed]:
        for index, step in enumerate(steps):
            path: KeyPath = ("turns", index)
            inner = self.included(step, path) if isinstance(step, Include) else [self.placed(step, path)]
            for placed in inner:
                self.count += 1
                if self.count > TURNS_ALLOWED:
                    self.refuse(path, f"makes more than {TURNS_ALLOWED} turns")
                yield placed

    def placed(self, turn: Turn, path: KeyPath) -> Placed:
        return Placed(turn, self.document, self.source, path, self.values)

    def included(self, step: Include, path: KeyPath) -> Iterator[Placed]:
        source = self.source.parent / step.include
        at = (*path, "include")
        if source.resolve() in self.chain:
            names = [each.name for each in self.chain[self.chain.index(source.resolve()) :]]
            self.refuse(at, f"goes round in a circle: {' -> '.join([*names, source.name])}")
        if not source.is_file():
            self.refuse(at, f"there is no file {step.include!r} beside {self.source.name}")
        name = os.path.normpath(Path(self.document.name).parent / step.include)
        document = load(source, Path(name).as_posix())
        values = parameters.given(document, step.using, self.document, path).values
        document = parameters.filled(document, values)
        whole = source.name.endswith(SUFFIX)
        steps = validated(document, Session).turns if whole else validated(document, Fragment).turns
        yield from _Unfolding(document, source, values, self.chain, self.count).turns(steps)

    def refuse(self, path: KeyPath, message: str) -> None:
        raise DocumentError((self.document.fault(path, message),))

"""A document that was read, where each of its values stands in the file, and the faults found in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Value = str | int | float | bool | None | list["Value"] | dict[str, "Value"]
KeyPath = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a file: where (from 1, 0 where unknown), at which key, what it is and what is allowed."""

    file: str
    line: int
    column: int
    key: str
    message: str

    def __str__(self) -> str:
        """Read as `file:line:column: key: message`, leaving out what is unknown."""
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return ": ".join(part for part in (where, self.key, self.message) if part)


class DocumentError(Exception):
    """A file that cannot be used, with all its faults; as text, a line a fault."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Document:
    """A file's values as plain dict, list, str, int, float, bool and None, and where in the file each stands."""

    name: str
    value: Value
    places: Mapping[KeyPath, tuple[int, int]] = field(default_factory=dict, repr=False)
    key_places: Mapping[KeyPath, tuple[int, int]] = field(default_factory=dict, repr=False)

    def place(self, path: KeyPath) -> tuple[int, int]:
        """Line and column, from 1, of the value at a path of keys and indexes, or of the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def key_place(self, path: KeyPath) -> tuple[int, int]:
        """Line and column, from 1, of the key that ends a path; for an item of a list, of the item."""
        return self.key_places.get(path) or self.place(path)

    def fault(self, path: KeyPath, message: str, *, at_key: bool = False) -> Fault:
        """Make a fault about the value at a path, or about its key."""
        line, column = self.key_place(path) if at_key else self.place(path)
        return Fault(self.name, line, column, dotted(path), message)


def dotted(path: KeyPath) -> str:
    """A path of keys and indexes as a person reads it: `sites[2].name`, items counted from 1."""
    words = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in path)
    return words.removeprefix(".")

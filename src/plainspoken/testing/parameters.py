"""Parameters: names whose values are put into a session's text, once for each row of its table of examples."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from plainspoken.documents import Document, DocumentError, Fault, KeyPath, Value, validated
from plainspoken.testing.schema import Examples, Parameters

REFERENCE = re.compile(r"\\(<[A-Za-z][\w-]*>)|(?<!\?)(?<!\?P)<([A-Za-z][\w-]*)>", re.ASCII)
"""`<name>`, but neither `\\<name>`, which is the text itself, nor a named group of a regular expression."""

PLAIN = ("title", "tags", "parameters", "examples", "expected_failure")
"""Keys in which no value is put."""

ID_LENGTH = 60


class _Table(BaseModel):
    """The two keys that have to be known before the others can be read."""

    model_config = ConfigDict(extra="ignore", frozen=True)
    parameters: Annotated[Parameters, Field(min_length=1)] | None = None
    examples: Examples = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Example:
    """A row of the table: its id, "" for a session without a table, and a value for each parameter."""

    id: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


def examples(document: Document) -> tuple[Example, ...]:
    """The rows of a session's table, or one with the parameters' own values; raises DocumentError."""
    table = _table(document)
    rows = list(_rows(table.examples)) if table.examples else [Example()]
    names = list(dict.fromkeys((*(table.parameters or ()), *rows[0].values)))
    faults: list[Fault] = []
    found = []
    for place, row in zip(_places(table.examples), rows, strict=True):
        own = {name: value for name, value in (table.parameters or {}).items() if value is not None}
        values = {**own, **row.values}
        faults += _strange(document, place, row.values, names)
        missing = [name for name in names if name not in values]
        if missing:
            message = f"gives no value for {', '.join(missing)}" if table.examples else "needs a value, or examples"
            where = place if table.examples else ("parameters", missing[0])
            faults.append(document.fault(where, message, at_key=not table.examples))
        found.append(Example(row.id, values))
    if faults:
        raise DocumentError(tuple(faults))
    return tuple(found)


def given(document: Document, values: Mapping[str, str], outer: Document, path: KeyPath) -> Example:
    """The values for a file that is included from a path of an outer one; raises DocumentError at that path."""
    table = _table(document)
    rows = list(_rows(table.examples)) if table.examples else []
    names = list(dict.fromkeys((*(table.parameters or ()), *(rows[0].values if rows else ()))))
    own = {name: value for name, value in (table.parameters or {}).items() if value is not None}
    faults = list(_strange(outer, (*path, "with"), values, names))
    missing = [name for name in names if name not in own and name not in values]
    if missing:
        faults.append(outer.fault(path, f"{document.name} needs a value for {', '.join(missing)}: give it with:"))
    if faults:
        raise DocumentError(tuple(faults))
    return Example("", {**own, **values})


def filled(document: Document, values: Mapping[str, str]) -> Document:
    """The document with the values put in; raises DocumentError for names that are no parameters."""
    faults: list[Fault] = []

    def put(value: Value, path: KeyPath) -> Value:
        if path and path[-1] in PLAIN and (len(path) == 1 or path[-1] == "expected_failure"):
            return value
        if isinstance(value, dict):
            return {key: put(each, (*path, key)) for key, each in value.items()}
        if isinstance(value, list):
            return [put(each, (*path, index)) for index, each in enumerate(value)]
        return REFERENCE.sub(lambda found: one(found, path), value) if isinstance(value, str) else value

    def one(found: re.Match[str], path: KeyPath) -> str:
        if found[1]:
            return found[1]
        if found[2] not in values:
            faults.append(document.fault(path, f"<{found[2]}> {_no_name(found[2], values)}"))
            return found[0]
        return re.escape(values[found[2]]) if path[-1] == "matches" else values[found[2]]

    value = put(document.value, ())
    if faults:
        raise DocumentError(tuple(faults))
    return Document(document.name, value, document.places, document.key_places)


def _table(document: Document) -> _Table:
    """The table of a document; nothing in it where the document is no mapping, which others tell."""
    if not isinstance(document.value, dict):
        return _Table()
    return validated(document, _Table)


def _rows(table: list[dict[str, str]] | dict[str, dict[str, str]]) -> Iterator[Example]:
    """The rows with their ids: as they are named, or else by their values."""
    if isinstance(table, dict):
        yield from (Example(name, row) for name, row in table.items())
        return
    seen: dict[str, int] = {}
    for row in table:
        words = " ".join(", ".join(row.values()).split())
        words = words if len(words) <= ID_LENGTH else words[:ID_LENGTH].rstrip() + "..."
        seen[words] = seen.get(words, 0) + 1
        yield Example(words if seen[words] == 1 else f"{words} #{seen[words]}", row)


def _places(table: list[dict[str, str]] | dict[str, dict[str, str]]) -> Iterable[KeyPath]:
    """Where each row stands; where there is none, the place of all."""
    if not table:
        return [("parameters",)]
    return [("examples", key) for key in (table if isinstance(table, dict) else range(len(table)))]


def _strange(document: Document, path: KeyPath, row: Mapping[str, str], names: Iterable[str]) -> Iterator[Fault]:
    """Faults for columns that are no parameters."""
    known = list(names)
    for name in row:
        if name not in known:
            yield document.fault((*path, name), _no_name(name, known), at_key=True)


def _no_name(name: str, names: Iterable[str]) -> str:
    """What to say of a name that is no parameter's."""
    known = list(names)
    if not known:
        return f"is no parameter: declare it (parameters: {{{name}: its value}}), or write \\<{name}> for the text"
    nearest = difflib.get_close_matches(name, known, n=1)
    guess = f" (did you mean {nearest[0]}?)" if nearest else ""
    return f"is no parameter{guess}; declared: {', '.join(known)}"

"""Where the rows of a list or mapping begin and end in a text, and which of the new rows are the old ones."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plainspoken.documents import Document, KeyPath, Value


@dataclass(frozen=True, slots=True)
class Cut:
    """The lines of rows: those above the first, each row's remarks and its own lines, and the remarks after the last.

    `bodies` gives a row's first line and the line after its last, numbered from 0; `indent` is in spaces.
    """

    head: list[str]
    leads: Mapping[str | int, list[str]]
    bodies: Mapping[str | int, tuple[int, int]]
    tail: list[str]
    indent: int


def first_line(document: Document, path: KeyPath) -> int:
    """The line, from 0, that a key or a list's item begins on."""
    return document.key_place(path)[0] - 1


def cut(document: Document, lines: list[str], path: KeyPath, begin: int, end: int) -> Cut | None:
    """The rows of what stands at a path, in these lines; None where they are not each on lines of their own."""
    value: Value = document.value
    for part in path:
        value = value[part]  # type: ignore[index]  # the path is of this document
    names: list[str | int] = list(value) if isinstance(value, dict) else list(range(len(value)))  # type: ignore[arg-type]
    starts = [first_line(document, (*path, name)) for name in names]
    if not names or starts[0] <= begin or sorted(set(starts)) != starts or starts[-1] >= end:
        return None
    first = lines[starts[0]]
    indent = len(first) - len(first.lstrip(" "))
    if any(not _begins(lines[start], indent, name) for start, name in zip(starts, names, strict=True)):
        return None
    content_ends = [_content_end(lines, start, limit) for start, limit in zip(starts, [*starts[1:], end], strict=True)]
    lead_begins = [_content_end(lines, begin, starts[0]), *content_ends[:-1]]
    return Cut(
        lines[begin : lead_begins[0]],
        {name: lines[a:b] for name, a, b in zip(names, lead_begins, starts, strict=True)},
        {name: (a, b) for name, a, b in zip(names, starts, content_ends, strict=True)},
        lines[content_ends[-1] : end],
        indent,
    )


def same_rows(
    old: dict[str, Value] | list[Value], new: Value
) -> Iterator[tuple[str | int | None, str | int | None, Value]]:
    """Old row, new row and new value, in the new order; None for the row that is missing on one side."""
    names: list[str | int]
    if isinstance(old, dict) and isinstance(new, dict):
        before, after = [json.dumps(name) for name in old], [json.dumps(name) for name in new]
        names, values = list(new), list(new.values())
        olds: list[str | int] = list(old)
    elif isinstance(old, list) and isinstance(new, list):
        before, after = [json.dumps(each) for each in old], [json.dumps(each) for each in new]
        names, values = list(range(len(new))), new
        olds = list(range(len(old)))
    else:
        return
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        paired = b - a if kind in ("equal", "replace") and b - a == d - c else 0
        if isinstance(old, dict) and kind == "replace":
            paired = 0
        for offset in range(paired):
            yield olds[a + offset], names[c + offset], values[c + offset]
        for index in range(a + paired, b):
            yield olds[index], None, None
        for index in range(c + paired, d):
            yield None, names[index], values[index]


def _begins(line: str, indent: int, name: str | int) -> bool:
    """Whether a row begins where its line does."""
    rest = line[indent:]
    return (
        line[:indent].strip(" ") == ""
        and not rest.startswith((" ", "?"))
        and (rest.startswith("-") if isinstance(name, int) else True)
    )


def _content_end(lines: list[str], begin: int, end: int) -> int:
    """The line after the last that is neither blank nor a remark."""
    while end > begin + 1 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end

"""What stands in a form's fields: kept as it was typed, read from a request, made of a profile, turned into one.

A draft is text for one value, a list of drafts for rows, a list of (name, draft) for pairs, a dict for a group. Field
names are paths in it, parts set off by dots: `tasks.0.value.also.1`, `aliases.2.name`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from plainspoken.desk.shape import Group, Pairs, Rows, Shape, Text
from plainspoken.documents import Value

Draft = Any
NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,30})?")
MOST_ROWS = 2000


def from_form(shape: Shape, form: Mapping[str, str], path: str, *, blanks: bool = False) -> Draft:
    """What was sent of a shape; rows that are blank through and through are left out, unless `blanks`."""
    if isinstance(shape, Text):
        return form.get(path, "").strip()
    if isinstance(shape, Group):
        return {
            field.name: from_form(field.shape, form, f"{path}.{field.name}", blanks=blanks) for field in shape.fields
        }
    rows = [_row(shape, form, f"{path}.{index}", blanks) for index in _indexes(form, path)]
    return [row for row in rows if blanks or not blank(row)]


def of_value(shape: Shape, value: Value) -> Draft:
    """A draft of what stands in a profile; what does not fit the shape becomes text where it can, else nothing."""
    if isinstance(shape, Text):
        return _text(value)
    if isinstance(shape, Group):
        if isinstance(value, str) and shape.shorthand:
            value = {shape.shorthand: value}
        given = value if isinstance(value, dict) else {}
        return {field.name: of_value(field.shape, given.get(field.name)) for field in shape.fields}
    if isinstance(shape, Rows):
        return [of_value(shape.item, each) for each in value] if isinstance(value, list) else []
    return [(name, of_value(shape.value, each)) for name, each in value.items()] if isinstance(value, dict) else []


def to_value(shape: Shape, draft: Draft) -> Value:
    """What a draft says, as it stands in a profile; None for nothing. Of a name that is there twice the last counts."""
    if isinstance(shape, Text):
        return _scalar(shape, draft)
    if isinstance(shape, Group):
        return _group(shape, draft)
    if isinstance(shape, Rows):
        items = [to_value(shape.item, each) for each in draft]
        return [each for each in items if each is not None] or None
    nothing: Value = "" if isinstance(shape.value, Text) else {}
    return {name: nothing if (given := to_value(shape.value, each)) is None else given for name, each in draft} or None


def kept(shape: Shape, old: Value, new: Value) -> Value:
    """The new value, written as the old one wherever they say the same: `{page: /x}` stays that, and is not `/x`."""
    if old is not None and new is not None and of_value(shape, old) == of_value(shape, new):
        return old
    if isinstance(shape, Pairs) and isinstance(old, dict) and isinstance(new, dict):
        return {name: kept(shape.value, old.get(name), each) for name, each in new.items()}
    if isinstance(shape, Rows) and isinstance(old, list) and isinstance(new, list):
        by_draft = [(of_value(shape.item, each), each) for each in old]
        drafts = [(of_value(shape.item, each), each) for each in new]
        return [next((was for before, was in by_draft if before == now), each) for now, each in drafts]
    return new


def blank(draft: Draft) -> bool:
    """Whether nothing is typed in any field of a draft."""
    if isinstance(draft, dict):
        return all(blank(each) for each in draft.values())
    if isinstance(draft, list | tuple):
        return all(blank(each) for each in draft)
    return not draft


def new(shape: Shape) -> Draft:
    """A draft with nothing in it."""
    return of_value(shape, None)


def repeated(shape: Shape, draft: Draft, path: str) -> tuple[str, ...]:
    """The fields whose name an earlier row of the same pairs has, at a path and in all that is under it."""
    if isinstance(shape, Group):
        inner = [(field.shape, draft[field.name], f"{path}.{field.name}") for field in shape.fields]
    elif isinstance(shape, Rows):
        inner = [(shape.item, each, f"{path}.{index}") for index, each in enumerate(draft)]
    elif isinstance(shape, Pairs):
        inner = [(shape.value, each, f"{path}.{index}.value") for index, (_, each) in enumerate(draft)]
    else:
        return ()
    names = [name for name, _ in draft] if isinstance(shape, Pairs) else []
    here = [f"{path}.{index}.name" for index, name in enumerate(names) if name in names[:index]]
    return (*here, *(found for each in inner for found in repeated(*each)))


def changed(shape: Shape, draft: Draft, path: list[str], action: str) -> tuple[Draft, str]:
    """The draft with a blank row added, or a row taken out, in the rows at a path; and the path of what to go on with.

    `action` is "add" (the path is of the rows) or "remove" (the path is of a row). Raises LookupError where there is
    no such thing.
    """
    rows_path, index = (path, -1) if action == "add" else (path[:-1], int(path[-1]))
    rows, inner = _find(shape, draft, rows_path)
    if action == "add":
        if len(rows) >= MOST_ROWS:
            raise LookupError("too many rows")
        rows.append(("", new(inner.value)) if isinstance(inner, Pairs) else new(inner.item))
        return draft, ".".join((*rows_path, str(len(rows) - 1)))
    del rows[index]
    return draft, ".".join(rows_path)


def _find(shape: Shape, draft: Draft, path: list[str]) -> tuple[list[Any], Rows | Pairs]:
    """The rows at a path, and their shape."""
    if not path:
        if isinstance(shape, Rows | Pairs):
            return draft, shape
        raise LookupError("no rows here")
    part, rest = path[0], path[1:]
    if isinstance(shape, Group):
        return _find(next(field.shape for field in shape.fields if field.name == part), draft[part], rest)
    if isinstance(shape, Rows):
        return _find(shape.item, draft[int(part)], rest)
    if isinstance(shape, Pairs) and rest[:1] == ["value"]:
        return _find(shape.value, draft[int(part)][1], rest[1:])
    raise LookupError("no rows here")


def _row(shape: Rows | Pairs, form: Mapping[str, str], path: str, blanks: bool) -> Draft:
    if isinstance(shape, Rows):
        return from_form(shape.item, form, path, blanks=blanks)
    return form.get(f"{path}.name", "").strip(), from_form(shape.value, form, f"{path}.value", blanks=blanks)


def _indexes(form: Mapping[str, str], path: str) -> list[int]:
    """The numbers of the rows that were sent, in order."""
    begin = f"{path}."
    parts = {key[len(begin) :].partition(".")[0] for key in form if key.startswith(begin)}
    return sorted(int(part) for part in parts if part.isascii() and part.isdigit() and len(part) < 6)[:MOST_ROWS]


def _group(shape: Group, draft: Draft) -> Value:
    given = {field.name: to_value(field.shape, draft[field.name]) for field in shape.fields}
    given = {name: value for name, value in given.items() if value is not None}
    if shape.shorthand and list(given) == [shape.shorthand]:
        return given[shape.shorthand]
    return given or None


def _scalar(shape: Text, typed: str) -> Value:
    if not typed:
        return None
    if shape.choices == ("true", "false") and typed in shape.choices:
        return typed == "true"
    if shape.number and (number := NUMBER.fullmatch(typed)):
        return float(typed) if number[2] else int(typed)
    return typed


def _text(value: Value) -> str:
    if value is None or isinstance(value, list | dict):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)

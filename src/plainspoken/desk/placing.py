"""Which field of a form each fault of a profile belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plainspoken.desk.draft import Draft
from plainspoken.desk.shape import Group, Pairs, Rows, Shape, Text
from plainspoken.documents import Document, DocumentError, Fault, KeyPath, dotted, load


@dataclass(frozen=True, slots=True)
class Placed:
    """A fault: the top-level key that it belongs to ("" for none), the field to mend it in, and its words."""

    key: str
    field: str
    message: str


def place(faults: Iterable[Fault], text: str, shapes: dict[str, Shape], drafts: dict[str, Draft]) -> tuple[Placed, ...]:
    """Each fault at its field, as the drafts have it; at the key's first field where it has none of its own."""
    try:
        document: Document | None = load(text)
    except DocumentError:
        document = None
    return tuple(_placed(fault, document, shapes, drafts) for fault in faults)


def _placed(fault: Fault, document: Document | None, shapes: dict[str, Shape], drafts: dict[str, Draft]) -> Placed:
    path, at_key = _path(fault, document) if document else ((), False)
    if not path:
        path = (fault.key,) if fault.key in shapes else ()
    if not path or str(path[0]) not in shapes:
        line = f" (line {fault.line})" if fault.line else ""
        return Placed("", "", f"{fault.key}{line} {fault.message}".strip())
    key = str(path[0])
    deeper = fault.key.removeprefix(dotted(path)).lstrip(".") if fault.message == "is missing" else ""
    field = field_of(shapes[key], drafts[key], key, (*path[1:], *([deeper] if deeper else [])), at_key)
    return Placed(key, field, fault.message)


def _path(fault: Fault, document: Document) -> tuple[KeyPath, bool]:
    """The path that a fault is at, and whether it is about the key rather than the value."""
    where = (fault.line, fault.column)
    for places, at_key in ((document.places, False), (document.key_places, True)):
        # the deepest first: a mapping stands where its first key does
        for path, place in sorted(places.items(), key=lambda pair: -len(pair[0])):
            if place == where and dotted(path) in (fault.key, fault.key.rpartition(".")[0]):
                return path, at_key and dotted(path) == fault.key
    return (), False


def field_of(shape: Shape, draft: Draft, name: str, path: KeyPath, at_key: bool) -> str:
    """The name of the field for a path within a key, or of the first field of what is nearest to it."""
    if isinstance(shape, Text):
        return name
    if isinstance(shape, Group):
        part = path[0] if path else shape.shorthand
        for field in shape.fields:
            if field.name == part:
                return field_of(field.shape, draft[field.name], f"{name}.{field.name}", path[1:], at_key)
        first = shape.fields[0]
        return field_of(first.shape, draft[first.name], f"{name}.{first.name}", (), at_key)
    if isinstance(shape, Rows):
        index = int(path[0]) if path and isinstance(path[0], int) else 0
        inner = draft[index] if index < len(draft) else None
        return f"{name}.0" if inner is None else field_of(shape.item, inner, f"{name}.{index}", path[1:], at_key)
    return _of_pairs(shape, draft, name, path, at_key)


def _of_pairs(shape: Pairs, draft: Draft, name: str, path: KeyPath, at_key: bool) -> str:
    names = [each for each, _ in draft]
    wanted = str(path[0]) if path else ""
    if wanted not in names:
        return f"{name}.0.name"
    index = len(names) - 1 - names[::-1].index(wanted)
    if len(path) == 1 and at_key:
        return f"{name}.{index}.name"
    return field_of(shape.value, draft[index][1], f"{name}.{index}.value", path[1:], at_key)

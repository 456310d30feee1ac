"""Putting a key's new value into a profile's text, with every line that need not change left as it stands.

The text is cut at its keys, and what changes is written anew by ruamel.yaml: so remarks, blank lines, quotes and order
stay, which a reading and writing of the whole would in part undo.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plainspoken.desk.rows import Cut, cut, first_line, same_rows
from plainspoken.desk.writing import entry, item, remark_at_end, remarks_in
from plainspoken.documents import Document, DocumentError, KeyPath, Value, load

STEP = 2


def with_key(text: str, key: str, value: Value, order: Sequence[str] = ()) -> str:
    """A profile's text in which a key has this value, None to take it out.

    A key that is new goes after those that `order` puts before it. Raises DocumentError for a text that is no YAML, or
    that says something in one place by what it says in another (anchors), so that it cannot be cut.
    """
    document = load(text)
    whole = dict(document.value) if isinstance(document.value, dict) else {}
    wanted = {name: each for name, each in whole.items() if name != key or value is not None}
    if value is not None:
        wanted[key] = value
    for quoted in (False, True):
        made = _Editor(document, text, quoted).with_key(key, value, order)
        try:
            if (load(made).value or {}) == wanted:
                return made
        except DocumentError:
            continue
    raise DocumentError((document.fault((key,), "cannot be changed here: edit the profile as text", at_key=True),))


class _Editor:
    """The lines of a text and where its values stand; with `quoted`, all that is written anew is put in quotes."""

    def __init__(self, document: Document, text: str, quoted: bool) -> None:
        self.document = document
        self.lines = [f"{line}\n" for line in text.split("\n")]
        if not text or text.endswith("\n"):
            self.lines.pop()
        self.quoted = quoted

    def with_key(self, key: str, value: Value, order: Sequence[str]) -> str:
        """The text with a top-level key changed."""
        present = list(self.document.value) if isinstance(self.document.value, dict) else []
        if key not in present:
            return self._with_new(key, value, present, order)
        end = self._end(present, key)
        begin = first_line(self.document, (key,))
        changed = [] if value is None else self._entry((key,), begin, end, value, 0)
        return "".join([*self.lines[:begin], *changed, *self.lines[end:]])

    def _with_new(self, key: str, value: Value, present: list[str], order: Sequence[str]) -> str:
        if value is None:
            return "".join(self.lines)
        earlier = set(order[: order.index(key)]) if key in order else set(order)
        ends = [self._end(present, other) for other in present if other in earlier]
        at = max(ends, default=self._top(present))
        written = entry(key, value, 0, self.quoted)
        before = ["\n"] if at and self.lines[at - 1].strip() else []
        after = ["\n"] if not ends and at < len(self.lines) and self.lines[at].strip() else []
        return "".join([*self.lines[:at], *before, *written, *after, *self.lines[at:]])

    def _top(self, present: list[str]) -> int:
        """Where a key goes that comes before all others: under what is said of the whole file."""
        at = min((first_line(self.document, (key,)) for key in present), default=len(self.lines))
        while present and at and self.lines[at - 1].startswith("#"):
            at -= 1
        return at if at else next((n for n, line in enumerate(self.lines) if not line.startswith("#")), 0)

    def _end(self, present: list[str], key: str) -> int:
        """The line after a key's last: the remarks above the next key are the next key's."""
        begin = first_line(self.document, (key,))
        starts = sorted(first_line(self.document, (other,)) for other in present)
        end = next((start for start in starts if start > begin), len(self.lines))
        while end > begin + 1 and (not self.lines[end - 1].strip() or self.lines[end - 1].startswith("#")):
            end -= 1
        return end

    def _entry(self, path: KeyPath, begin: int, end: int, value: Value, indent: int) -> list[str]:
        """The lines of `key: value` with a new value."""
        old = _at(self.document.value, path)
        if old == value and type(old) is type(value):
            return self.lines[begin:end]
        if isinstance(old, dict | list) and isinstance(value, type(old)):
            rows = cut(self.document, self.lines, path, begin, end)
            if rows is not None:
                return self._rows(rows, path, old, value)
        key = str(path[-1])
        if isinstance(old, dict | list) or isinstance(value, dict | list):
            return [*remarks_in(self.lines[begin:end], old, indent), *entry(key, value, indent, self.quoted)]
        written = entry(key, value, indent, self.quoted)
        return [*written[:-1], remark_at_end(written[-1], self.lines[begin:end], self.document.place(path)[1])]

    def _rows(self, rows: Cut, path: KeyPath, old: dict[str, Value] | list[Value], value: Value) -> list[str]:
        """The lines of rows, each that is still there with its remarks; those of rows taken out go to the next."""
        made = list(rows.head)
        carried: list[str] = []
        for before, name, new in same_rows(old, value):
            if before is not None:
                carried += rows.leads[before]
            if name is None:
                continue
            made += carried
            carried = []
            made += self._row(rows, path, before, name, new)
        return [*made, *carried, *rows.tail]

    def _row(self, rows: Cut, path: KeyPath, before: str | int | None, name: str | int, new: Value) -> list[str]:
        listed = isinstance(name, int)
        if before is None:
            return item(new, rows.indent, self.quoted) if listed else entry(str(name), new, rows.indent, self.quoted)
        begin, end = rows.bodies[before]
        if not listed:
            return self._entry((*path, before), begin, end, new, rows.indent)
        old = _at(self.document.value, (*path, before))
        if old == new and type(old) is type(new):
            return self.lines[begin:end]
        written = item(new, rows.indent, self.quoted)
        if isinstance(old, dict | list) or isinstance(new, dict | list):
            return [*remarks_in(self.lines[begin:end], old, rows.indent), *written]
        place = self.document.place((*path, before))[1]
        return [*written[:-1], remark_at_end(written[-1], self.lines[begin:end], place)]


def _at(value: Value, path: KeyPath) -> Value:
    for part in path:
        if isinstance(value, Mapping):
            value = value[str(part)]
        elif isinstance(value, list):
            value = value[int(part)]
    return value

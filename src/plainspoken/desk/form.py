"""A key's fields as the templates draw them: what each is called, what stands in it, what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from plainspoken.desk.draft import Draft, blank
from plainspoken.desk.shape import Field, Group, Pairs, Rows, Shape, Text
from plainspoken.desk.telling import inside_title, row_titles
from plainspoken.desk.tools import Tools

Drawn = dict[str, Any]
LATER_ROW = re.compile(r"\.[1-9][0-9]*(\.|$)")


@dataclass(frozen=True, slots=True)
class Form:
    """Draws fields: `errors` are words by the field's name, `focus` the row that was just added ("" for none)."""

    tools: Tools
    errors: Mapping[str, str]
    focus: str = ""

    def key(self, field: Field, draft: Draft, title: str) -> Drawn:
        """A whole key."""
        return self._draw(field.shape, draft, field.name, title, field)

    def _draw(self, shape: Shape, draft: Draft, path: str, title: str, field: Field | None = None) -> Drawn:
        helped = LATER_ROW.search(path) is None  # said once, in the first of many rows
        drawn: Drawn = {
            "path": path,
            "title": title,
            "help": field.help if field and helped else "",
            "example": _example(field) if helped else "",
            "error": self.errors.get(path, ""),
            "focus": path == self.focus,
        }
        if isinstance(shape, Text):
            return drawn | self._text(shape, draft, field)
        if isinstance(shape, Group):
            return drawn | {"kind": "group", **self._group(shape, draft, path, title)}
        rows = self._items(shape, draft, path) if isinstance(shape, Rows) else self._pairs(shape, draft, path)
        return drawn | {"kind": "rows", "rows": rows}

    def _text(self, shape: Text, draft: str, field: Field | None) -> Drawn:
        if not shape.choices:
            return {"kind": "text", "value": draft, "number": shape.number}
        choices = [{"value": each, "text": each.replace("_", " ").capitalize()} for each in shape.choices]
        if not (field and field.needed):
            choices.append({"value": "", "text": self.tools.say("value.not_chosen")})
        if draft not in ("", *shape.choices):
            return {"kind": "text", "value": draft, "number": False}
        return {"kind": "choice", "value": draft, "choices": choices}

    def _group(self, shape: Group, draft: Draft, path: str, title: str) -> Drawn:
        """The fields of a section; where text would do, those beside it are folded away while nothing is in them."""
        fields = self._fields(shape, draft, path)
        if not shape.shorthand:
            return {"fields": fields}
        folded = [each for each in fields if each["path"] != f"{path}.{shape.shorthand}"]
        names = [each.name for each in shape.fields if each.name != shape.shorthand]
        touched = (*self.errors, self.focus)
        unfolded = any(not blank(draft[name]) for name in names) or any(
            each.startswith(f"{path}.{name}") for name in names for each in touched
        )
        called = ", ".join(each["title"].lower() for each in folded)
        more = self.tools.say("value.more_of", what=title.lower(), fields=called)
        fields = [each for each in fields if each not in folded]
        return {"fields": fields, "folded": folded, "more": more, "unfolded": unfolded}

    def _fields(self, shape: Group, draft: Draft, path: str) -> list[Drawn]:
        return [
            self._draw(each.shape, draft[each.name], f"{path}.{each.name}", inside_title(self.tools, each.name), each)
            for each in shape.fields
        ]

    def _items(self, shape: Rows, draft: Draft, path: str) -> list[Drawn]:
        rows = []
        for index, each in enumerate(draft):
            title = self.tools.say("row.item", number=index + 1)
            rows.append(self._row(f"{path}.{index}", index, [self._draw(shape.item, each, f"{path}.{index}", title)]))
        return rows

    def _pairs(self, shape: Pairs, draft: Draft, path: str) -> list[Drawn]:
        first, second = row_titles(self.tools, path.rpartition(".")[2])
        rows = []
        for index, (name, each) in enumerate(draft):
            inside, number = f"{path}.{index}", index + 1
            named = self._draw(Text(), name, f"{inside}.name", self.tools.say("row.of", what=first, number=number))
            title = self.tools.say("row.of", what=second, number=number)
            rows.append(self._row(inside, index, [named, self._draw(shape.value, each, f"{inside}.value", title)]))
        return rows

    def _row(self, path: str, index: int, parts: list[Drawn]) -> Drawn:
        """A row; the first field of one that was just added is where the person goes on."""
        if path == self.focus:
            first = parts[0]
            while first["kind"] == "group":
                first = first["fields"][0]
            first["focus"] = True
        return {"path": path, "number": index + 1, "parts": parts}


def _example(field: Field | None) -> str:
    """An example of one value, where there is one that is plain text."""
    example = field.example if field else None
    if isinstance(example, list) and example:
        example = example[0]
    if isinstance(example, dict) and example:
        name, value = next(iter(example.items()))
        return f"{name}: {value}" if isinstance(value, str) else ""
    return str(example) if isinstance(example, str | int | float) else ""

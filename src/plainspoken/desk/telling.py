"""What stands in a profile's keys, in a few lines to look at; and what keys and fields are called."""

from __future__ import annotations

from plainspoken.desk.draft import Draft, blank
from plainspoken.desk.shape import Group, Pairs, Rows, Shape, Text
from plainspoken.desk.tools import Tools

MOST_LINES = 6


def key_title(tools: Tools, key: str) -> str:
    """What a key is called on the desk; one that has no words yet goes by its own name."""
    return tools.say(f"key.{key}") if tools.words.has(f"key.{key}") else plain(key)


def inside_title(tools: Tools, key: str) -> str:
    """What a key inside another is called."""
    return tools.say(f"inside.{key}") if tools.words.has(f"inside.{key}") else plain(key)


def plain(key: str) -> str:
    """A key's own name as words."""
    return key.replace("_", " ").capitalize()


def row_titles(tools: Tools, key: str) -> tuple[str, str]:
    """What the two parts of a row are called where a key holds pairs."""
    named = tools.say(f"rows_of.{key}") if tools.words.has(f"rows_of.{key}") else "name value"
    first, second = named.split()
    return tools.say(f"row.{first}"), tools.say(f"row.{second}")


def shown(tools: Tools, shape: Shape, draft: Draft, most: int = MOST_LINES) -> list[str]:
    """What is typed, a line a thing, the first few of many."""
    lines = [line for line in _lines(tools, shape, draft) if line]
    if len(lines) > most + 1:
        more = tools.say("value.more", count=len(lines) - most)
        return [*lines[:most], more]
    return lines


def _lines(tools: Tools, shape: Shape, draft: Draft) -> list[str]:
    if isinstance(shape, Text):
        return [draft]
    if isinstance(shape, Group):
        return [
            f"{inside_title(tools, field.name)}: {', '.join(_lines(tools, field.shape, draft[field.name]))}"
            for field in shape.fields
            if not blank(draft[field.name])
        ]
    if isinstance(shape, Rows):
        return [_one(tools, shape.item, each) for each in draft]
    return [_pair(tools, shape, name, each) for name, each in draft]


def _pair(tools: Tools, shape: Pairs, name: str, draft: Draft) -> str:
    inner = shape.value
    if (
        isinstance(inner, Group)
        and inner.shorthand
        and not any(not blank(draft[field.name]) for field in inner.fields if field.name != inner.shorthand)
    ):
        return f"{name}: {draft[inner.shorthand]}"
    return name if blank(draft) else f"{name}: {_one(tools, inner, draft)}"


def _one(tools: Tools, shape: Shape, draft: Draft) -> str:
    return "; ".join(line for line in _lines(tools, shape, draft) if line)

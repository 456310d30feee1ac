"""Every command has a handler and every handler a command; what a handler says is there to be said."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import plainspoken
from plainspoken import wording
from plainspoken.navigation import HANDLERS, INTERNAL
from plainspoken.wording.replies import gaps

SOURCES = sorted(Path(plainspoken.__file__).parent.rglob("*.py"))
WORDS = wording.load()
SAYING = {"tell": 0, "Tell": 0, "Trouble": 0, "reply": 0, "ours": 0, "say": 1, "_wrong": 0}
"""What takes a reply's key, and as which of its arguments."""

MADE_BY_READING = {"help.on", "help.commands"}
FILLED_BY_READING = {"kind", "thing", "spelt"}


@dataclass(frozen=True)
class Said:
    """A reply's key in the code; the names it is filled with, None where they cannot be told there."""

    where: str
    key: str
    names: frozenset[str] | None


def keys(node: ast.expr) -> Iterator[str]:
    """The keys that an argument may be."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from keys(node.body)
        yield from keys(node.orelse)


def names(call: ast.Call, name: str) -> frozenset[str] | None:
    """The names of the values that a call fills a reply with."""
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    given = {keyword.arg for keyword in call.keywords if keyword.arg}
    if name in ("Tell", "Trouble", "reply") and len(call.args) > 1:
        values = call.args[1]
        pairs = [each for each in ast.walk(values) if isinstance(each, ast.Tuple) and len(each.elts) == 2]
        given |= {pair.elts[0].value for pair in pairs if isinstance(pair.elts[0], ast.Constant)}
        if isinstance(values, ast.Dict) and None in values.keys:
            return None
        if isinstance(values, ast.Dict):
            given |= {key.value for key in values.keys if isinstance(key, ast.Constant)}
        elif not isinstance(values, ast.Tuple):
            return None
    return frozenset(str(each) for each in given)


def said() -> Iterator[Said]:
    """All replies that the code says by a key that stands there."""
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            place = SAYING.get(name)
            if place is None or len(node.args) <= place:
                continue
            for key in keys(node.args[place]):
                if "." in key and " " not in key:
                    filled = names(node, name) if name != "_wrong" else None
                    yield Said(f"{file.name}:{node.lineno}", key, filled)


ALL = tuple(said())


def test_every_command_has_a_handler() -> None:
    commands = wording.commands().value["commands"]
    assert sorted(set(commands) - set(HANDLERS)) == []


def test_every_handler_but_the_internal_ones_has_a_command() -> None:
    commands = wording.commands().value["commands"]
    assert sorted(set(HANDLERS) - set(commands)) == sorted(INTERNAL)


@pytest.mark.parametrize("each", ALL, ids=lambda each: f"{each.where} {each.key}")
def test_a_reply_is_there_with_nothing_to_fill_but_what_is_given(each: Said) -> None:
    if each.key in MADE_BY_READING:
        return
    assert WORDS.has(each.key), f"{each.where} says {each.key}, which no file of wording/en has"
    if each.names is not None:
        assert gaps(WORDS.replies[each.key]) <= each.names | {"count"}


def test_many_replies_were_found() -> None:
    assert len(ALL) > 200


def test_no_reply_is_never_said() -> None:
    written: set[str] = set()
    begun: set[str] = set()
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                written.add(node.value)
            elif isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                begun.add(str(node.values[0].value))
    prefixes = tuple(start for start in begun if "." in start and start.replace(".", "").replace("_", "").isalpha())
    unsaid = [key for key in WORDS.replies if key not in written and not key.startswith(prefixes)]
    assert unsaid == []

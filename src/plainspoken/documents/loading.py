"""Reading YAML from its parser's events into a Document.

Scalars are YAML 1.2's, and fewer: `true`, `false`, `null` and JSON's numbers; all else is text (`yes`, `on`, `12:30`,
`017`, `2026-04-05`), which PyYAML's resolver would turn into booleans, minutes, octals and dates. Keys are text always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NoReturn

import yaml

from plainspoken.documents.document import Document, DocumentError, Fault, KeyPath, Value, dotted
from plainspoken.documents.slips import USE_STRAIGHT, curly, slip

BYTES_ALLOWED = 10_000_000
NODES_BY_ALIAS_ALLOWED = 10_000
DEPTH_ALLOWED = 60


def load(source: Path | Traversable | str | bytes, name: str = "") -> Document:
    """Read a document from a file (a Path or a package's resource) or from its text (str or bytes).

    `name` is what faults call it. Raises DocumentError for a file that is missing, over 10 MB, not UTF-8, not YAML,
    or that repeats a key.
    """
    name = name or (str(source) if not isinstance(source, str | bytes) else "document")
    return _Builder(name).build(_text(source, name))


def _text(source: Path | Traversable | str | bytes, name: str) -> str:
    """All the text of a source, its byte order mark taken off."""
    if isinstance(source, str):
        raw = source.encode("utf-8", "surrogatepass")
    elif isinstance(source, bytes):
        raw = source
    else:
        try:
            with source.open("rb") as file:
                raw = file.read(BYTES_ALLOWED + 1)
        except OSError as problem:
            reason = (problem.strerror or str(problem)).lower()
            raise DocumentError((Fault(name, 0, 0, "", f"cannot be read: {reason}"),)) from problem
    if len(raw) > BYTES_ALLOWED:
        raise DocumentError((Fault(name, 0, 0, "", "is too big: at most 10 MB are allowed"),))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = raw[: problem.start].decode("utf-8", "replace")
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        message = f"byte {raw[problem.start]:#04x} is not UTF-8: save the file as UTF-8"
        raise DocumentError((Fault(name, line, column, "", message),)) from problem


NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?\Z")
WORDS: Mapping[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def scalar(text: str) -> str | int | float | bool | None:
    """What an unquoted scalar means: YAML 1.2's core schema without octal, hexadecimal, infinity and leading zeros."""
    if text in WORDS:
        return WORDS[text]
    number = NUMBER.match(text)
    if not number:
        return text
    return float(text) if number[1] or number[2] else int(text)


class _Builder:
    """Builds a document from the parser's events.

    Events, not PyYAML's composer: libyaml's C composer recurses without a bound (a file of "[[[[" ends the process) and
    drops repeated keys and alias use before we could see them; its C scanner, where the time goes, is the same.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[Fault] = []
        self.places: dict[KeyPath, tuple[int, int]] = {}
        self.key_places: dict[KeyPath, tuple[int, int]] = {}
        self.anchors: dict[str, tuple[Value, int]] = {}
        self.nodes = 0
        self.by_alias = 0

    def build(self, text: str) -> Document:
        """Read the whole text into a document."""
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is left out of some builds of PyYAML
        value: Value = None
        try:
            events = yaml.parse(text, Loader=loader)
            for number, event in enumerate(_documents(events)):
                if number:
                    self.refuse(event, (), "a second document begins here: only one is allowed in a file")
                value = self.node(event, events, ())
        except yaml.MarkedYAMLError as problem:
            raise DocumentError((_syntax_fault(self.name, problem, text),)) from problem
        except yaml.reader.ReaderError as problem:
            raise DocumentError((_character_fault(self.name, problem, text),)) from problem
        if self.faults:
            raise DocumentError(tuple(self.faults))
        return Document(self.name, value, self.places, self.key_places)

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], path: KeyPath) -> Value:
        """The value that begins with this event, and note of where it stands."""
        self.places[path] = _place(event)
        if isinstance(event, yaml.AliasEvent):
            return self.alias(event, path)
        if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self.refuse(event, path, "is not a value")
        if event.tag not in (None, "!", "tag:yaml.org,2002:str"):
            self.refuse(event, path, f"the tag {event.tag} is not allowed: leave it out")
        if len(path) > DEPTH_ALLOWED:
            self.refuse(event, path, f"is nested too deeply: at most {DEPTH_ALLOWED} levels are allowed")
        before = self.nodes
        self.nodes += 1
        value: Value
        if isinstance(event, yaml.ScalarEvent):
            value = scalar(event.value) if event.implicit[0] and event.tag is None else event.value
            if event.style in (None, "") and curly(event.value):
                self.faults.append(Fault(self.name, *_place(event), dotted(path), USE_STRAIGHT))
        elif isinstance(event, yaml.SequenceStartEvent):
            value = self.sequence(events, path)
        else:
            value = self.mapping(events, path)
        if event.anchor:
            self.anchors[event.anchor] = (value, self.nodes - before)
        return value

    def sequence(self, events: Iterator[yaml.Event], path: KeyPath) -> list[Value]:
        """The items up to the end of a list."""
        items: list[Value] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self.node(event, events, (*path, len(items))))
        return items

    def mapping(self, events: Iterator[yaml.Event], path: KeyPath) -> dict[str, Value]:
        """The pairs up to the end of a mapping; a repeated key is a fault."""
        pairs: dict[str, Value] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.refuse(event, path, "a key must be plain text")
            key, place = event.value, _place(event)
            inner = (*path, key)
            if key in pairs:
                message = f"this key is here twice (first on line {self.key_places[inner][0]}): keep one"
                self.faults.append(Fault(self.name, *place, dotted(inner), message))
            if event.style in (None, "") and curly(key):
                self.faults.append(Fault(self.name, *place, dotted(inner), USE_STRAIGHT))
            self.key_places.setdefault(inner, place)
            pairs[key] = self.node(next(events), events, inner)
        return pairs

    def alias(self, event: yaml.AliasEvent, path: KeyPath) -> Value:
        """The value that an alias stands for, within bounds, so that ten lines cannot unfold into millions."""
        anchor = event.anchor or ""
        if anchor not in self.anchors:
            self.refuse(event, path, f"*{anchor} stands for nothing written above it")
        value, size = self.anchors[anchor]
        self.nodes += size
        self.by_alias += size
        if self.by_alias > NODES_BY_ALIAS_ALLOWED:
            self.refuse(event, path, f"aliases unfold into more than {NODES_BY_ALIAS_ALLOWED} values: write them out")
        return value

    def refuse(self, event: yaml.Event, path: KeyPath, message: str) -> NoReturn:
        """Stop reading because of this event."""
        raise DocumentError((*self.faults, Fault(self.name, *_place(event), dotted(path), message)))


def _place(event: yaml.Event) -> tuple[int, int]:
    """Where an event begins: line and column from 1."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _documents(events: Iterator[yaml.Event]) -> Iterator[yaml.Event]:
    """The first event of each document's value."""
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            yield next(events)


def _syntax_fault(name: str, problem: yaml.MarkedYAMLError, text: str) -> Fault:
    """A fault in words from libyaml's or PyYAML's own error."""
    mark = problem.problem_mark or problem.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    lines = text.splitlines()
    here = lines[line - 1] if 0 < line <= len(lines) else ""
    if "\t" in here[: len(here) - len(here.lstrip())] or here[column - 1 : column] == "\t":
        message = "a tab stands here: only spaces are allowed to indent a line"
    elif "nesting depth" in str(problem.problem):  # newer libyaml counts for itself, before we can
        message = f"is nested too deeply: at most {DEPTH_ALLOWED} levels are allowed"
    elif meant := slip(problem, text):
        line, column, message = meant
    else:
        parts = (problem.context, problem.problem)
        message = f"is not YAML: {', '.join(part for part in parts if part)}; quote text that holds : # or brackets"
    return Fault(name, line, column, "", message)


def _character_fault(name: str, problem: yaml.reader.ReaderError, text: str) -> Fault:
    """A fault for a character that YAML does not allow, such as a control character."""
    bad = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    at = bad.start() if bad else 0
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    code = f"U+{ord(text[at]):04X}" if bad else str(problem.reason)
    return Fault(name, line, column, "", f"the character {code} is not allowed in a file: take it out")

"""Values as lines of YAML, written by ruamel.yaml, and the remarks that stood with what they take the place of."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from plainspoken.documents import Value

REMARK = re.compile(r"\s+#.*$")


def entry(key: str, value: Value, indent: int, quoted: bool = False) -> list[str]:
    """The lines of a key and its value; with `quoted`, all text in quotes."""
    return _lines({_text(key, quoted): _quoted(value) if quoted else value}, indent)


def item(value: Value, indent: int, quoted: bool = False) -> list[str]:
    """The lines of one item of a list."""
    # ruamel sets the dash of a list two spaces in, as it is under a key
    return [line.removeprefix("  ") for line in _lines([_quoted(value) if quoted else value], indent)]


def remark_at_end(line: str, old: list[str], column: int) -> str:
    """A line with the remark that stood behind the old value, which began in this column (from 1)."""
    if len(old) != 1:
        return line
    rest = old[0].rstrip("\n")[column - 1 :]
    quote = rest[:1]
    if quote in ("'", '"'):
        closing = re.match(r"'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\"", rest)
        rest = rest[closing.end() :] if closing else ""
    found = REMARK.search(rest)
    return f"{line.rstrip()}{found[0]}\n" if found else line


def remarks_in(old: list[str], value: Value, indent: int) -> list[str]:
    """The remarks in lines that are written anew, to stand above them: none may be lost."""
    if _has_lines(value):
        return []  # what looks like a remark is text
    whole = [line.strip() for line in old if line.lstrip().startswith("#")]
    return [f"{' ' * indent}{remark}\n" for remark in whole]


def _has_lines(value: Value) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return (isinstance(value, str) and "\n" in value) or any(_has_lines(each) for each in inner)


def _lines(value: Any, indent: int) -> list[str]:  # noqa: ANN401 - plain values, or ruamel's own
    yaml = YAML()
    yaml.width = 100_000
    yaml.allow_unicode = True
    yaml.default_flow_style = False
    yaml.indent(mapping=2, sequence=4, offset=2)
    out = StringIO()
    yaml.dump(value, out)
    return [f"{' ' * indent}{line}\n" for line in out.getvalue().removesuffix("\n").split("\n")]


def _quoted(value: Value) -> Any:  # noqa: ANN401 - ruamel's own
    if isinstance(value, dict):
        return {_text(key, True): _quoted(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_quoted(each) for each in value]
    return _text(value, True) if isinstance(value, str) else value


def _text(text: str, quoted: bool) -> str:
    return DoubleQuotedScalarString(text) if quoted else text

"""What was most likely meant where a text is no YAML: the slips of people who write it by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

CURLY = re.compile(r"(?:^|:\s|-\s|[\[{,]\s*)\s*([“”„‘])")
NO_SPACE = re.compile(r"\s*(?:- )*[A-Za-z][\w' -]*:(?=[^\s:])(?!//)")
OPENING = re.compile(r"(?:^|:\s|-\s|[\[{,]\s*)\s*([\"'])")
USE_STRAIGHT = "curly quotes stand here: use straight quotes, as in \"text\" or 'text'"

FURTHER_IN = "starts further in than the line above: begin it where that line begins"
LESS_FAR_IN = "starts less far in than the line above: begin it where that line begins"

Slip = tuple[int, int, str]
"""A line and a column, from 1, and what to do there."""


def curly(text: str) -> bool:
    """Whether a text without quotes was meant to be in them, and has a word processor's."""
    return text[:1] in ("“", "”", "„", "‘") and text[-1:] in ("”", "“", "’", "‘") and len(text) > 1


def slip(problem: yaml.MarkedYAMLError, text: str) -> Slip | None:
    """What was most likely meant where the parser gave up, and where; None where nothing is plain to see."""
    mark = problem.problem_mark
    if mark is None:
        return None
    lines = text.splitlines()
    begun = problem.context_mark.line if problem.context_mark else mark.line
    return next(_slips(problem, mark, lines, begun), None)


def _slips(problem: yaml.MarkedYAMLError, mark: yaml.Mark, lines: list[str], begun: int) -> Iterator[Slip]:
    here = lines[mark.line] if mark.line < len(lines) else ""
    above = next((n for n in range(min(mark.line, len(lines)) - 1, -1, -1) if _says(lines[n])), -1)
    scanning = "scanning" in str(problem.context)
    for number in dict.fromkeys((begun if scanning else mark.line, mark.line)):
        quote = CURLY.search(lines[number]) if number < len(lines) else None
        if quote:
            yield number + 1, quote.start(1) + 1, USE_STRAIGHT
    opened = _opened(problem, mark, lines, begun)
    if opened is not None:
        yield *opened, "the quote that opens here is never closed: close it at the end of the text"
    for number in dict.fromkeys((begun, above) if scanning else (above,)):
        close = NO_SPACE.match(lines[number]) if 0 <= number < len(lines) else None
        if close and ": " not in lines[number]:
            yield number + 1, close.end() + 1, "put a space after the colon"
    before, indent = lines[above] if above >= 0 else "", _indent(here)
    first = here[: mark.column].count(": ") == 0 and above >= 0
    if "mapping values" in str(problem.problem):
        if first and indent > _indent(before):
            yield mark.line + 1, indent + 1, FURTHER_IN
    elif "expected key" in str(problem.problem) or "expected <block end>" in str(problem.problem):
        if mark.column == indent != _indent(before) and above >= 0:
            yield mark.line + 1, indent + 1, FURTHER_IN if indent > _indent(before) else LESS_FAR_IN
        elif mark.column > indent and OPENING.search(here[: mark.column]):
            message = "text goes on after a closing quote: put the whole of it in quotes of the other kind"
            yield mark.line + 1, mark.column + 1, message


def _says(line: str) -> bool:
    """Whether a line is more than a remark or nothing."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _opened(problem: yaml.MarkedYAMLError, mark: yaml.Mark, lines: list[str], begun: int) -> tuple[int, int] | None:
    """Where a quote opens that is not closed, or only by one that was to open another text further down."""
    if "quoted scalar" in str(problem.context) and problem.context_mark:
        return begun + 1, problem.context_mark.column + 1
    if "expected key" not in str(problem.problem) or mark.line >= len(lines):
        return None
    for number in range(mark.line - 1, -1, -1):
        opening = OPENING.search(lines[number])
        if opening is None:
            continue
        rest = lines[number][opening.end() :]
        closed_here = lines[mark.line][: mark.column].count(opening[1]) == 1
        if opening[1] in rest or not closed_here or any(opening[1] in each for each in lines[number + 1 : mark.line]):
            return None
        return number + 1, opening.start(1) + 1
    return None

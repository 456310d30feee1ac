"""How else to reach the people behind a page: its telephone number, accessibility statement and contact link."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from plainspoken.flow import Node

_NUMBER = re.compile(r"(?<![\d,./-])(?:\+44[\s-]?(?:\(0\))?|\(?0)\d(?:[\s()-]{0,2}\d){7,9}(?![\d,/]|[.-]\d)")
_CALL = re.compile(
    r"\b(?:tele)?phones?\b|\btel\b|\bcall(?:ing)?\b|\bring\b|\bhelpline\b|\btext relay\b|\bff[oô]n|\bffonio|\brhif\b",
    re.IGNORECASE,
)
_TEXTPHONE = re.compile(r"\btext ?phone\b|\bminicom\b|\bfax\b|\btext relay\b", re.IGNORECASE)
_STATEMENT = re.compile(r"\baccessibility\b|\bhygyrchedd\b", re.IGNORECASE)
_CONTACT = re.compile(r"^(?:contact|get in touch|call us|cysylltu?)\b", re.IGNORECASE)
_AREAS = re.compile(r"\(?0(?:1|2|3|7|8|9)|\+44")


def telephone(nodes: tuple[Node, ...]) -> str:
    """Give the page's telephone number as it is written, that of the content first, "" where there is none.

    A link that dials counts first, then a British number near words such as "telephone" or "call"; a textphone or fax
    number does not count.
    """
    return next(telephones(nodes), "")


def telephones(nodes: tuple[Node, ...]) -> Iterator[str]:
    """Give all such numbers of the page, the likeliest first."""
    return (number for number in (*_dialled(nodes), *_written(nodes)) if number)


def statement(nodes: tuple[Node, ...]) -> int:
    """Give the node of the link to the site's accessibility statement, -1 where there is none."""
    return _link(nodes, _STATEMENT)


def contact(nodes: tuple[Node, ...]) -> int:
    """Give the node of the link to the site's contact page, -1 where there is none."""
    return _link(nodes, _CONTACT)


def _dialled(nodes: tuple[Node, ...]) -> Iterator[str]:
    links = [node for node in nodes if node.role == "link" and node.url[:4].lower() == "tel:"]
    for node in sorted(links, key=lambda node: not node.main):
        number = _NUMBER.search(node.name)
        yield number[0] if number else unquote(node.url[4:]).partition(";")[0].strip("/ ")


def _written(nodes: tuple[Node, ...]) -> Iterator[str]:
    lines = _lines(nodes)
    ranked = sorted(range(len(lines)), key=lambda place: not lines[place][1])
    for place in ranked:
        words = lines[place][0]
        for number in _NUMBER.finditer(words):
            before = words[max(0, number.start() - 60) : number.start()] or (lines[place - 1][0] if place else "")
            around = f"{lines[place - 1][0] if place else ''} {words}"
            if _AREAS.match(number[0]) and _CALL.search(around) and not _TEXTPHONE.search(before[-25:]):
                yield number[0]


def _lines(nodes: tuple[Node, ...]) -> list[tuple[str, bool]]:
    """Give the words of each line, and whether it is in the main content."""
    lines: dict[int, tuple[list[str], bool]] = {}
    for node in nodes:
        if node.role == "text":
            lines.setdefault(node.line, ([], node.main))[0].append(node.name)
    return [("".join(words), main) for words, main in lines.values()]


def _link(nodes: tuple[Node, ...], pattern: re.Pattern[str]) -> int:
    links = (node for node in nodes if node.role == "link" and node.url)
    return next((node.index for node in links if pattern.search(node.name)), -1)

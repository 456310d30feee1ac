"""Markup made harmless for the parser: what grows with the square of its size is cut short.

lexbor compares each attribute of a tag with all before it, looks through all open elements at many tags, and at each
option of a list through all options before it, so that a page of one megabyte made for the purpose would hold it for
minutes. No page made for people comes near these bounds.
"""

from __future__ import annotations

import re
from collections import Counter

MOST_ATTRIBUTES = 1_000
MOST_OPEN = 2_000
MOST_OPTIONS = 1_000

SINGLE = "plainspoken-single"
"""The attribute that marks a list to choose one from, made one of several for the parser's sake; `tree` undoes it."""

_ATTRIBUTE = r"""[\s/]++=?+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']?+[^\s>]*+))?+"""
_NEVER_OPEN = frozenset({"br", "dd", "dt", "hr", "img", "input", "li", "link", "meta", "option", "p", "td", "th", "tr"})
_START_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{MOST_ATTRIBUTES}}}+(?P<rest>(?:{_ATTRIBUTE})*+)")
_RUN_ON = _ATTRIBUTE.replace(r"[\s/]++", r"(?:[\s/]++|(?<=[\"']))", 1)
_SELECT = re.compile(rf"<select((?:{_RUN_ON})*+)", re.IGNORECASE)
_OPTION = re.compile(r"<option", re.IGNORECASE)
_NAME = re.compile(_RUN_ON)
_STARTED = re.compile(r"<([a-zA-Z][^\s/>]*+)")
_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*+)")


def tamed(text: str) -> str:
    """Give markup without the attributes beyond a tag's first 1,000 and without nesting beyond 2,000 of one name.

    On a page of more than 1,000 options a list to choose one from is marked with `SINGLE`. All other markup comes back
    as it was; the words of the page are kept in any case.
    """
    crowded = [found.span("rest") for found in _START_TAG.finditer(text) if found["rest"]]
    for start, end in reversed(crowded):
        text = text[:start] + text[end:]
    if text.count("<") - text.count("</") > MOST_OPEN and _is_deep(text):
        text = _shallow(text)
    if text.count("<") > MOST_OPTIONS and len(_OPTION.findall(text)) > MOST_OPTIONS:
        text = _SELECT.sub(_several, text)
    return text


def _is_deep(text: str) -> bool:
    """Whether more than 2,000 elements of one name may be open at once, counting crudely."""
    started = Counter(name.lower() for name in _STARTED.findall(text))
    return any(
        _deepest(text, name) > MOST_OPEN
        for name, count in started.items()
        if count > MOST_OPEN and name not in _NEVER_OPEN
    )


def _deepest(text: str, name: str) -> int:
    """How many elements of one name are open at the most."""
    depth = deepest = 0
    for closing in re.findall(rf"<(/?){re.escape(name)}(?=[\s/>]|\Z)", text, re.IGNORECASE):
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _several(found: re.Match[str]) -> str:
    """Let several options of a list be chosen, which lexbor builds in a time that grows with their number only."""
    names = (attribute.strip(" \t\n\f\r/").partition("=")[0].strip() for attribute in _NAME.findall(found[1]))
    if any(name.lower() == "multiple" for name in names):
        return found[0]
    return f"{found[0][:7]} multiple {SINGLE}{found[1]}"


def _shallow(text: str) -> str:
    """Make a void `<wbr>` of each start tag that would be the 2,001st open of its name, counting crudely."""
    opened: Counter[str] = Counter()

    def keep(found: re.Match[str]) -> str:
        name = found[2].lower()
        if found[1]:
            opened[name] = max(0, opened[name] - 1)
        elif name not in _NEVER_OPEN:
            opened[name] += 1
        return "<wbr" if opened[name] > MOST_OPEN and not found[1] else found[0]

    return _TAG.sub(keep, text)

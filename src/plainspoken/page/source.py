"""A page's source: its tags one after another, and the line and column at which each element begins.

The finished tree has lost where it came from, and table parts and stray tags are moved about in it. So the tags of a
copy are numbered by an attribute, which travels with each element wherever the parser puts it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plainspoken.page import tree

ATTRIBUTE = r"""[\s/]++=?+[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']?+[^\s>]*+))?+"""
_MARKUP = re.compile(
    rf"<!--(?:-?>|.*?(?:--!?>|\Z))|<(?P<close>/?)(?P<name>[a-zA-Z][^\s/>]*+)(?P<rest>(?:{ATTRIBUTE})*+)[\s/]*+>",
    re.DOTALL,
)
_TEXT_ONLY = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_NUMBER = "plainspoken-place"
_BREAK = re.compile(r"\r\n?|\n")


class Spot(NamedTuple):
    """A line and a column of a page's text, both counted from 1."""

    line: int
    column: int


def tags(source: str) -> Iterator[re.Match[str]]:
    """The tags of a page's text: groups "close" ("/" in an end tag), "name" and "rest", its attributes.

    What stands in comments, in scripts and in what holds text only is no tag.
    """
    place = 0
    while (tag := _MARKUP.search(source, place)) is not None:
        place = tag.end()
        if tag["name"] is None:
            continue
        yield tag
        name = tag["name"].lower()
        if name in _TEXT_ONLY and not tag["close"]:
            end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(source, place)
            place = end.start() if end else len(source)


def places(source: str) -> Mapping[str, Spot]:
    """Where each element's start tag stands, by the element's path; elements without a tag have that around them."""
    soup = tree.parse(_numbered(source))
    breaks = [found.end() for found in _BREAK.finditer(source)]
    found: dict[str, Spot] = {}
    paths = tree.paths(soup)
    for tag in tree.elements(soup):
        path, offset = paths[id(tag)], str(tag.attrs.get(_NUMBER, ""))
        if offset.isdigit():
            found[path] = _spot(int(offset), breaks)
        else:
            found[path] = found.get(path.rpartition("/")[0], Spot(1, 1))
    return found


def _numbered(source: str) -> str:
    written: list[str] = []
    last = 0
    for tag in tags(source):
        if not tag["close"]:
            written += (source[last : tag.end("name")], f' {_NUMBER}="{tag.start()}"')
            last = tag.end("name")
    return "".join([*written, source[last:]])


def _spot(offset: int, breaks: list[int]) -> Spot:
    line = bisect_right(breaks, offset)
    return Spot(line + 1, offset - (breaks[line - 1] if line else 0) + 1)

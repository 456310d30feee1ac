"""Lines as they stand on paper, made into paragraphs, list items and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from plainspoken.page.attachments import marking

EDGE = 2
"""How many lines at the top and at the foot of a page may be the same on every page."""
FEWEST = 3
"""On how many pages a line stands at least before it is taken for one of the paper's own."""
_BULLET = re.compile(r"(?:[•●▪‣◦○■o*–—-]|\uf0b7|\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_ENDED = (".", "?", "!", ":", ";", '."', ".”", ".)")
_FIGURES = re.compile(r"\d+")
_LEADERS = re.compile(r"(?:\s*[.…]){4,}\s*")
"""The dots of a table of contents, between a heading and the number of its page."""
_CONTENTS = re.compile(r", \d+")
_SHORT = 0.75

Lines = tuple[str, ...]


def without_furniture(pages: tuple[Lines, ...]) -> tuple[Lines, ...]:
    """The pages' lines less those at their edges that all pages share but for a number: the running head and foot."""
    kept = [tuple(_LEADERS.sub(", ", marking.plain(line)) for line in page) for page in pages]
    trimmed = [_trimmed(page) for page in kept]
    seen = Counter(key for page in trimmed for key in {_key(line) for line in (*page[:EDGE], *page[-EDGE:])})
    shared = {key for key, count in seen.items() if key and count >= max(FEWEST, 0.6 * len(pages))}
    return tuple(_without(page, shared) for page in trimmed)


def marked(lines: Lines, headings: frozenset[str]) -> Iterator[str]:
    """A page's lines as elements; a line that the outline names is a heading."""
    longest = max((len(line) for line in lines), default=0)
    held: list[str] = []
    for line in (*lines, ""):
        heading = line in headings and bool(line)
        if held and (not line or heading or _BULLET.match(line) or _ends(held[-1], longest)):
            yield marking.element("p", _joined(held))
            held = []
        if heading:
            yield marking.element("h3", line)
        elif line:
            held.append(line)


def _ends(line: str, longest: int) -> bool:
    """Whether a paragraph ends with a line: it ends a sentence with room for more, or is of a contents table."""
    listed = _CONTENTS.search(line[-6:])
    return (listed is not None and line.endswith(listed[0])) or (line.endswith(_ENDED) and len(line) < _SHORT * longest)


def _joined(lines: list[str]) -> str:
    """Lines as one text; a word that is broken at the end of a line is made whole."""
    text = lines[0]
    for line in lines[1:]:
        broken = text.endswith("-") and text[-2:-1].islower() and line[:1].islower()
        text = text[:-1] + line if broken else f"{text} {line}"
    return text


def _trimmed(page: Lines) -> Lines:
    first = next((n for n, line in enumerate(page) if line), len(page))
    last = next((n for n in range(len(page), first, -1) if page[n - 1]), first)
    return page[first:last]


def _key(line: str) -> str:
    return _FIGURES.sub("0", line)


def _without(page: Lines, shared: set[str]) -> Lines:
    first, last = 0, len(page)
    while first < min(EDGE, last) and _key(page[first]) in shared:
        first += 1
    while last > max(first, len(page) - EDGE) and _key(page[last - 1]) in shared:
        last -= 1
    return page[first:last] or page  # a page of nothing else keeps it

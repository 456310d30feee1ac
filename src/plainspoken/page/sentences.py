"""Where one sentence ends and the next begins, in British English as councils and departments write it.

A stop ends a sentence only where white space follows it, so decimals, times ("9.30am"), GOV.UK, web and e-mail
addresses never break one. What is left to decide is whether the word before the stop is an abbreviation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspoken.page.abbreviations import DAYS, NEVER_LAST, NUMBERED, SOMETIMES_LAST, STARTERS

Span = tuple[int, int]

LONGEST = 250
"""Characters after which a sentence is cut, so that speech can be stopped and resumed."""

SHORTEST = 80
"""A cut leaves at least this many characters before it, else a comma in the first words would cut."""

STOP = re.compile(r"([.!?…]+)(?:[\"'”’»)\]]|\[\d{1,3}\])*(?=\s|$)|\n\s*\n")
NEXT = re.compile(r"\s*[\"'“‘«(\[]*(\w+)?")
TOKEN = re.compile(r"[\w.&/-]+$")
ACRONYM = re.compile(r"(?:\w\.)+\w$")
ENUMERATION = re.compile(r"(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})$")
PAUSE = re.compile(r"[,;:](?=\s)|(?<=\s)[–—-](?=\s)")


def sentences(text: str) -> tuple[Span, ...]:
    """Split text into sentences: (start, end) offsets, without the white space between them.

    Every character that is not white space is in exactly one span; the longest span is LONGEST characters.
    """
    return tuple(cut for span in _whole(text) for cut in _cut(text, *span))


def _whole(text: str) -> Iterator[Span]:
    start = _skip(text, 0)
    for stop in STOP.finditer(text):
        if stop.start() >= start and _ends(text, start, stop):
            yield start, _trim(text, start, stop.end())
            start = _skip(text, stop.end())
    if start < len(text):
        yield start, _trim(text, start, len(text))


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    if stop[1] is None:
        return stop.start() > start
    following = NEXT.match(text, stop.end())
    word = (following[1] or "") if following else ""
    if word and word[0].islower():
        return False
    if stop[1] != ".":
        return True
    token = TOKEN.search(text, max(start, stop.start() - 40), stop.start())
    if token is None:
        return True
    if token.start() == start and ENUMERATION.match(token[0]):
        return False
    return not word or _closes(token[0], word)


def _closes(token: str, word: str) -> bool:
    """Whether a stop after `token` ends the sentence when `word` comes next, which has no small first letter."""
    plain, after = token.lower().lstrip("-/&."), word.lower()
    if len(token) == 1 and token.isupper():
        return after in STARTERS
    if plain in NUMBERED:
        return not word[0].isdigit()
    if plain in NEVER_LAST:
        return plain == "st" and after in STARTERS
    if plain in SOMETIMES_LAST:
        return after not in DAYS and not (word[0].isdigit() and plain not in {"a.m", "p.m", "am", "pm"})
    if ACRONYM.match(token):
        return after in STARTERS
    return True


def _cut(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        middle = _place_to_cut(text, start)
        yield start, _trim(text, start, middle)
        start = _skip(text, middle)
    if start < end:
        yield start, end


def _place_to_cut(text: str, start: int) -> int:
    """Just after the last comma within reach, else the last space, else (one endless word) anywhere."""
    pauses = [pause.end() for pause in PAUSE.finditer(text, start + SHORTEST, start + LONGEST)]
    if pauses:
        return pauses[-1]
    for place in range(start + LONGEST, start + 1, -1):
        if text[place - 1].isspace():
            return place
    return start + LONGEST


def _skip(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end

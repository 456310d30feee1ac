"""Text made safe for any speech engine: what cannot be spoken left out, what is long cut, nothing read as markup."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from plainspoken.flow import Sound, Trouble

SILENT = Sound(b"", 22050)
"""What nothing sounds like; at eSpeak's own rate."""

LONGEST = 20_000
"""Characters that one rendering takes: 25 minutes of speech, 60 megabytes of sound."""

PIECE = 400
"""Characters that an engine is given at a time."""

UNSPOKEN = {"Cc", "Cf", "Cn", "Co", "Cs"}
"""Control, format, unassigned, private and lone surrogate characters (Unicode general categories)."""

# "<" makes SAPI5 read the text as XML and "[[" is a command to macOS's voices and to eSpeak's phoneme mode.
MARKUP = {ord("<"): " ", ord(">"): " ", ord("["): " ", ord("]"): " ", ord("\\"): " "}


def clean(text: str) -> str:
    """Text without characters that no voice speaks or that an engine takes for commands, white space made single."""
    kept = "".join(_spoken(character) for character in text)
    return " ".join(unicodedata.normalize("NFC", kept).translate(MARKUP).split())


def has_words(text: str) -> bool:
    """Whether there is anything to pronounce: a letter, a digit, a symbol with a name."""
    return any(unicodedata.category(character)[0] in "LNS" for character in text)


def pieces(text: str, longest: int = PIECE) -> tuple[str, ...]:
    """Text cut at the last mark, else the last space, else anywhere, so that no piece is longer than `longest`."""
    found: list[str] = []
    start = 0
    while len(text) - start > longest:
        end = _cut(text, start, start + longest)
        found.append(text[start:end].strip())
        start = end
    found.append(text[start:].strip())
    return tuple(piece for piece in found if piece)


def whole(text: str, render: Callable[[str], Sound | Trouble]) -> Sound | Trouble:
    """The sound of a text whose cleaned pieces are rendered one by one; the first Trouble that one meets, instead."""
    words = clean(text)
    if len(words) > LONGEST:
        return Trouble("voice.too_long", (("count", len(words)),))
    sounds: list[Sound] = []
    for piece in filter(has_words, pieces(words)):
        made = render(piece)
        if isinstance(made, Trouble):
            return made
        sounds.append(made)
    return Sound(b"".join(each.pcm for each in sounds), sounds[0].rate) if sounds else SILENT


def _spoken(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in UNSPOKEN else character


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut between start and end: after a mark in the second half, else at its last space, else at the end."""
    half = start + (end - start) // 2
    for marks in (".!?", ",;:", " "):
        place = max(text.rfind(mark, half, end) for mark in marks)
        if place > start and (marks == " " or text[place + 1 : place + 2] == " "):
            return place + 1
    return end

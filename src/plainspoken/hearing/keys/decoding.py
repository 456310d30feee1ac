"""What a terminal sends as keys: plain characters, control characters, and Kitty's keyboard protocol.

Only the protocol (Kitty, foot, WezTerm, Ghostty, Alacritty, iTerm2 and others have it) tells of releases and of media
keys, a headset's button among them. See https://sw.kovidgoyal.net/kitty/keyboard-protocol/.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from enum import Enum

ASK = "\x1b[?u\x1b[c"
"""Asks whether the terminal has the protocol; one that has not answers the second question only."""

ANSWERED = re.compile(r"\x1b\[\?[0-9;]*c")
HAS_PROTOCOL = re.compile(r"\x1b\[\?[0-9]+u")
BEGIN, END = "\x1b[>27u", "\x1b[<u"
"""Tells of every key, its release and the text that it writes: the protocol's flags 1, 2, 8 and 16; and no more so."""

SEQUENCE = re.compile(r"\x1b\[([0-9:;<=>?]*)[ -/]*([@-~])|\x1bO(.)", re.DOTALL)
UNFINISHED = re.compile(r"\x1b(?:\[[0-9:;<=>?]*[ -/]*|O)?\Z")
CODES = {13: "enter", 57414: "enter", 127: "backspace", 8: "backspace", 27: "escape"}
CONTROLS = {"\r": "enter", "\n": "enter", "\x7f": "backspace", "\b": "backspace", "\x15": "clear", "\x04": "end"}
WITH_CONTROL = {"c": "interrupt", "d": "end", "u": "clear", "h": "backspace", "m": "enter", "j": "enter"}
MEDIA = range(57428, 57441)
"""Play, pause, play and pause, and the other keys of headsets and media keyboards, but for those of the volume."""

CONTROL, ALT = 4, 2


class Move(Enum):
    """What a key does."""

    PRESS = 1
    REPEAT = 2
    RELEASE = 3


@dataclass(frozen=True, slots=True)
class Key:
    """A key: its name, or the text that it writes; and whether it goes down, stays down or comes up.

    Names: enter, backspace, clear (the line), end (of typing), interrupt, escape, media, other; "" for text.
    """

    name: str
    text: str = ""
    move: Move = Move.PRESS


class Decoder:
    """Makes keys of bytes as they come; what is cut off waits for its rest."""

    def __init__(self) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._waiting = ""

    def take(self, sent: bytes) -> list[Key]:
        """The keys that some bytes are."""
        text = self._waiting + self._utf8.decode(sent)
        self._waiting = ""
        keys = []
        while text:
            found = SEQUENCE.match(text)
            if found is not None:
                keys += _of_sequence(found)
                text = text[found.end() :]
            elif UNFINISHED.match(text):
                self._waiting = text
                break
            else:
                keys.append(_of_character(text[0]))
                text = text[1:]
        return keys

    def rest(self) -> list[Key]:
        """What was cut off and has no rest to come: the escape key alone."""
        waiting, self._waiting = self._waiting, ""
        return [Key("escape")] if waiting else []


def _of_character(character: str) -> Key:
    """The key of a character that stands alone."""
    if character in CONTROLS:
        return Key(CONTROLS[character])
    if character == "\x1b":
        return Key("escape")
    return Key("", character) if character.isprintable() else Key("other")


def _of_sequence(found: re.Match[str]) -> list[Key]:
    """The key of an escape sequence; none where it is an answer of the terminal's."""
    given, final = found[1] or "", found[2] or ""
    if given.startswith(("?", ">", "<", "=")):
        return []
    parts = [[int(number or 0) for number in part.split(":")] for part in given.split(";")] if given else [[1]]
    modifiers = (parts[1][0] or 1) - 1 if len(parts) > 1 else 0
    kind = parts[1][1] if len(parts) > 1 and len(parts[1]) > 1 else 1
    move = Move(kind) if kind in (1, 2, 3) else Move.PRESS
    if final != "u":
        return [Key("other", move=move)]
    written = "".join(map(chr, filter(None, parts[2]))) if len(parts) > 2 else ""
    return [_of_code(parts[0][0], modifiers, written, move)]


def _of_code(code: int, modifiers: int, written: str, move: Move) -> Key:
    """The key of a code of the protocol, with the modifiers held and the text written."""
    if code in CODES:
        return Key(CODES[code], move=move)
    if code in MEDIA:
        return Key("media", move=move)
    if modifiers & (CONTROL | ALT) or 57344 <= code <= 63743 or not 32 <= code <= 0x10FFFF:
        name = WITH_CONTROL.get(chr(code), "other") if modifiers & CONTROL and 32 <= code < 127 else "other"
        return Key(name, move=move)
    return Key("", written or chr(code), move)

"""The keys of the terminal that Plainspoken runs in: typing, silencing, and talking while one is held."""

from plainspoken.hearing.keys.decoding import Decoder, Key, Move
from plainspoken.hearing.keys.editing import LineEditor
from plainspoken.hearing.keys.talking import Talking, TalkKey
from plainspoken.hearing.keys.terminal import TerminalKeys, opened

__all__ = ["Decoder", "Key", "LineEditor", "Move", "TalkKey", "Talking", "TerminalKeys", "opened"]

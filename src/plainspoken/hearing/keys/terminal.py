"""The terminal's keys, one by one as they are pressed, on Linux, macOS and other POSIX systems."""

from __future__ import annotations

import contextlib
import os
import select
import signal
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import TextIO

from plainspoken.hearing.keys.decoding import ANSWERED, ASK, BEGIN, END, HAS_PROTOCOL, Decoder, Key, Move
from plainspoken.hearing.keys.editing import LineEditor

LOOK_SECONDS = 0.1
ANSWER_SECONDS = 0.3
"""How long a terminal may take to say whether it has the keyboard protocol."""

Pressed = Callable[[Key, bool], bool]
"""Told of a key and whether the line is empty; whether the key was no typing, and is done with."""


def opened(source: TextIO | None, shown: TextIO, pressed: Pressed) -> TerminalKeys | None:
    """The keys of the terminal that a program reads and writes; None where it has none, or one that cannot be told so.

    Windows has no such terminal: lines are read there as everywhere else where there is none.
    """
    try:
        import termios  # noqa: PLC0415 - not on Windows

        if source is None or not (source.isatty() and shown.isatty()):
            return None
        return TerminalKeys(source.fileno(), shown, pressed, termios)
    except (ImportError, OSError, ValueError):
        return None


class TerminalKeys:
    """Reads keys and gives lines; each key is told as it moves. `close` leaves the terminal as it was, from any thread.

    `releases`: whether the terminal tells when a key comes up.
    """

    def __init__(self, file: int, shown: TextIO, pressed: Pressed, termios: ModuleType) -> None:
        self._file = file
        self._shown = shown
        self._pressed = pressed
        self._termios = termios
        self._closed = False
        self._before = termios.tcgetattr(file)
        self._keys, self._line = Decoder(), LineEditor()
        self._each_key()
        self.releases, early = self._asked()
        self._early = early
        if self.releases:
            self._show(BEGIN)

    def lines(self) -> Iterator[str]:
        """The lines that are typed, until no more are to come."""
        waiting = self._keys.take(self._early)
        while not self._closed:
            for key in waiting:
                if key.name == "end" and self._line.empty and key.move is Move.PRESS:
                    return
                line = self._typed(key)
                if line is not None:
                    yield f"{line}\n"
            came = self._read(LOOK_SECONDS)
            if came is None:
                return
            waiting = self._keys.take(came) if came else self._keys.rest()

    def close(self) -> None:
        """Leave the terminal as it was."""
        if self._closed:
            return
        self._closed = True
        if self.releases:
            self._show(END)
        with contextlib.suppress(self._termios.error):
            self._termios.tcsetattr(self._file, self._termios.TCSANOW, self._before)

    def _typed(self, key: Key) -> str | None:
        """Tell of a key, and type it; the whole line where it ends one."""
        if key.name == "interrupt" and key.move is Move.PRESS:  # the protocol sends it as any other key
            os.kill(os.getpid(), signal.SIGINT)
            return None
        if self._pressed(key, self._line.empty):
            return None
        shown, line = self._line.take(key)
        if shown:
            self._show(shown)
        return line

    def _read(self, seconds: float) -> bytes | None:
        """What has come within so many seconds; None where nothing comes any more."""
        try:
            if not select.select([self._file], [], [], seconds)[0]:
                if not self._closed:
                    self._each_key()
                return b""
            return os.read(self._file, 1024) or None
        except (OSError, ValueError):
            return None

    def _each_key(self) -> None:
        """Have keys as they are pressed and shown by us; anew where a stopped program was set going again."""
        mode = self._termios.tcgetattr(self._file)
        if mode[3] & self._termios.ICANON:
            mode[3] &= ~(self._termios.ICANON | self._termios.ECHO)
            with contextlib.suppress(self._termios.error):
                self._termios.tcsetattr(self._file, self._termios.TCSADRAIN, mode)

    def _asked(self) -> tuple[bool, bytes]:
        """Whether the terminal has the keyboard protocol, and what was typed while it was asked."""
        self._show(ASK)
        came = b""
        while not ANSWERED.search(came.decode("latin-1")):
            more = self._read(ANSWER_SECONDS)
            if not more:
                break
            came += more
        text = came.decode("latin-1")
        typed = ANSWERED.sub("", HAS_PROTOCOL.sub("", text))
        return HAS_PROTOCOL.search(text) is not None, typed.encode("latin-1")

    def _show(self, text: str) -> None:
        """Write to the terminal; one that is gone is not written to."""
        with contextlib.suppress(OSError, ValueError):
            self._shown.write(text)
            self._shown.flush()

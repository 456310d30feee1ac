"""A real terminal, both ends of it in this process: what is typed, shown and told, and how it is left."""

from __future__ import annotations

import os
import pty
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from queue import SimpleQueue

import pytest

from plainspoken.hearing.keys import Key, Move, TerminalKeys, opened
from plainspoken.hearing.keys.decoding import ASK, BEGIN, END

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such terminals")


@dataclass
class Terminal:
    """The end of a terminal that a person has: what it shows, and what is typed."""

    person: int
    program: int
    told: list[tuple[Key, bool]] = field(default_factory=list)
    shown: bytes = b""

    def opened(self, answer: bytes, talks: str = "") -> TerminalKeys:
        """The program's end of it, once the terminal has answered what it can do."""
        os.write(self.person, answer)
        source = os.fdopen(os.dup(self.program), "r")
        shown = os.fdopen(os.dup(self.program), "w")

        def pressed(key: Key, empty: bool) -> bool:
            self.told.append((key, empty))
            return bool(talks) and empty and key.text == talks

        keys = opened(source, shown, pressed)
        assert keys is not None
        self._kept = (source, shown)
        return keys

    def read(self, until: str) -> str:
        """What is shown, up to some text."""
        while until.encode() not in self.shown:
            self.shown += os.read(self.person, 1024)
        return self.shown.decode()

    def close(self) -> None:
        for kept in self._kept:
            kept.close()
        os.close(self.person)
        os.close(self.program)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    made = Terminal(*pty.openpty())
    yield made
    made.close()


def reading(keys: TerminalKeys) -> tuple[SimpleQueue[str | None], threading.Thread]:
    """The lines as they come, None at the end."""
    lines: SimpleQueue[str | None] = SimpleQueue()

    def read() -> None:
        for line in keys.lines():
            lines.put(line)
        lines.put(None)

    thread = threading.Thread(target=read)
    thread.start()
    return lines, thread


PLAIN, WITH_RELEASES = b"\x1b[?62c", b"\x1b[?0u\x1b[?62c"


def test_lines_are_typed_and_shown(terminal: Terminal) -> None:
    keys = terminal.opened(PLAIN)
    assert not keys.releases
    lines, thread = reading(keys)
    os.write(terminal.person, b"open binz\x7fs\r")
    assert lines.get(timeout=20) == "open bins\n"
    assert "open binz\b \bs\r\n" in terminal.read("\n").replace("\x1b", "")
    os.write(terminal.person, b"\x04")
    assert lines.get(timeout=20) is None
    thread.join()
    keys.close()


def test_the_space_bar_talks_on_an_empty_line_and_is_a_space_in_another(terminal: Terminal) -> None:
    keys = terminal.opened(PLAIN, talks=" ")
    lines, thread = reading(keys)
    os.write(terminal.person, b" a b\r")
    assert lines.get(timeout=20) == "a b\n"
    assert [(key.text or key.name, empty) for key, empty in terminal.told] == [
        (" ", True),
        ("a", True),
        (" ", False),
        ("b", False),
        ("enter", False),
    ]
    keys.close()
    assert lines.get(timeout=20) is None
    thread.join()


def test_a_terminal_that_tells_of_releases_is_asked_to_and_left_as_it_was(terminal: Terminal) -> None:
    keys = terminal.opened(WITH_RELEASES, talks=" ")
    assert keys.releases
    lines, thread = reading(keys)
    os.write(terminal.person, b"\x1b[32;1:1;32u\x1b[32;1:3u\x1b[97;1:1;97u\x1b[97;1:3u\x1b[13u")
    assert lines.get(timeout=20) == "a\n"
    assert terminal.told[:2] == [(Key("", " "), True), (Key("", " ", Move.RELEASE), True)]
    keys.close()
    assert lines.get(timeout=20) is None
    thread.join()
    shown = terminal.read(END)
    assert shown.index(ASK) < shown.index(BEGIN) < shown.index(END)


def test_the_terminal_is_left_as_it_was(terminal: Terminal) -> None:
    import termios  # noqa: PLC0415 - not on Windows

    before = termios.tcgetattr(terminal.program)
    keys = terminal.opened(PLAIN)
    assert not termios.tcgetattr(terminal.program)[3] & (termios.ICANON | termios.ECHO)
    keys.close()
    assert termios.tcgetattr(terminal.program) == before


def test_what_was_typed_while_the_terminal_was_asked_is_not_lost(terminal: Terminal) -> None:
    keys = terminal.opened(b"bi" + PLAIN)
    lines, thread = reading(keys)
    os.write(terminal.person, b"ns\r")
    assert lines.get(timeout=20) == "bins\n"
    keys.close()
    thread.join()


def test_where_there_is_no_terminal_there_are_no_keys() -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader) as source, os.fdopen(writer, "w") as shown:
        assert opened(source, shown, lambda key, empty: False) is None
    assert opened(None, sys.stdout, lambda key, empty: False) is None

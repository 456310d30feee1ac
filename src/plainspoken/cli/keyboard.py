"""The keyboard of a conversation: lines that are typed, keys that silence, and the one that is pressed to talk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from typing import Protocol

from plainspoken.flow import ENTER, Event, Pressed
from plainspoken.hearing.keys import Key, Move, TalkKey, opened


class Voice(Protocol):
    """What of a mouth a key is for."""

    def stop(self) -> None:
        """Fall silent and drop what was still to be said."""

    def tone(self, name: str) -> None:
        """Play a short sound."""


class Keyboard:
    """Keys of the terminal: any silences at once, the space bar on an empty line and a headset's button talk.

    The voice is stopped here and not only told of, for the assistant may be busy with a page.
    """

    def __init__(self, voice: Voice, talk: TalkKey | None, post: Callable[[Event], None]) -> None:
        """`talk` is None where nothing is listened to, so that no key is for talking."""
        self._voice = voice
        self.talk = talk
        self._post = post
        self._releases = False

    def lines(self, kept: ExitStack) -> Iterable[str]:
        """The lines that are typed, key by key where there is a terminal for it; it is as it was once `kept` closes."""
        terminal = opened(sys.stdin, sys.stdout, self.pressed)
        if terminal is None:
            return self.entered(() if sys.stdin is None else sys.stdin)  # None: it was closed
        kept.callback(terminal.close)
        self._releases = terminal.releases
        return self.entered(terminal.lines())

    def pressed(self, key: Key, empty: bool) -> bool:
        """A key has moved, on a line that is empty or not; whether it was no typing."""
        talks = self.talk is not None and (key.name == "media" or (key.text == " " and empty))
        if talks:
            self._talked(key.move, told=self._releases)
        elif key.move is Move.PRESS:
            self._voice.stop()
            self._post(Pressed())
        return talks

    def entered(self, lines: Iterable[str]) -> Iterator[str]:
        """Typed lines; Enter alone is an order to be silent, or where a key is pressed to talk, that key."""
        for line in lines:
            if line.strip():
                yield line
            elif self.talk is not None and self.talk.only:
                self._talked(Move.PRESS, told=False)
            else:
                yield f"{ENTER}\n"

    def _talked(self, move: Move, *, told: bool) -> None:
        """The key to talk has moved: as it goes down the voice falls silent and a tone says that it is listened."""
        if self.talk is not None and self.talk.moved(move, told=told):
            self._voice.stop()
            self._voice.tone("listening")
            self._post(Pressed(talk=True))

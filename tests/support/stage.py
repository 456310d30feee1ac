"""A speaker whose player a test works by hand."""

from __future__ import annotations

from queue import SimpleQueue

from plainspoken.flow import Event, Utterance
from plainspoken.speaking import Habits, Speaker
from support.voices import BeepVoice, HandPlayer


class Stage:
    """A speaker with a player that the test works by hand."""

    def __init__(self, voice: BeepVoice | None = None, waiting: Utterance | None = None) -> None:
        self.voice = voice or BeepVoice()
        self.player = HandPlayer()
        self.events: SimpleQueue[Event] = SimpleQueue()
        self.speaker = Speaker(self.voice, self.player, self.events.put, Habits(waiting=waiting))

    def told(self) -> list[Event]:
        return [self.events.get_nowait() for _ in range(self.events.qsize())]

"""Voices and players for tests: they keep our own protocols, and do what they are told at once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from plainspoken.flow import Event, Manner, Sound, Trouble
from plainspoken.speaking.output import Item
from plainspoken.speaking.voice import VoiceDescription

RATE = 22050


class BeepVoice:
    """Says every letter as ten milliseconds of the same loud sample; "trouble" it cannot say."""

    name = "beep"

    def __init__(self, before: Callable[[str], None] = lambda text: None) -> None:
        self.asked: list[str] = []
        self.closed = False
        self._before = before

    def render(self, text: str, language: str, manner: Manner) -> Sound | Trouble:
        self._before(text)
        self.asked.append(text)
        if "trouble" in text:
            return Trouble("voice.failed")
        return Sound((1000).to_bytes(2, "little") * (len(text) * RATE // 100), RATE)

    def voices(self) -> tuple[VoiceDescription, ...]:
        return (VoiceDescription("beep", "Beep", "en"),)

    def close(self) -> None:
        self.closed = True


@dataclass
class HandPlayer:
    """A player whose items are played by the test, one `next` after another."""

    volume: float = 1.0
    lost: bool = False
    items: list[Item] = field(default_factory=list)
    overlaid: list[Sound] = field(default_factory=list)
    stops: int = 0
    closed: bool = False
    paused: bool = False
    came: threading.Condition = field(default_factory=threading.Condition)
    post: Callable[[Event], None] = print

    @property
    def ahead(self) -> int:
        return len(self.items)

    def connect(self, post: Callable[[Event], None]) -> None:
        self.post = post

    def play(self, item: Item) -> None:
        with self.came:
            self.items.append(item)
            self.came.notify_all()

    def next(self) -> Item:
        """Wait for an item, play it, report its events."""
        with self.came:
            assert self.came.wait_for(lambda: self.items, 10), "no item came"
            item = self.items.pop(0)
        for event in (item.begun, item.ended):
            if event is not None:
                self.post(event)
        return item

    def overlay(self, sound: Sound) -> None:
        with self.came:
            self.overlaid.append(sound)
            self.came.notify_all()

    def stop(self) -> None:
        with self.came:
            self.items.clear()
            self.stops += 1

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False

    def close(self) -> None:
        self.closed = True

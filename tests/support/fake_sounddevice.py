"""As much of sounddevice as our player uses, with devices that come, go and fail as a test tells them to."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import ModuleType


class PortAudioError(Exception):
    """What sounddevice raises."""


class CallbackStop(Exception):
    """What a callback raises to end its stream."""


class Stream:
    """A stream that asks for sound when the test pulls."""

    def __init__(self, card: Card, callback: Callable[..., None], finished_callback: Callable[[], None]) -> None:
        self.latency = card.latency
        self.channels = card.channels
        self.stopped = True
        self.active = False
        self.aborts = 0
        self._card = card
        self._callback = callback
        self._finished = finished_callback

    def start(self) -> None:
        self._card.check()
        assert self.stopped, "a stream was started that had not been stopped"
        self.stopped = False
        self.active = True
        self._card.started()
        if self._card.dead:
            self.end()

    def abort(self) -> None:
        assert self._card.controlling.acquire(blocking=False), "two threads control the stream at once"
        try:
            self.aborts += 1
            self.stopped = True
            self.end()
        finally:
            self._card.controlling.release()

    def close(self, ignore_errors: bool = True) -> None:
        self.stopped = True
        self.active = False

    def end(self) -> None:
        """End as a device ends that was pulled out."""
        if self.active:
            self.active = False
            self._finished()

    def pull(self, count: int) -> memoryview:
        """Ask for so many samples of each channel."""
        out = bytearray(2 * count * self.channels)
        try:
            self._callback(memoryview(out), count, None, None)
        except CallbackStop:
            self.end()
        return memoryview(out).cast("h")


class Card:
    """The device: `broken` refuses every stream, `dead` takes it and never asks for sound; it has so many channels."""

    def __init__(self, latency: float = 0.0) -> None:
        self.latency = latency
        self.channels = 1
        self.broken = False
        self.dead = False
        self.streams: list[Stream] = []
        self.starts = 0
        self.refused = 0
        self.controlling = threading.Lock()
        self._came = threading.Condition()

    def check(self) -> None:
        if self.broken:
            with self._came:
                self.refused += 1
                self._came.notify_all()
            raise PortAudioError("device unavailable")

    def started(self) -> None:
        with self._came:
            self.starts += 1
            self._came.notify_all()

    def wait(self, holds: Callable[[], bool]) -> None:
        with self._came:
            assert self._came.wait_for(holds, 20), "did not come to pass"

    def running(self) -> Stream:
        """The stream, as soon as it runs."""
        self.wait(lambda: bool(self.streams) and self.streams[-1].active)
        return self.streams[-1]

    def module(self) -> ModuleType:
        """This card as the module that the player is given."""
        made = ModuleType("sounddevice")

        def open_stream(**options: object) -> Stream:
            self.check()
            stream = Stream(self, options["callback"], options["finished_callback"])  # type: ignore[arg-type]
            self.streams.append(stream)
            return stream

        def check(channels: int, **_: object) -> None:
            if channels != self.channels:
                raise PortAudioError("Invalid number of channels")

        made.check_output_settings = check  # type: ignore[attr-defined]
        made.PortAudioError = PortAudioError  # type: ignore[attr-defined]
        made.CallbackStop = CallbackStop  # type: ignore[attr-defined]
        made.RawOutputStream = open_stream  # type: ignore[attr-defined]
        return made

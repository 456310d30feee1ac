"""The microphone, through PortAudio: what is wrong with it is told in words, and it comes back by itself."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event, Lock
from typing import Any, Protocol

from plainspoken.flow import Trouble
from plainspoken.hearing.rates import RateChanger
from plainspoken.hearing.sources import BLOCK_SECONDS

RATE = 16000
RETRY_SECONDS = 1.0
SILENT_SECONDS = 3.0

Library = Any
"""The sounddevice module, or what tests put in its place."""


class Stream(Protocol):
    """What we use of sounddevice's RawInputStream."""

    def start(self) -> None:
        """Begin to record."""

    def close(self) -> None:
        """End the recording."""


def sounddevice() -> Library:
    """The sounddevice library; OSError where PortAudio is missing, ImportError where sounddevice is."""
    return importlib.import_module("sounddevice")


def refresh_devices() -> None:
    """Let PortAudio read its list of devices anew (33 ms): a device plugged in since is seen only then.

    This ends every stream of the process, a player's too: whoever hands it to a Microphone lets the player stop first.
    """
    library = sounddevice()
    library._terminate()
    library._initialize()


class Microphone:
    """A SoundSource: 16 kHz mono, blocks of 20 ms; the device's own rate where it has no 16 kHz, changed here.

    Troubles that `read` tells, once each until they are over: microphone.no_portaudio, microphone.none (no such device
    or none at all), microphone.lost (unplugged while listening), and microphone.back when one of them is over.
    `refresh` reads the list of devices anew before each new attempt; without it, only known devices come back.
    """

    rate = RATE

    def __init__(
        self,
        device: str = "",
        refresh: Callable[[], None] | None = None,
        library: Callable[[], Library] = sounddevice,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        self._device = device or None
        self._refresh = refresh
        self._library = library
        self._retry_seconds = retry_seconds
        self._blocks: SimpleQueue[bytes | None] = SimpleQueue()
        self._closed = Event()
        self._lock = Lock()  # one at a time opens and closes: PortAudio's streams are not made for two
        self._stream: Stream | None = None
        self._changer = RateChanger(RATE, RATE)
        self._trouble: Trouble | None = None

    def read(self) -> bytes | Trouble | None:
        """The next block; opens the device when first read, and again when it was lost."""
        if self._closed.is_set():
            return None
        if self._stream is None:
            return self._try_to_open()
        try:
            block = self._blocks.get(timeout=SILENT_SECONDS)
        except Empty:
            block = None  # some drivers tell nothing when a device is gone: the blocks cease
        if block is not None:
            return self._changer.take(block)
        if self._closed.is_set():
            return None
        self._give_up()
        return self._told(Trouble("microphone.lost"))

    def close(self) -> None:
        """Give up the device and end a `read` that waits."""
        self._closed.set()
        self._give_up()
        self._blocks.put(None)

    def _try_to_open(self) -> bytes | Trouble | None:
        """Open the device; a trouble is told once, then an attempt is made every second."""
        if self._trouble is not None and self._closed.wait(self._retry_seconds):
            return None
        trouble = self._opened(again=self._trouble is not None)
        if trouble is not None:
            return self._told(trouble)
        if self._trouble is None:
            return b""
        self._trouble = None
        return Trouble("microphone.back")

    def _told(self, trouble: Trouble) -> bytes | Trouble:
        """A trouble to tell, or b"" where it was told already; what was lost and is not there is the same trouble."""
        known, self._trouble = self._trouble, trouble
        same = known is not None and (known == trouble or known.key == "microphone.lost")
        return b"" if same else trouble

    def _opened(self, *, again: bool) -> Trouble | None:
        """Open the device at 16 kHz or its own rate; the trouble where it cannot be."""
        try:
            if again and self._refresh is not None:
                self._refresh()
            library = self._library()
        except (OSError, ImportError):
            return Trouble("microphone.no_portaudio")
        try:
            with self._lock:
                if not self._closed.is_set():
                    self._stream = self._made(library)
                    self._stream.start()
        except (library.PortAudioError, ValueError):
            self._give_up()
            return Trouble("microphone.none", (("name", self._device or ""),))
        return None

    def _made(self, library: Library) -> Stream:
        """A stream that puts its blocks into a queue of its own, and None when it has ended."""
        blocks: SimpleQueue[bytes | None] = SimpleQueue()
        self._blocks = blocks
        rate = self._rate_of(library)
        self._changer = RateChanger(rate, RATE)
        stream: Stream = library.RawInputStream(
            samplerate=rate,
            blocksize=int(rate * BLOCK_SECONDS),
            device=self._device,
            channels=1,
            dtype="int16",
            callback=lambda data, _frames, _time, _status: blocks.put(bytes(data)),
            finished_callback=lambda: blocks.put(None),
        )
        return stream

    def _rate_of(self, library: Library) -> int:
        """16 kHz where the device has it, else its own rate."""
        try:
            library.check_input_settings(device=self._device, channels=1, dtype="int16", samplerate=RATE)
        except library.PortAudioError:
            return int(library.query_devices(self._device, "input")["default_samplerate"])
        return RATE

    def _give_up(self) -> None:
        """Close the stream, whatever state it is in."""
        with self._lock:
            stream, self._stream = self._stream, None
            if stream is not None:
                with contextlib.suppress(Exception):  # a device that is gone cannot be closed well, and is gone
                    stream.close()

"""The microphone, through PortAudio: what is wrong with it is told in words, and it comes back by itself."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from queue import Empty, SimpleQueue
from threading import Event, Lock
from typing import Protocol

from plainspoken.devices import Kind, Library, SoundDevices, sounddevice
from plainspoken.flow import Trouble
from plainspoken.hearing.rates import RateChanger, mixed_down
from plainspoken.hearing.sources import BLOCK_SECONDS

RATE = 16000
RETRY_SECONDS = 1.0
SILENT_SECONDS = 3.0
BACK = Trouble("microphone.back")


class Stream(Protocol):
    """What we use of sounddevice's RawInputStream."""

    def start(self) -> None:
        """Begin to record."""

    def close(self) -> None:
        """End the recording."""


class Microphone:
    """A SoundSource: 16 kHz mono, blocks of 20 ms; made here of what the device has, where that is something else.

    Troubles that `read` tells, once each until they are over: microphone.no_portaudio, microphone.none (no such device
    or none at all), microphone.lost (unplugged while listening), microphone.other (the one named is not there, and the
    system's own is used meanwhile), and microphone.back when one of them is over. `refresh` reads the list of devices
    anew before each new attempt; without it, only known devices come back. With `devices` it opens by their leave, by
    names that people know; and what has ended is opened again at once, before anything is told.
    """

    rate = RATE

    def __init__(
        self,
        device: str = "",
        refresh: Callable[[], None] | None = None,
        library: Callable[[], Library] = sounddevice,
        retry_seconds: float = RETRY_SECONDS,
        devices: SoundDevices | None = None,
    ) -> None:
        self._device = device or None
        self._devices = devices
        self._refresh = devices.refresh if devices is not None else refresh
        self._library = library
        self._retry_seconds = retry_seconds
        self._blocks: SimpleQueue[bytes | None] = SimpleQueue()
        self._closed = Event()
        self._lock = Lock()  # one at a time opens and closes: PortAudio's streams are not made for two
        self._stream: Stream | None = None
        self._changer = RateChanger(RATE, RATE)
        self._trouble: Trouble | None = None
        self._released = self._elsewhere = self._is_other = self._came = False
        if devices is not None:
            devices.join(self)

    def use(self, device: str) -> None:
        """Listen with another device from now on, by its name; "" for the system's own."""
        if device != (self._device or ""):
            self._device, self._elsewhere = device or None, False
            self.release()

    def look_again(self) -> None:
        """Devices have come or gone: open anew where the one wanted is not the one that is open."""
        if self._device and self._devices is not None:
            with self._devices.aimed(Kind.MICROPHONE, self._device) as (_, found):
                changed = found == self._elsewhere or self._stream is None
            if changed:
                self.release()

    def release(self) -> None:
        """Close the stream for a moment; what it brought is still read, and then it is opened again."""
        self._released = True
        blocks = self._blocks
        self._give_up()
        blocks.put(None)

    def read(self) -> bytes | Trouble | None:
        """The next block; opens the device when first read, and again when it was lost."""
        if self._closed.is_set():
            return None
        if self._stream is None and not self._released:
            return self._try_to_open()
        try:
            block = self._blocks.get(timeout=SILENT_SECONDS)
        except Empty:
            block = None  # some drivers tell nothing when a device is gone: the blocks cease
        if block is not None:
            self._came = True
            return self._changer.take(block)
        if self._closed.is_set():
            return None
        if self._released:
            self._released = False
            return b""
        self._give_up()
        if self._devices is not None and self._came and self._opened(again=False) is None:
            return self._told_where()
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
        return self._told(trouble) if trouble is not None else self._told_where()

    def _told_where(self) -> bytes | Trouble:
        """What is to be told once a device is open: that it is not the one wanted, or that a trouble is over."""
        known, self._trouble = self._trouble, None
        if self._is_other != self._elsewhere:
            self._elsewhere = self._is_other
            return Trouble("microphone.other", (("name", self._device or ""),)) if self._is_other else BACK
        return b"" if known is None else BACK

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
            with self._aimed() as (device, found), self._lock:
                if not self._closed.is_set():
                    self._is_other, self._came = not found, False
                    self._stream = self._made(library, device)
                    self._stream.start()
        except (library.PortAudioError, ValueError):
            self._give_up()
            return Trouble("microphone.none", (("name", self._device or ""),))
        return None

    def _aimed(self) -> AbstractContextManager[tuple[str | None, bool]]:
        """The device to open, and whether it is the one wanted."""
        if self._devices is None:
            return nullcontext((self._device, True))
        return self._devices.aimed(Kind.MICROPHONE, self._device or "")

    def _made(self, library: Library, device: str | None) -> Stream:
        """A stream that puts its blocks into a queue of its own, and None when it has ended."""
        blocks: SimpleQueue[bytes | None] = SimpleQueue()
        self._blocks = blocks
        rate, channels = _format_of(library, device)
        self._changer = RateChanger(rate, RATE)
        stream: Stream = library.RawInputStream(
            samplerate=rate,
            blocksize=int(rate * BLOCK_SECONDS),
            device=device,
            channels=channels,
            dtype="int16",
            callback=lambda data, _frames, _time, _status: blocks.put(mixed_down(bytes(data), channels)),
            finished_callback=lambda: blocks.put(None),
        )
        return stream

    def _give_up(self) -> None:
        """Close the stream, whatever state it is in."""
        leave = self._devices.lock if self._devices is not None else nullcontext()
        with leave, self._lock:
            stream, self._stream = self._stream, None
            if stream is not None:
                with contextlib.suppress(Exception):  # a device that is gone cannot be closed well, and is gone
                    stream.close()


def _format_of(library: Library, device: str | None) -> tuple[int, int]:
    """The samples a second and the channels to open a device with: 16 kHz mono, or as near to it as the device has."""
    try:
        library.check_input_settings(device=device, channels=1, dtype="int16", samplerate=RATE)
    except library.PortAudioError:
        told = library.query_devices(device, "input")
        own = int(told["default_samplerate"])
        for channels in (1, 2, int(told["max_input_channels"])):
            for rate in (own, RATE):
                with contextlib.suppress(library.PortAudioError):
                    library.check_input_settings(device=device, channels=channels, dtype="int16", samplerate=rate)
                    return rate, channels
        return own, 1
    return RATE, 1

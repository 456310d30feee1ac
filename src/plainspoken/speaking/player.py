"""The player: one stream to the loudspeaker, silent within milliseconds, opened again when the device was lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import ModuleType
from typing import Protocol

from plainspoken.flow import Sound, Trouble
from plainspoken.speaking.output import Item, Post, Tap, nowhere
from plainspoken.speaking.reel import Reel

RATE = 22050
LATENCY = 0.1
"""Seconds of sound that the device holds; less crackles on a busy laptop, and `abort` drops it anyway."""

LINGER = 3.0
"""Seconds of silence that the stream goes on with: Bluetooth swallows the first word after every start."""

RETRY = 1.0
"""Seconds between two tries to open a lost device."""

TOLD = 2
"""Failures after which a person is told; one alone is often a device that was just plugged in."""

PATIENCE = 5
"""Failures after which what waits is dropped and its end reported, so that nobody waits for ever."""

NO_LIBRARY = Trouble("speaker.no_library")
NO_DEVICE = Trouble("speaker.no_device")
LOST = Trouble("speaker.lost")


class Stream(Protocol):
    """What we use of sounddevice's stream."""

    stopped: bool
    latency: float

    def start(self) -> None:
        """Begin to ask for sound."""

    def abort(self) -> None:
        """Stop, and drop what the device holds."""

    def close(self, ignore_errors: bool = True) -> None:
        """Let the device go."""


def open_player(
    device: int | str | None = None, latency: float = LATENCY, refresh: Callable[[], None] | None = None
) -> Player | Trouble:
    """A player on a loudspeaker, the system's own where none is named; `latency` in seconds.

    `refresh` makes PortAudio read its list of devices anew, which ends every stream of this process, a microphone's
    too; without it a lost device is opened again from the list as it was.
    Trouble: speaker.no_library (PortAudio is missing), speaker.no_device (there is no loudspeaker).
    """
    try:
        import sounddevice  # noqa: PLC0415
    except OSError:
        return NO_LIBRARY
    try:
        rate = _rate(sounddevice, device)
    except (sounddevice.PortAudioError, ValueError):
        return NO_DEVICE
    return Player(sounddevice, rate, device, latency, refresh)


class Player:
    """Plays items on a sounddevice stream; an Output. Made by `open_player`.

    Two locks, always taken in this order: `_control` is held around every call that starts, stops or opens the
    stream (two aborts at once deadlock in PortAudio), `_state` around the reel, by the stream's callback too. Nothing
    that waits for the callback is called with `_state` held. `tap`, set before anything is played, is told what plays.
    """

    tap: Tap | None = None

    def __init__(
        self,
        sounddevice: ModuleType,
        rate: int = RATE,
        device: int | str | None = None,
        latency: float = LATENCY,
        refresh: Callable[[], None] | None = None,
    ) -> None:
        self._sounddevice = sounddevice
        self._device = device
        self._latency = latency
        self._refresh = refresh
        self._reel = Reel(rate)
        self._control = threading.Lock()
        self._state = threading.Condition()
        self._stream: Stream | None = None
        self._running = self._wanted = self._paused = self._closed = False
        self._idle = 0
        self._starts = self._failures = 0
        self._post: Post = nowhere
        self._keeper = threading.Thread(target=self._keep, daemon=True, name="loudspeaker")
        self._keeper.start()

    @property
    def volume(self) -> float:
        """Loudness from 0 to 1."""
        return self._reel.volume

    @volume.setter
    def volume(self, value: float) -> None:
        self._reel.volume = value

    @property
    def ahead(self) -> int:
        """How many items have not begun yet."""
        with self._state:
            return self._reel.ahead

    @property
    def lost(self) -> bool:
        """Whether the device has been gone for so long that nothing is worth sending to it."""
        return self._failures >= PATIENCE

    def connect(self, post: Post) -> None:
        """Report events here from now on; called from the sound's own thread, so it may only put them on a queue."""
        self._post = post

    def play(self, item: Item) -> None:
        """Play an item after all those before it."""
        with self._state:
            self._reel.add(item)
            self._want()

    def overlay(self, sound: Sound) -> None:
        """Play a short sound at once, over whatever is playing."""
        with self._state:
            self._reel.overlay(sound)
            self._want()

    def stop(self) -> None:
        """Fall silent at once, drop everything, and report nothing of it any more."""
        with self._state:
            self._reel.clear()
            self._wanted = self._paused = False
        self._silence()

    def pause(self) -> None:
        """Fall silent at once and keep the place."""
        with self._state:
            self._paused = True
        self._silence()
        with self._state:
            self._reel.rewind(self._reel.latency)  # what was handed over and dropped is played again

    def resume(self) -> None:
        """Play on from where `pause` fell silent."""
        with self._state:
            self._paused = False
            if not self._reel.done:
                self._want()

    def close(self) -> None:
        """Fall silent for good."""
        with self._state:
            self._closed = True
            self._wanted = False
            self._reel.clear()
            self._state.notify_all()
        with self._control:
            self._close_stream()

    def _want(self) -> None:
        """Have the stream running; with `_state` held."""
        self._wanted = not self._paused
        self._idle = 0
        self._state.notify_all()

    def _silence(self) -> None:
        with self._control:
            self._starts = 0
            stream = self._stream
            if stream is not None and not stream.stopped:
                try:
                    stream.abort()  # drops what the device holds: 1 ms, where stop() would play it out
                except self._sounddevice.PortAudioError:
                    self._close_stream()

    def _fill(self, out: memoryview, count: int, _time: object, _status: object) -> None:
        """Hand the device its next samples; the stream's callback."""
        with self._state:
            self._starts = self._failures = 0
            if not self._wanted:
                out[:] = bytes(2 * count)
                raise self._sounddevice.CallbackStop
            block, events = self._reel.take(count)
            out[:] = samples = block.tobytes()
            if self.tap is not None:
                self.tap.played(samples, self._reel.rate)
            for event in events:  # with the lock held: after stop() nothing more is reported
                self._post(event)
            self._idle = self._idle + count if self._reel.done else 0
            if self._idle > LINGER * self._reel.rate:
                self._wanted = False
                raise self._sounddevice.CallbackStop

    def _ended(self) -> None:
        """Look after the stream, which has ended by itself, by us, or with its device; PortAudio calls this."""
        with self._state:
            self._running = False
            self._state.notify_all()

    def _keep(self) -> None:
        """Start the stream whenever it is wanted and does not run, as long as the player lives; a thread."""
        while not self._closed:
            with self._state:
                self._state.wait_for(lambda: self._closed or (self._wanted and not self._running))
            if not self._start():
                self._failed()

    def _start(self) -> bool:
        """Start the stream, opened where there is none; False where that fails."""
        with self._control:
            if not self._wanted or self._closed:
                return True
            try:
                stream = self._opened()
                self._running = True
                if self.tap is not None:
                    self.tap.began()
                stream.start()
                self._starts += 1
            except (self._sounddevice.PortAudioError, ValueError):
                self._starts = TOLD + 1
            if self._starts <= TOLD:
                return True
            # It cannot be started; or it can, ends at once, and never asks for sound, as a dead device does.
            self._close_stream()
            self._running = False
            self._starts = 0
            self._failures += 1
            return False

    def _opened(self) -> Stream:
        """The stream, stopped and ready to start."""
        stream = self._stream
        if stream is not None:
            if not stream.stopped:
                stream.abort()
            return stream
        if self._refresh is not None and self._failures:
            self._refresh()
        opened: Stream = self._sounddevice.RawOutputStream(
            samplerate=self._reel.rate,
            channels=1,
            dtype="int16",
            device=self._device,
            latency=self._latency,
            callback=self._fill,
            finished_callback=self._ended,
        )
        self._stream = opened
        self._reel.latency = int(opened.latency * self._reel.rate)
        return opened

    def _close_stream(self) -> None:
        """Let the stream go, working or not; with `_control` held."""
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.close(ignore_errors=True)

    def _failed(self) -> None:
        """Tell of a lost device once, give up what waits after a while, and wait a little before the next try."""
        with self._state:
            if self._failures == TOLD:
                self._post(LOST)
            if self._failures and self._failures % PATIENCE == 0:
                self._wanted = False
                for event in self._reel.drop():
                    self._post(event)
            self._state.wait_for(lambda: self._closed or self._failures == 0, RETRY)


def _rate(sounddevice: ModuleType, device: int | str | None) -> int:
    """The samples a second to play at: ours, or the device's own where it takes no other."""
    found: dict[str, float] = sounddevice.query_devices(device, "output")
    try:
        sounddevice.check_output_settings(device, channels=1, dtype="int16", samplerate=RATE)
    except sounddevice.PortAudioError:
        return int(found["default_samplerate"])
    return RATE

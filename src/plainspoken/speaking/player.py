"""The player: one stream to the loudspeaker, silent within milliseconds, opened again when the device was lost."""

from __future__ import annotations

import threading
from contextlib import nullcontext
from types import ModuleType

from plainspoken.devices import SoundDevices
from plainspoken.flow import Sound, Trouble
from plainspoken.speaking.opening import RATE, Stream, aimed, channels_of
from plainspoken.speaking.output import Item, Post, Tap, nowhere
from plainspoken.speaking.reel import Reel

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

WHOLE = 1 << 40
"""More samples than any sentence has."""

LOST = Trouble("speaker.lost")


class Player:
    """Plays items on a sounddevice stream; an Output. Made by `open_player`.

    Two locks, always taken in this order, and after that of `devices`: `_control` is held around every call that
    starts, stops or opens the stream (two aborts at once deadlock in PortAudio), `_state` around the reel, by the
    stream's callback too. Nothing that waits for the callback is called with `_state` held. A `patient` one drops
    nothing while its device is away, and goes on from the sentence's beginning once it is back. `tap`,
    set before anything is played, is told what plays.
    """

    tap: Tap | None = None

    def __init__(
        self,
        sounddevice: ModuleType,
        rate: int = RATE,
        device: str | None = None,
        latency: float = LATENCY,
        devices: SoundDevices | None = None,
    ) -> None:
        self._sounddevice = sounddevice
        self._device = device
        self._latency = latency
        self._devices = devices
        self._leave = nullcontext() if devices is None else devices.lock
        self.patient = self._elsewhere = self._is_other = self._asked = self._broken = False
        self._reel = Reel(rate)
        self._control = threading.Lock()
        self._state = threading.Condition()
        self._stream: Stream | None = None
        self._running = self._wanted = self._closed = False
        self._idle = 0
        self._starts = self._failures = 0
        self._channels = 1
        self._post: Post = nowhere
        if devices is not None:
            devices.join(self)
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
        return self._failures >= PATIENCE and not self.patient

    def connect(self, post: Post) -> None:
        """Report events here from now on, from the sound's own thread: they may only be put on a queue."""
        self._post = post

    def play(self, item: Item) -> None:
        """Play an item after all those before it."""
        with self._state:
            self._reel.add(item)
            self._want()

    def overlay(self, sound: Sound) -> None:
        """Play a short sound at once, over whatever is playing or paused."""
        with self._state:
            self._reel.overlay(sound)
            self._want()

    def stop(self) -> None:
        """Fall silent at once, drop everything, and report nothing of it any more."""
        with self._state:
            self._reel.clear()
            self._wanted = self._reel.held = False
        self._silence()

    def pause(self) -> None:
        """Fall silent at once and keep the place."""
        with self._state:
            self._reel.held = True
            self._wanted = False  # or the stream would be started again as soon as it has ended
        self._silence()
        with self._state:
            self._reel.rewind(self._reel.latency)  # what was handed over and dropped is played again

    def resume(self) -> None:
        """Play on from where `pause` fell silent."""
        with self._state:
            self._reel.held = False
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

    def use(self, device: str) -> None:
        """Play on another device from now on, by its name; "" for the system's own."""
        if device != (self._device or ""):
            self._device, self._elsewhere = device or None, False
            self.release()

    def look_again(self) -> None:
        """Devices have come or gone: open anew where the one wanted is not the one that is open."""
        if self._device and self._devices is not None:
            with aimed(self._devices, self._device) as (_, found):
                changed = found == self._elsewhere
            if changed:
                self.release()

    def release(self) -> None:
        """Close the stream for a moment; what was handed over and not heard is played again."""
        with self._leave, self._control:
            self._close_stream()
            with self._state:
                self._reel.rewind(self._reel.latency)
                self._running, self._failures = False, 0
                self._state.notify_all()

    def _want(self) -> None:
        """Have the stream running where there is something to play; with `_state` held."""
        self._wanted = not self._reel.done
        self._idle = 0
        self._state.notify_all()

    def _silence(self) -> None:
        with self._control:
            self._starts = 0
            stream = self._stream
            if stream is not None and not stream.stopped:
                self._asked = True
                try:
                    stream.abort()  # drops what the device holds: 1 ms, where stop() would play it out
                except self._sounddevice.PortAudioError:
                    self._close_stream()

    def _fill(self, out: memoryview, count: int, _time: object, _status: object) -> None:
        """Hand the device its next samples; the stream's callback."""
        with self._state:
            self._starts = self._failures = 0
            if not self._wanted:
                out[:] = bytes(len(out))
                self._asked = True
                raise self._sounddevice.CallbackStop
            block, events = self._reel.take(count)
            samples = block.tobytes()
            out[:] = samples if self._channels == 1 else block.repeat(self._channels).tobytes()
            if self.tap is not None:
                self.tap.played(samples, self._reel.rate)
            for event in events:  # with the lock held: after stop() nothing more is reported
                self._post(event)
            self._idle = self._idle + count if self._reel.done else 0
            if self._idle > LINGER * self._reel.rate:
                self._wanted, self._asked = False, True
                raise self._sounddevice.CallbackStop

    def _ended(self) -> None:
        """Look after the stream, which has ended by itself, by us, or with its device; PortAudio calls this."""
        with self._state:
            self._running = False
            if not self._asked:  # its device is gone: what that held is played again, by another stream
                self._broken = True
                self._reel.rewind(self._reel.latency)
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
        with self._leave, self._control:
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
                self._tell_where()
                return True
            # It cannot be started; or it ends at once and never asks for sound, as a dead device does.
            self._close_stream()
            self._running = False
            self._starts = 0
            self._failures += 1
            if self.patient:
                with self._state:
                    self._reel.rewind(WHOLE)
            return False

    def _tell_where(self) -> None:
        """Tell once that the loudspeaker named is not there, and the system's own is used."""
        if self._is_other and not self._elsewhere:
            self._post(Trouble("speaker.other", (("name", self._device or ""),)))
        self._elsewhere = self._is_other

    def _opened(self) -> Stream:
        """The stream, stopped and ready to start."""
        if self._broken:  # started again it might never return: a sound server that is gone does not answer
            self._close_stream()
        self._asked = self._broken = False
        stream = self._stream
        if stream is not None:
            if not stream.stopped:
                stream.abort()
            return stream
        with aimed(self._devices, self._device) as (device, found):
            self._is_other = not found
            self._channels = channels_of(self._sounddevice, device, self._reel.rate)
            opened: Stream = self._sounddevice.RawOutputStream(
                samplerate=self._reel.rate,
                channels=self._channels,
                dtype="int16",
                device=device,
                latency=self._latency,
                callback=self._fill,
                finished_callback=self._ended,
            )
        self._stream = opened
        self._reel.latency = int(opened.latency * self._reel.rate)
        return opened

    def _close_stream(self) -> None:
        """Let the stream go, working or not; with `_control` held."""
        stream, self._stream, self._asked = self._stream, None, True
        if stream is not None:
            stream.close(ignore_errors=True)

    def _failed(self) -> None:
        """Tell of a lost device once, give up what waits after a while, and wait a little before the next try."""
        with self._state:
            if self._failures == TOLD:
                self._post(LOST)
            if self._failures and self._failures % PATIENCE == 0 and not self.patient:
                self._wanted = False
                for event in self._reel.drop():
                    self._post(event)
            self._state.wait_for(lambda: self._closed or self._failures == 0, RETRY)
        if self._devices is not None and self._failures and not self._closed:
            self._devices.refresh()

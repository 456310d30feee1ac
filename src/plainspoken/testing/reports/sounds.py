"""Sound inside a page: as a data: address of MP3, which every browser plays."""

from __future__ import annotations

import base64
import io

import numpy as np

from plainspoken.flow import Sound

MOST_BYTES = 25_000_000
"""How much sound a page holds at most; what comes after is left out, and the page says so."""

QUALITY = 0.7
"""From 0, the best, to 1, the smallest: about 3 kilobytes a second of speech."""


class Sounds:
    """Encodes sounds until a page holds enough of them."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._left = most
        self.left_out = 0

    def address(self, sound: Sound | None) -> str:
        """A sound as an address, "" for none and for one that there is no room for."""
        if sound is None or not sound.pcm:
            return ""
        encoded = base64.b64encode(mp3(sound)).decode()
        if len(encoded) > self._left:
            self.left_out += 1
            return ""
        self._left -= len(encoded)
        return f"data:audio/mpeg;base64,{encoded}"


def mp3(sound: Sound) -> bytes:
    """A sound as an MP3 file."""
    import soundfile  # noqa: PLC0415 - loads a sound library

    file = io.BytesIO()
    wave = np.frombuffer(sound.pcm, "<i2")
    how = {"bitrate_mode": "VARIABLE", "compression_level": QUALITY}
    soundfile.write(file, wave, sound.rate, format="MP3", subtype="MPEG_LAYER_III", **how)
    return file.getvalue()

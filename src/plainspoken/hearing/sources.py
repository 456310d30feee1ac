"""Where sound comes from, a block at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from plainspoken.flow import Sound, Trouble

BLOCK_SECONDS = 0.02


class SoundSource(Protocol):
    """Gives sound as it comes. One thread reads; `close` may come from another and ends the reading."""

    @property
    def rate(self) -> int:
        """The samples a second of its sound."""

    def read(self) -> bytes | Trouble | None:
        """The next block of 16-bit mono sound, waiting for it; b"" while there is none; a Trouble once when it begins.

        None when it has ended or was closed. A source that lost its device keeps trying and goes on by itself.
        """

    def close(self) -> None:
        """Give up the device; a `read` that waits returns None."""


class RecordedSource:
    """A whole sound as a source, as fast as it is read: for files, for tests."""

    def __init__(self, *sounds: Sound) -> None:
        self.rate = sounds[0].rate if sounds else 16000
        self._blocks = self._cut(sounds)

    def read(self) -> bytes | Trouble | None:
        """The next 20 ms; None at the end."""
        return next(self._blocks, None)

    def close(self) -> None:
        """End it."""
        self._blocks = iter(())

    def _cut(self, sounds: tuple[Sound, ...]) -> Iterator[bytes]:
        step = int(self.rate * BLOCK_SECONDS) * 2
        for sound in sounds:
            yield from (sound.pcm[start : start + step] for start in range(0, len(sound.pcm), step))

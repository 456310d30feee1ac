"""Sound from a file, whatever its rate, its channels and its state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from plainspoken.flow import Sound, Trouble
from plainspoken.hearing.rates import pcm, resampled

if TYPE_CHECKING:
    import soundfile

RATE = 16000
LONGEST_SECONDS = 3600.0
FRAMES_AT_ONCE = 4096
"""Few, since of a file cut off the whole last reading is lost."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A file's sound, and what is wrong with the file; without sound there is always a trouble."""

    sound: Sound | None = None
    trouble: Trouble | None = None


def read_sound(path: Path | str, rate: int = RATE) -> Sound | Trouble:
    """The sound of a WAV or FLAC file as mono at `rate`; of a file that was cut off, what is there.

    Trouble: sound.missing, sound.unreadable, sound.not_sound, sound.empty or sound.too_long, each with the file's name.
    """
    recording = read_recording(path, rate)
    return recording.sound or recording.trouble or Trouble("sound.empty", (("file", Path(path).name),))


def read_recording(path: Path | str, rate: int = RATE) -> Recording:
    """The same, which also tells of a file that was cut off: its sound comes with the trouble `sound.cut_off`."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            begins = file.read(12)
    except FileNotFoundError:
        return _wrong("sound.missing", path)
    except OSError as problem:
        return _wrong("sound.unreadable", path, ("why", (problem.strerror or str(problem)).lower()))
    if not begins:
        return _wrong("sound.empty", path)
    return _decoded(path, rate)


def _wrong(key: str, path: Path, *values: tuple[str, str]) -> Recording:
    return Recording(trouble=Trouble(key, (("file", path.name), *values)))


def _decoded(path: Path, rate: int) -> Recording:
    """The sound of a file that is there and not empty."""
    import soundfile  # noqa: PLC0415 - loads a sound library

    try:
        with soundfile.SoundFile(path) as file:
            if file.frames > LONGEST_SECONDS * file.samplerate:
                return _wrong("sound.too_long", path, ("minutes", str(int(LONGEST_SECONDS // 60))))
            samples, whole = _samples(file)
            own_rate = int(file.samplerate)
            expected = int(file.frames)
    except (soundfile.LibsndfileError, RuntimeError, ValueError):
        return _wrong("sound.not_sound", path)
    if not len(samples):
        return _wrong("sound.empty", path)
    sound = Sound(pcm(resampled(samples, own_rate, rate)), rate)
    whole = whole and len(samples) >= expected and _all_there(path)
    return Recording(sound, None if whole else _wrong("sound.cut_off", path).trouble)


def _samples(file: soundfile.SoundFile) -> tuple[NDArray[np.float32], bool]:
    """A file's samples as mono, as far as they can be decoded, and whether that was to the end."""
    import soundfile  # noqa: PLC0415 - loads a sound library

    blocks: list[NDArray[np.float32]] = []
    whole = True
    while True:
        try:
            block = file.read(FRAMES_AT_ONCE, dtype="float32", always_2d=True)
        except soundfile.LibsndfileError:
            whole = False
            break
        if not len(block):
            break
        blocks.append(block.mean(axis=1))
    return (np.concatenate(blocks) if blocks else np.zeros(0, np.float32)), whole


def _all_there(path: Path) -> bool:
    """Whether a WAV file is as long as its header says; libsndfile mends the header and says nothing."""
    with path.open("rb") as file:
        head = file.read(65536)
    if head[:4] != b"RIFF" or not (data := re.search(b"data", head[12:])):
        return True
    start = 12 + data.end() + 4
    size = int.from_bytes(head[start - 4 : start], "little")
    # A recorder that writes to a pipe cannot know the size and leaves the greatest or none.
    return size >= 0x7FFFFFFF or size == 0 or path.stat().st_size >= start + size

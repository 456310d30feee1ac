"""Earcons: short soft tones that say what words would say too slowly; made here, so no recordings are needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from plainspoken.flow import Sound

RATE = 22050
LEVEL = 0.12
"""Of full scale: well under speech, which eSpeak makes at about 0.6."""

EDGE = 0.012
"""Seconds over which a note swells and dies away: shorter ones click."""


@dataclass(frozen=True, slots=True)
class Note:
    """A pitch in hertz, 0 for a rest, and its length in seconds."""

    pitch: float
    seconds: float


# Between 400 and 1,100 Hz, where hearing stays longest with age. No two have the same shape: two notes up open, one
# high acknowledges, one low is busy, two quick ones alike lead on, two low ones down went wrong, three are the end.
TONES: Mapping[str, tuple[Note, ...]] = {
    "listening": (Note(587.3, 0.07), Note(880.0, 0.09)),
    "heard": (Note(880.0, 0.06),),
    "loading": (Note(440.0, 0.12),),
    "link": (Note(659.3, 0.03), Note(0.0, 0.02), Note(659.3, 0.03)),
    "error": (Note(523.3, 0.11), Note(415.3, 0.17)),
    "end": (Note(880.0, 0.07), Note(698.5, 0.07), Note(523.3, 0.14)),
}


@cache
def tone(name: str) -> Sound:
    """The tone of a name in TONES; raises KeyError for another."""
    notes = [_wave(note) for note in TONES[name]]
    return Sound((np.concatenate(notes) * 32767).astype("<i2").tobytes(), RATE)


def _wave(note: Note) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """A note with its octave faintly in it and raised-cosine edges."""
    time = np.arange(round(note.seconds * RATE)) / RATE
    wave = np.sin(2 * np.pi * note.pitch * time) + 0.2 * np.sin(4 * np.pi * note.pitch * time)
    edge = np.minimum(1, np.minimum(time, time[::-1]) / EDGE)
    return np.asarray(LEVEL / 1.2 * wave * (0.5 - 0.5 * np.cos(np.pi * edge)), np.float64)

"""Whether what a microphone brought can be understood: loud enough, not overdriven, above the room's noise. Pure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from plainspoken.flow import Sound, Trouble

WINDOW_SECONDS = 0.03
FULL = 32768.0
SILENT, TOO_QUIET, TOO_NOISY, CLIPPED = -58.0, -40.0, 12.0, 0.002
"""Decibels of full scale under which there was nothing, and under which speech is too quiet; decibels of speech above
the room's noise under which it drowns; share of samples at full scale from which it is overdriven."""
AT_FULL = 32700


@dataclass(frozen=True, slots=True)
class Loudness:
    """How loud a recording is: its speech and the noise between, in decibels of full scale, and the share clipped."""

    speech: float
    noise: float
    clipped: float


def measured(sound: Sound) -> Loudness:
    """The loudness of a sound: its loud windows are speech, its quietest the room."""
    samples = np.frombuffer(sound.pcm[: len(sound.pcm) // 2 * 2], "<i2").astype(np.float32)
    size = max(1, int(WINDOW_SECONDS * sound.rate))
    if len(samples) < size:
        return Loudness(-120.0, -120.0, 0.0)
    windows = samples[: len(samples) // size * size].reshape(-1, size)
    levels = 20 * np.log10(np.sqrt(np.mean(windows**2, axis=1)) / FULL + 1e-6)
    clipped = float(np.mean(np.abs(samples) >= AT_FULL))
    return Loudness(float(np.percentile(levels, 90)), float(np.percentile(levels, 10)), clipped)


def faults(loudness: Loudness) -> tuple[Trouble, ...]:
    """What is wrong with a recording's loudness, as troubles to be told; none where it is fit."""
    if loudness.speech < SILENT:
        return (Trouble("sound.nothing"),)
    found = []
    if loudness.clipped > CLIPPED:
        found.append(Trouble("sound.clipped"))
    elif loudness.speech < TOO_QUIET:
        found.append(Trouble("sound.too_quiet"))
    if loudness.speech - loudness.noise < TOO_NOISY:
        found.append(Trouble("sound.too_noisy"))
    return tuple(found)

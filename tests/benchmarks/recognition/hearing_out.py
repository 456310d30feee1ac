"""One clip through a recogniser, and one through the endpointer and a recogniser as it comes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np

from plainspoken.flow import Mode, Sound, Transcript
from plainspoken.hearing.cutting import windows
from plainspoken.hearing.endpointing import Endpointer, Heard
from plainspoken.hearing.rates import at_rate, samples
from plainspoken.hearing.recogniser import Recogniser
from plainspoken.hearing.voice_activity import VoiceActivity

Found = TypeVar("Found")
BLOCK = 640
QUIET_SECONDS = 2.0
QUIET = 12.0
"""Root mean square of what the microphone gives after a clip, of 32768."""

ENDS_DB = 25.0
FRAME = 160


def hear(recogniser: Recogniser, sound: Sound) -> tuple[Transcript, float]:
    """What is heard in a whole sound, and the seconds of a core's time that it took."""
    pcm = at_rate(sound, recogniser.rate).pcm
    began = time.process_time()
    for start in range(0, len(pcm), BLOCK):
        recogniser.hear(pcm[start : start + BLOCK])
    transcript = recogniser.finish()
    return transcript, time.process_time() - began


def end_of_speech(sound: Sound) -> float:
    """The second in which the voice ends: the last 10 ms no more than 25 dB below the loudest."""
    wave = samples(sound, sound.rate)
    whole = wave[: len(wave) // FRAME * FRAME].reshape(-1, FRAME)
    power = np.mean(np.square(whole, dtype=np.float64), axis=1)
    loud = np.flatnonzero(power >= power.max() * 10 ** (-ENDS_DB / 10))
    return (int(loud[-1]) + 1) * FRAME / sound.rate


def follow(recogniser: Recogniser, sound: Sound, activity: VoiceActivity, mode: Mode) -> tuple[Transcript, float]:
    """The first transcript when the sound comes at the speed of speech, and its second on a clock of its own.

    The clock goes on with the sound, and where a window's work takes a core longer than the window lasts, with the
    work. A sound in which nothing is noticed gives an empty transcript at its end.
    """
    endpointer = Endpointer(activity.window / activity.rate, mode)
    activity.begin()
    before: list[bytes] = []
    now = 0.0
    for number, window in enumerate(windows(sound.pcm + quiet(sound.rate), activity.window), start=1):
        now = max(now, number * activity.window / activity.rate)
        took, heard = _worked(lambda window=window: endpointer.take(activity.likelihood(window)))
        now += took
        if heard is Heard.SILENCE:
            before = [*before, window][-endpointer.margin :]
            continue
        given = b"".join((*before, window)) if heard is Heard.BEGAN else window
        now += _worked(lambda given=given: recogniser.hear(given))[0]
        if heard in (Heard.ENDED, Heard.DROPPED):
            took, transcript = _worked(recogniser.finish)
            if heard is Heard.ENDED:
                return transcript, now + took
            before = []
    recogniser.finish()
    return Transcript("", 0.0), now


def quiet(rate: int) -> bytes:
    """Two seconds of a quiet room."""
    noise = np.random.default_rng(1).normal(0.0, QUIET, int(QUIET_SECONDS * rate))
    return np.rint(noise).astype("<i2").tobytes()


def _worked(work: Callable[[], Found]) -> tuple[float, Found]:
    """The seconds of a core's time that some work takes, and what comes of it."""
    began = time.process_time()
    found = work()
    return time.process_time() - began, found

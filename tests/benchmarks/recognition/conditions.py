"""What the clips are heard over: nothing, or noise so many decibels below the voice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from plainspoken.flow import Sound
from plainspoken.hearing.rates import pcm, samples
from plainspoken.hearing.surroundings import babble, pink
from plainspoken.hearing.surroundings.noises import Wave

from .clips import RATE, Clip, chance

MARGIN_SECONDS = 0.3
FRAME = 320
SPOKEN_DB = 25.0
"""A voice's level is that of the frames no more than this below its loudest: a clip's pauses are no part of it."""

TALKERS = 6
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Condition:
    """A noise ("" for none) and how many decibels it is below the voice."""

    noise: str = ""
    decibels: float = 0.0

    @property
    def name(self) -> str:
        """How tables call it."""
        return f"{self.noise} {self.decibels:.0f} dB" if self.noise else "clean"


CLEAN = Condition()
CONDITIONS = (CLEAN, *(Condition(noise, db) for noise in ("pink", "babble") for db in (20.0, 10.0, 5.0)))


@dataclass(slots=True)
class Talk:
    """What others say in the background: the longest clips, each read once."""

    clips: tuple[Clip, ...]
    _waves: dict[str, Wave]

    def waves(self, beside: Clip, seed: int) -> Sequence[Wave]:
        """Six people's talk, none of them the clip's own speaker."""
        others = [clip for clip in self.clips if clip.speaker != beside.speaker]
        picked = np.random.default_rng(seed).permutation(len(others))[:TALKERS]
        return [self._wave(others[number]) for number in picked]

    def _wave(self, clip: Clip) -> Wave:
        if clip.name not in self._waves:
            self._waves[clip.name] = samples(clip.sound(), RATE)
        return self._waves[clip.name]


def talk(clips: Sequence[Clip]) -> Talk:
    """Talk from the sentences of some clips; where there are few, from whatever is longest."""
    sentences = [clip for clip in clips if clip.kind == "sentence"]
    speakers = {clip.speaker for clip in sentences}
    longest = sentences if len(speakers) > TALKERS else sorted(clips, key=lambda each: -len(each.words))
    return Talk(tuple(longest[:LONGEST]), {})


def heard_over(clip: Clip, condition: Condition, background: Talk) -> Sound:
    """A clip as it is, or over noise that begins 0.3 s before it and ends 0.3 s after it, the same in every run."""
    sound = clip.sound()
    if not condition.noise:
        return sound
    wave = samples(sound, RATE)
    margin = np.zeros(int(MARGIN_SECONDS * RATE), np.float32)
    padded = np.concatenate([margin, wave, margin])
    seed = chance(clip.name, condition.name)
    noise = (
        babble(background.waves(clip, seed), len(padded), seed)
        if condition.noise == "babble"
        else pink(len(padded), RATE, seed)
    )
    mixed = padded + noise * np.float32(level(wave) * 10 ** (-condition.decibels / 20))
    return Sound(pcm(mixed / max(1.0, float(np.abs(mixed).max()))), RATE)


def level(wave: Wave) -> float:
    """The root mean square of a voice while it speaks."""
    whole = wave[: len(wave) // FRAME * FRAME].reshape(-1, FRAME)
    power = np.mean(np.square(whole, dtype=np.float64), axis=1) if len(whole) else np.zeros(1)
    return float(np.sqrt(np.mean(power[power >= power.max() * 10 ** (-SPOKEN_DB / 10)])))

"""Levels that are wrong are told after a few utterances, and once a spell."""

from __future__ import annotations

import numpy as np
import pytest

from plainspoken.flow import Sound
from plainspoken.hearing.level_watch import MENDED, RUNNING, LevelWatch

RATE = 16000
RANDOM = np.random.default_rng(3)


def utterance(speech: float, noise: float) -> Sound:
    """A second of speech between quarters of a second of room, each as loud as told."""
    room = RANDOM.normal(0, noise, RATE * 3 // 2)
    spoken = np.zeros(len(room))
    spoken[RATE // 4 : -RATE // 4] = RANDOM.normal(0, speech, RATE)
    return Sound(np.clip(room + spoken, -32768, 32767).astype("<i2").tobytes(), RATE)


GOOD, QUIET, LOUD, NOISY = (2000.0, 30.0), (120.0, 2.0), (20000.0, 30.0), (2000.0, 1000.0)


def told(*said: tuple[float, float]) -> list[str]:
    watch = LevelWatch()
    return [trouble.key if (trouble := watch.take(utterance(*each))) else "" for each in said]


@pytest.mark.parametrize(
    ("level", "key"), [(QUIET, "sound.too_quiet"), (LOUD, "sound.clipped"), (NOISY, "sound.too_noisy"), (GOOD, "")]
)
def test_told_once_it_is_certain_and_not_again(level: tuple[float, float], key: str) -> None:
    assert told(*[level] * 12) == ["", "", key, *[""] * 9]


def test_one_utterance_is_no_fault() -> None:
    assert set(told(*[QUIET, QUIET, GOOD] * 4)) == {""}


def test_told_again_in_another_spell_only() -> None:
    bad, good = [QUIET] * RUNNING, [GOOD] * MENDED
    assert [key for key in told(*bad, *good[1:], *bad, *good, *bad) if key] == ["sound.too_quiet"] * 2

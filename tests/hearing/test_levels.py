"""Sound is levelled as it comes, never silent, and the same sound always the same."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspoken.hearing.levels import LOUD, MARGIN_SECONDS, Levels

RATE = 16000
MARGIN = int(MARGIN_SECONDS * RATE)


def tone(amplitude: float, seconds: float = 2.0) -> bytes:
    wave = amplitude * np.sin(np.arange(int(RATE * seconds)) * 0.2)
    return wave.astype("<i2").tobytes()


def levelled(pcm: bytes, step: int = 640) -> np.ndarray:
    levels = Levels(RATE)
    out = b"".join(levels.take(pcm[start : start + step]) for start in range(0, len(pcm), step))
    return np.frombuffer(out + levels.end(), "<i2")


@pytest.mark.parametrize("amplitude", [500, 3000, 12000, 32000])
def test_quiet_and_loud_come_out_alike(amplitude: int) -> None:
    sound = levelled(tone(amplitude))[MARGIN:-MARGIN]
    assert np.percentile(np.abs(sound.astype(int)), 99) == pytest.approx(LOUD, rel=0.1)


@pytest.mark.parametrize("seconds", [0.01, 0.5, 3.0])
def test_margins_and_length(seconds: float) -> None:
    pcm = tone(3000, seconds)
    assert len(levelled(pcm)) == len(pcm) // 2 + 2 * MARGIN


def test_silence_is_not_silent() -> None:
    sound = levelled(bytes(2 * RATE))
    assert max(np.abs(sound).astype(int)) > 0
    assert all(sound[start : start + 160].any() for start in range(0, len(sound), 160))


@pytest.mark.parametrize("pcm", [b"", b"\0"])
def test_nothing_stays_nothing(pcm: bytes) -> None:
    assert len(levelled(pcm)) == 0


def test_speech_after_long_silence_sets_the_level() -> None:
    sound = levelled(bytes(2 * RATE * 3) + tone(300))[:-MARGIN]
    assert np.percentile(np.abs(sound[-RATE:].astype(int)), 99) > 1500


@settings(max_examples=30, deadline=None)
@given(st.binary(max_size=6000), st.integers(1, 999))
def test_how_it_is_cut_makes_no_difference(pcm: bytes, step: int) -> None:
    whole = len(pcm) // 2 * 2
    out = levelled(pcm, step)
    assert len(out) == (whole // 2 + 2 * MARGIN if whole else 0)
    assert np.array_equal(out, levelled(pcm, 5000)) or whole > 2 * 0.8 * RATE

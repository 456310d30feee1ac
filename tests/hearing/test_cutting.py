"""Utterances cut out of sound: the same of a whole sound as of one that comes."""

from __future__ import annotations

import pytest

from plainspoken.flow import Mode, Sound
from plainspoken.hearing.cutting import Cutter, utterances_of, windows
from plainspoken.hearing.sources import RecordedSource
from plainspoken.hearing.taking import take_utterance

MARGIN = 0.3


class Loudness:
    """Takes what is loud for speech."""

    rate = 16000
    window = 512

    def begin(self) -> None:
        pass

    def likelihood(self, frames: bytes) -> float:
        return float(any(frames))


def sound(parts: list[tuple[str, float]]) -> Sound:
    pcm = b"".join((b"\1\1" if kind == "loud" else b"\0\0") * int(seconds * 16000) for kind, seconds in parts)
    return Sound(pcm, 16000)


@pytest.mark.parametrize(
    ("parts", "lengths"),
    [
        ([], []),
        ([("quiet", 1.0)], []),
        ([("loud", 1.0)], [1.0]),
        ([("loud", 0.032)], []),
        ([("quiet", 1.0), ("loud", 1.0), ("quiet", 1.0)], [1.8]),
        ([("loud", 1.0), ("quiet", 2.0), ("loud", 0.5)], [1.5, 0.8]),
    ],
)
def test_utterances_of_a_sound(parts: list[tuple[str, float]], lengths: list[float]) -> None:
    found = list(utterances_of(sound(parts), Mode.COMMAND, Loudness()))
    assert [utterance.seconds for utterance in found] == pytest.approx(lengths, abs=0.35)


def test_what_is_said_just_after_a_click_has_its_margin() -> None:
    said = sound([("quiet", 1.0), ("loud", 0.032), ("quiet", 0.6), ("loud", 1.0)])
    cutter = Cutter(Mode.COMMAND, Loudness())
    for window in windows(said.pcm, cutter.window):
        assert cutter.take(window) is None
    rest = cutter.rest()
    assert rest is not None
    assert rest.seconds == pytest.approx(1.0 + MARGIN, abs=0.1)


def test_what_is_taken_from_a_source_is_the_first_that_is_cut_out() -> None:
    said = sound([("quiet", 1.0), ("loud", 0.032), ("quiet", 1.0), ("loud", 0.5), ("quiet", 2.0), ("loud", 1.0)])
    (first, _) = utterances_of(said, Mode.ANSWER, Loudness())
    taken = take_utterance(RecordedSource(said), Loudness())
    assert isinstance(taken, Sound)
    assert taken.seconds == pytest.approx(first.seconds, abs=0.04)


def test_whoever_has_begun_is_heard_out() -> None:
    said = sound([("quiet", 1.5), ("loud", 2.0), ("quiet", 2.0)])
    taken = take_utterance(RecordedSource(said), Loudness(), patience=2.0)
    assert isinstance(taken, Sound)
    assert taken.seconds == pytest.approx(MARGIN + 2.0 + 0.8, abs=0.1)

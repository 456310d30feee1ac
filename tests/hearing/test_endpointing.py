"""Where utterances begin and end, by likelihoods of speech: one figure a window of 32 ms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plainspoken.flow import Mode
from plainspoken.hearing.endpointing import SILENCE_SECONDS, Endpointer, Heard, Rules

WINDOW = 0.032


def story(likelihoods: list[float], mode: Mode = Mode.COMMAND, rules: Rules | None = None) -> list[tuple[str, int]]:
    """What happens other than silence and speech, and at which window."""
    endpointer = Endpointer(WINDOW, mode, rules)
    heard = [endpointer.take(likelihood) for likelihood in likelihoods]
    return [(each.value, at) for at, each in enumerate(heard) if each not in (Heard.SILENCE, Heard.SPEECH)]


@pytest.mark.parametrize(
    ("likelihoods", "expected"),
    [
        ([0.0] * 50, []),
        ([0.4] * 50, []),
        ([0.0] * 5 + [0.9] * 10 + [0.0] * 20, [("began", 5), ("ended", 29)]),
        ([0.9] * 10 + [0.4] * 60 + [0.0] * 16, [("began", 0), ("ended", 84)]),
        ([0.9] * 10 + [0.0] * 12 + [0.9] * 5 + [0.0] * 16, [("began", 0), ("ended", 41)]),
        ([0.9, 0.0] + [0.0] * 20, [("began", 0), ("dropped", 15)]),
        (
            [0.9] * 10 + [0.0] * 20 + [0.9] * 10 + [0.0] * 20,
            [("began", 0), ("ended", 24), ("began", 30), ("ended", 54)],
        ),
    ],
)
def test_story(likelihoods: list[float], expected: list[tuple[str, int]]) -> None:
    assert story(likelihoods) == expected


@pytest.mark.parametrize("mode", Mode)
def test_each_way_of_listening_has_its_pause(mode: Mode) -> None:
    (_, (end, at)) = story([0.9] * 10 + [0.0] * 60, mode)
    assert end == "ended"
    assert (at - 9) * WINDOW == pytest.approx(SILENCE_SECONDS[mode], abs=WINDOW)


def test_pauses_grow_from_commands_to_dictation() -> None:
    pauses = [SILENCE_SECONDS[mode] for mode in (Mode.COMMAND, Mode.ANSWER, Mode.SPELLING, Mode.DICTATION)]
    assert pauses == sorted(set(pauses))


@pytest.mark.parametrize(
    ("mode", "held", "pause", "seconds"),
    [
        (Mode.COMMAND, False, 0.0, 3.0),
        (Mode.COMMAND, False, 1.5, 4.5),
        (Mode.ANSWER, False, 0.0, 8.0),
        (Mode.COMMAND, True, 0.0, None),
        (Mode.DICTATION, False, 0.0, None),
        (Mode.SPELLING, False, 0.0, None),
    ],
)
def test_what_lasts_longer_than_what_may_be_said_is_talk(
    mode: Mode, held: bool, pause: float, seconds: float | None
) -> None:
    endpointer = Endpointer(WINDOW, mode)
    endpointer.held, endpointer.pause = held, pause
    talks = []
    for _ in range(int(19 / WINDOW)):
        endpointer.take(0.9)
        talks.append(endpointer.talk)
    assert (talks.index(True) * WINDOW if any(talks) else None) == pytest.approx(seconds, abs=2 * WINDOW)


@pytest.mark.parametrize(
    ("mode", "seconds"), [(Mode.COMMAND, 20), (Mode.ANSWER, 20), (Mode.SPELLING, 20), (Mode.DICTATION, 60)]
)
def test_nobody_speaks_for_ever(mode: Mode, seconds: float) -> None:
    ends = [at for what, at in story([0.9] * 4000, mode) if what == "ended"]
    assert ends[0] * WINDOW == pytest.approx(seconds, abs=2 * WINDOW)


@given(st.lists(st.floats(0, 1), max_size=400), st.sampled_from(Mode))
def test_what_begins_ends_before_the_next_begins(likelihoods: list[float], mode: Mode) -> None:
    told = [what for what, _ in story(likelihoods, mode)]
    assert told[::2] == ["began"] * len(told[::2])
    assert "began" not in told[1::2]


def test_a_person_who_asked_for_it_may_pause_longer() -> None:
    endpointer = Endpointer(WINDOW)
    endpointer.pause = 1.0
    likelihoods = [0.9] * 10 + [0.0] * round(1.4 / WINDOW) + [0.9] * 10
    assert Heard.ENDED not in [endpointer.take(each) for each in likelihoods]

"""The key to talk: held, or pressed once; with a terminal that tells of releases, and with one that repeats."""

from __future__ import annotations

import pytest

from plainspoken.hearing.keys import Move, TalkKey

Moves = list[tuple[float, Move]]
DOWN, AGAIN, UP = Move.PRESS, Move.REPEAT, Move.RELEASE


class Clock:
    """A clock that stands where a test puts it."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("told", "moves", "listening", "shut"),
    [
        pytest.param(True, [(0.0, DOWN), (0.1, UP)], [0.2, 7.9], [8.1], id="pressed once"),
        pytest.param(True, [(0.0, DOWN), (5.0, UP)], [0.1, 4.9, 5.2], [5.4], id="held"),
        pytest.param(True, [(0.0, DOWN), (0.5, AGAIN), (60.0, UP)], [0.1, 59.0, 60.2], [60.4], id="held for long"),
        pytest.param(False, [(0.0, DOWN)], [0.1, 7.9], [8.1], id="pressed once, releases untold"),
        pytest.param(
            False,
            [(0.0, DOWN), *((0.5 + 0.03 * n, DOWN) for n in range(50))],
            [0.4, 1.0, 1.9, 2.2],
            [2.7],
            id="held, releases untold",
        ),
        pytest.param(False, [(0.0, DOWN), (0.5, DOWN)], [0.6, 5.0], [8.1], id="a hand that trembles"),
    ],
)
def test_when_it_listens(
    told: bool, moves: list[tuple[float, Move]], listening: list[float], shut: list[float]
) -> None:
    clock = Clock()
    key = TalkKey(clock)
    events = sorted(
        [*moves, *((at, True) for at in listening), *((at, False) for at in shut)], key=lambda each: each[0]
    )
    began = []
    for at, what in events:
        clock.now = 100.0 + at
        if isinstance(what, Move):
            began.append(key.moved(what, told=told))
        else:
            assert key.listens(speaking=False) is what, at
    assert began == [True, *[False] * (len(moves) - 1)]


def test_pressed_once_it_listens_until_what_was_begun_has_ended() -> None:
    clock = Clock()
    key = TalkKey(clock)
    key.moved(DOWN, told=False)
    clock.now += 12.0
    assert not key.listens(speaking=False)
    assert key.listens(speaking=True)
    key.ended()
    assert not key.listens(speaking=True)


def test_held_it_goes_on_after_what_was_said() -> None:
    clock = Clock()
    key = TalkKey(clock)
    key.moved(DOWN, told=True)
    key.ended()
    assert key.listens(speaking=False)
    assert key.held


def test_pressed_again_it_listens_again() -> None:
    clock = Clock()
    key = TalkKey(clock)
    assert key.moved(DOWN, told=False)
    key.ended()
    clock.now += 3.0
    assert key.moved(DOWN, told=False)
    assert key.listens(speaking=False)


def test_untouched_it_does_not_listen() -> None:
    assert not TalkKey().listens(speaking=True)

"""What is heard while something takes long, and when."""

from __future__ import annotations

import threading
from itertools import pairwise

import pytest

from plainspoken.flow import Finished, Manner, Utterance
from plainspoken.speaking.working import Cue, Working, cues, follow
from support.stage import Stage


def heard_of(work: float) -> list[tuple[float, str]]:
    """What is heard of work that takes so many seconds, by a clock that is only reckoned."""
    now = 0.0
    heard: list[tuple[float, str]] = []

    def over(seconds: float) -> bool:
        nonlocal now
        now = round(now + seconds, 6)
        return now > work

    follow(cues(), over, lambda cue: heard.append((now, cue.value)))
    return heard


@pytest.mark.parametrize(
    ("work", "heard"),
    [
        (0.29, []),
        (0.31, [(0.3, "tone")]),
        (2.99, [(0.3, "tone")]),
        (7.0, [(0.3, "tone"), (3.0, "words"), (6.0, "tone")]),
        (15.0, [(0.3, "tone"), (3.0, "words"), (6.0, "tone"), (9.0, "tone"), (12.0, "tone"), (15.0, "words")]),
    ],
)
def test_work_is_heard_after_a_while_and_again_at_sensible_spaces(work: float, heard: list[tuple[float, str]]) -> None:
    assert heard_of(work) == heard


def test_an_hour_s_work_is_never_silent_for_long_nor_says_more_than_it_must() -> None:
    heard = heard_of(3600)
    assert all(later - earlier <= 3.01 for (earlier, _), (later, _) in pairwise(heard))
    spoken = [at for at, what in heard if what == "words"]
    assert all(later - earlier >= 12 for earlier, later in pairwise(spoken))
    assert len(spoken) == 241


def test_working_says_so_and_then_no_more() -> None:
    done: list[Cue] = []
    spoke = threading.Event()

    def act(cue: Cue) -> None:
        done.append(cue)
        if cue is Cue.WORDS:
            spoke.set()

    with Working(act, [(0.0, Cue.TONE), (0.0, Cue.WORDS), (3600.0, Cue.TONE)]):
        assert spoke.wait(10)
    assert done == [Cue.TONE, Cue.WORDS]


def test_short_work_makes_no_sound(stage: Stage) -> None:
    with stage.speaker.working():
        pass
    assert stage.player.overlaid == []


def test_waiting_words_are_said_and_end_no_turn() -> None:
    stage = Stage(waiting=Utterance("still working"))
    stage.speaker._be_heard(Cue.WORDS)
    stage.player.next()
    stage.speaker.say([Utterance("done")], Manner(), 4)
    stage.player.next()
    stage.player.next()
    stage.speaker.wait(10)
    assert stage.voice.asked == ["still working", "done"]
    assert stage.told() == [Finished(4)]
    stage.speaker.close()

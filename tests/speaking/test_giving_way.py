"""How the voice gives way to whoever speaks over it: softly, by pausing, and no more where that is in vain."""

from __future__ import annotations

import pytest

from plainspoken.flow import Manner, Utterance
from plainspoken.speaking.tones import tone
from plainspoken.speaking.yielding import MEMORY_SECONDS, VAIN, Yielding
from support.stage import Stage


def test_it_ducks_and_comes_back_to_the_volume_it_had(stage: Stage) -> None:
    stage.speaker.say((Utterance("one"),), Manner(volume=0.5), 1)
    stage.speaker.duck(True)
    assert stage.player.volume == pytest.approx(0.2)
    stage.speaker.duck(False)
    assert stage.player.volume == 0.5


def test_one_that_yields_pauses_in_place_of_ducking(stage: Stage) -> None:
    stage.speaker.yields = True
    stage.speaker.say((Utterance("one"),), Manner(volume=0.5), 1)
    stage.speaker.duck(True)
    assert (stage.player.paused, stage.player.volume) == (True, 0.5)
    assert stage.player.overlaid == [tone("listening")]
    stage.speaker.duck(False)
    assert (stage.player.paused, stage.player.volume) == (False, 0.5)


def test_with_nothing_to_say_it_has_nothing_to_pause(stage: Stage) -> None:
    stage.speaker.yields = True
    stage.speaker.duck(True)
    assert not stage.player.paused
    assert stage.player.overlaid == []


def test_after_pauses_in_vain_it_only_speaks_softly_until_a_command_is_obeyed(stage: Stage) -> None:
    stage.speaker.yields = True
    for _ in range(VAIN):
        assert paused_for_talk(stage)
    assert not paused_for_talk(stage)
    stage.speaker.duck(True)
    stage.speaker.stop()
    assert paused_for_talk(stage)


def test_of_talk_in_vain_no_error_is_told_over_what_is_said(stage: Stage) -> None:
    stage.speaker.yields = True
    for _ in range(VAIN):
        stage.speaker.tone("error")
        assert paused_for_talk(stage)
    told = stage.player.overlaid.count(tone("error"))
    stage.speaker.tone("error")
    assert (told, stage.player.overlaid.count(tone("error"))) == (VAIN, VAIN)
    stage.speaker.stop()
    stage.speaker.tone("error")
    assert stage.player.overlaid[-1] == tone("error")


def test_one_that_persists_pauses_every_time(stage: Stage) -> None:
    stage.speaker.yields = stage.speaker.persists = True
    assert all(paused_for_talk(stage) for _ in range(VAIN + 2))


def test_talk_that_stopped_long_ago_counts_no_more() -> None:
    now = [0.0]
    yielding = Yielding(lambda: now[0])
    for _ in range(VAIN):
        yielding.in_vain()
    assert not yielding.pauses
    now[0] = MEMORY_SECONDS + 1
    assert yielding.pauses


def test_a_command_that_takes_time_is_none_in_vain(stage: Stage) -> None:
    stage.speaker.yields = True
    for _ in range(VAIN + 1):
        stage.speaker.say((Utterance("one"),), Manner(), 1)
        stage.speaker.duck(True)
        assert stage.player.paused
        with stage.speaker.working():
            assert not stage.player.paused


def paused_for_talk(stage: Stage) -> bool:
    """Whether it pauses for talk that turns out to be no command."""
    stage.speaker.say((Utterance("one"),), Manner(), 1)
    stage.speaker.duck(True)
    paused = stage.player.paused
    stage.speaker.duck(False)
    assert not stage.player.paused
    return paused

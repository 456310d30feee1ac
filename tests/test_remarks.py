"""What is told of sound, and when: never over an answer, and never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plainspoken.flow import Mark, Place, Question, Read, Reason, Site, Tell, Trouble
from plainspoken.remarks import Remarks

PLACE = Place(Site("x"), mark=Mark(3, 1))
READ = Read(Mark(0), 9, Reason.SAY_ALL)


@pytest.mark.parametrize(
    ("key", "speaking", "now"),
    [
        ("sound.too_quiet", False, True),
        ("sound.too_quiet", True, False),
        ("microphone.back", False, True),
        ("microphone.lost", True, False),
        ("speaker.other", True, False),
        ("speaker.lost", False, False),
        ("listen.headset_lost", False, True),
        ("listen.headset_lost", True, False),
        ("hearing.failed", True, True),
        ("web.timeout", True, True),
    ],
)
def test_told_now_or_later(key: str, speaking: bool, now: bool) -> None:
    remarks = Remarks()
    assert remarks.take(Trouble(key), PLACE, speaking=speaking, read=None) == ([Tell(key)] if now else [])
    later = remarks.due(PLACE)
    assert later == ([] if now or key == "speaker.lost" else [Tell(key)])
    assert remarks.due(PLACE) == []


def test_levels_wait_for_the_end_of_questions_and_of_sleep() -> None:
    remarks = Remarks()
    asked = replace(PLACE, question=Question("field.text"))
    assert remarks.take(Trouble("sound.clipped"), asked, speaking=False, read=None) == []
    assert remarks.due(asked) == []
    assert remarks.due(replace(PLACE, asleep=True)) == []
    assert remarks.due(PLACE) == [Tell("sound.clipped")]


def test_a_microphone_lost_amid_a_reading_is_told_and_the_sentence_read_again() -> None:
    said = Remarks().take(Trouble("microphone.lost"), PLACE, speaking=True, read=READ)
    assert said == [Tell("microphone.lost"), Read(Mark(3, 1), 9, Reason.SAY_ALL)]


def test_what_was_lost_and_is_back_before_there_was_room_is_not_told() -> None:
    remarks = Remarks()
    for key in ("microphone.lost", "microphone.back"):
        assert remarks.take(Trouble(key), PLACE, speaking=True, read=None) == []
    assert remarks.due(PLACE) == []


def test_the_same_is_kept_once() -> None:
    remarks = Remarks()
    for _ in range(3):
        remarks.take(Trouble("sound.clipped"), PLACE, speaking=True, read=None)
    assert remarks.due(PLACE) == [Tell("sound.clipped")]

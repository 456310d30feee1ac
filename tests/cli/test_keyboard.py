"""Which keys silence, which talk, and which type."""

from __future__ import annotations

import pytest

from plainspoken.cli.keyboard import Keyboard
from plainspoken.flow import Event, Pressed
from plainspoken.hearing.keys import Key, Move, TalkKey


class Voice:
    """A voice that counts."""

    def __init__(self) -> None:
        self.stopped = 0
        self.tones: list[str] = []

    def stop(self) -> None:
        self.stopped += 1

    def tone(self, name: str) -> None:
        self.tones.append(name)


@pytest.mark.parametrize(
    ("key", "empty", "talks", "told"),
    [
        (Key("", " "), True, True, [Pressed(talk=True)]),
        (Key("media"), False, True, [Pressed(talk=True)]),
        (Key("", " "), False, False, [Pressed()]),
        (Key("", "a"), True, False, [Pressed()]),
        (Key("escape"), True, False, [Pressed()]),
        (Key("other"), True, False, [Pressed()]),
        (Key("", "a", Move.RELEASE), True, False, []),
        (Key("", " ", Move.RELEASE), True, True, []),
    ],
)
def test_keys(key: Key, empty: bool, talks: bool, told: list[Event]) -> None:
    voice, posted, talk = Voice(), [], TalkKey()
    assert Keyboard(voice, talk, posted.append).pressed(key, empty) is talks
    assert posted == told
    assert voice.stopped == len(told)
    assert voice.tones == ["listening"] * (Pressed(talk=True) in told)
    assert talk.listens(speaking=False) is (Pressed(talk=True) in told)


def test_where_nothing_is_listened_to_no_key_talks() -> None:
    keyboard = Keyboard(Voice(), None, lambda event: None)
    assert not keyboard.pressed(Key("", " "), True)
    assert list(keyboard.entered(["bins\n", "\n"])) == ["bins\n", "stop\n"]


def test_enter_alone_is_the_key_to_talk_where_one_is_needed() -> None:
    talk, voice = TalkKey(), Voice()
    keyboard = Keyboard(voice, talk, lambda event: None)
    assert list(keyboard.entered(["\n"])) == ["stop\n"]
    talk.only = True
    assert list(keyboard.entered(["\n", "bins\n"])) == ["bins\n"]
    assert voice.tones == ["listening"]
    assert talk.listens(speaking=False)
    assert not talk.held

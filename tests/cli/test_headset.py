"""A headset's button in a conversation: sequences of presses as data, and what each comes to."""

from __future__ import annotations

import pytest

from plainspoken.cli.attending import PersonsAttention
from plainspoken.cli.headset import COMMANDS, Headset
from plainspoken.devices import SoundDevices
from plainspoken.flow import Event, Listening, Pressed
from plainspoken.hearing.headset import Button
from plainspoken.hearing.keys import TalkKey
from plainspoken.intent import load as load_commands
from plainspoken.wording import load as load_wording

TALK, STOP, CARRY_ON = Pressed(talk=True), Pressed(), Pressed(command="reading.carry_on")


class Scene:
    """A voice, a key to talk, a clock and a headset; what a test's words do to them."""

    def __init__(self, *, only: bool = False, typed: bool = False) -> None:
        self.now = 100.0
        self.speaking = False
        self.events: list[Event | str] = []
        self.talk = None if typed else TalkKey(lambda: self.now)
        if self.talk is not None:
            self.talk.only = only
        self.headset = Headset(self, self.talk, self.events.append, lambda: self.now)

    def stop(self) -> None:
        self.speaking = False
        self.headset.spoke()

    def tone(self, name: str) -> None:
        self.events.append(name)

    def play(self, script: str) -> list[Event | str]:
        for word in script.split():
            self.do(word)
        return self.events

    def do(self, word: str) -> None:
        """Press, let it speak, let it end, let the person begin to say something, or wait some seconds."""
        if word == "press":
            self.now += 0.3
            self.headset.pressed(Button.TALK)
        elif word == "again":  # the same press, passed on by another program
            self.now += 0.01
            self.headset.pressed(Button.TALK)
        elif word in ("speaks", "silent"):
            self.speaking = word == "speaks"
            self.headset.spoke()
        elif word in ("person", "nobody"):
            assert self.talk is not None
            self.talk.listens(speaking=word == "person")
        elif word == "heard":
            assert self.talk is not None
            self.talk.ended()
        else:
            self.now += float(word)


PRESSES = [
    ("press", ["listening", TALK]),
    ("speaks press", ["listening", TALK]),
    ("press again", ["listening", TALK]),
    ("speaks press again", ["listening", TALK]),
    ("speaks press press", ["listening", TALK, CARRY_ON]),
    ("speaks press press speaks press", ["listening", TALK, CARRY_ON, "listening", TALK]),
    ("speaks press person press", ["listening", TALK]),  # they have finished: what was said is heard
    ("speaks press person heard speaks silent press", ["listening", TALK, "listening", TALK]),
    ("speaks press 60 press", ["listening", TALK, "listening", TALK]),
    ("speaks press 60 press press", ["listening", TALK, "listening", TALK, CARRY_ON]),
    ("speaks press speaks press", ["listening", TALK, "listening", TALK]),
    ("speaks press speaks silent press", ["listening", TALK, "listening", TALK]),  # what was cut short is long past
]


@pytest.mark.parametrize(("script", "events"), PRESSES)
def test_where_it_is_listened_all_the_time(script: str, events: list[Event | str]) -> None:
    assert Scene().play(script) == events


@pytest.mark.parametrize(("script", "events"), [*PRESSES[:11], ("press press", ["listening", TALK, "end"])])
def test_where_the_button_is_needed(script: str, events: list[Event | str]) -> None:
    scene = Scene(only=True)
    assert scene.play(script) == events
    assert scene.talk is not None
    ended = events[-1] in ("end", CARRY_ON)
    assert scene.talk.listens(speaking="person" in script and "heard" not in script) is not ended
    assert not scene.talk.held


@pytest.mark.parametrize(
    ("script", "events"), [("speaks press", [STOP]), ("speaks press press", [STOP, CARRY_ON]), ("press", [CARRY_ON])]
)
def test_where_all_is_typed(script: str, events: list[Event | str]) -> None:
    assert Scene(typed=True).play(script) == events


@pytest.mark.parametrize("button", [each for each in Button if each is not Button.TALK])
def test_the_other_buttons_silence_at_once_and_are_commands(button: Button) -> None:
    scene = Scene()
    scene.speaking = True
    scene.headset.pressed(button)
    assert not scene.speaking
    assert scene.events == [Pressed(command=COMMANDS.get(button, ""))]


class Buttons:
    """A way for buttons to come, and when they were wanted."""

    there = True

    def __init__(self) -> None:
        self.wanted: list[bool] = []

    def use(self, wanted: bool) -> None:
        self.wanted.append(wanted)


def test_it_follows_whether_the_buttons_are_wanted() -> None:
    buttons = Buttons()
    attention = PersonsAttention(None, SoundDevices(), None, None, buttons)
    for headset in (True, True, False):
        attention.follow(Listening(headset=headset))
    assert buttons.wanted == [True, False]
    assert attention.buttons()
    assert not PersonsAttention(None, SoundDevices(), None, None).buttons()


def test_all_commands_of_buttons_are_there() -> None:
    there = load_commands(load_wording().commands).by_name
    assert {*COMMANDS.values(), "reading.carry_on"} <= there.keys()

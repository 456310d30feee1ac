"""A headset's buttons on a session bus of our own: pressed as a desktop does, and all that can go wrong there."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from queue import SimpleQueue
from typing import Any

import pytest
from jeepney import DBusAddress, Message, MessageFlag, MessageType, new_method_call

from plainspoken.hearing.headset import Button, HeadsetButtons
from plainspoken.hearing.headset import buttons as buttons_module
from plainspoken.hearing.headset.media_player import NAME, PATH, PLAYER, PROPERTIES, ROOT, properties
from support.desktop import SECONDS, Desktop
from support.session_bus import Daemon

SECOND = f"{NAME}.instance{os.getpid()}"


class Assistant:
    """Buttons that are heard of on a bus, and what has come of them."""

    def __init__(self, address: str) -> None:
        self.speaking = False
        self.pressed: SimpleQueue[Button] = SimpleQueue()
        self.lost: SimpleQueue[None] = SimpleQueue()
        self.fails = False
        self.buttons = HeadsetButtons(lambda: self.speaking, self._press, lambda: self.lost.put(None), address)

    def speak(self, speaking: bool) -> None:
        self.speaking = speaking
        self.buttons.look()

    def button(self) -> Button:
        return self.pressed.get(timeout=SECONDS)

    def _press(self, button: Button) -> None:
        if self.fails:
            raise RuntimeError("the voice is broken")
        self.pressed.put(button)


Made = Callable[[], Assistant]


@pytest.fixture
def made(session_bus: Daemon, monkeypatch: pytest.MonkeyPatch) -> Iterator[Made]:
    monkeypatch.setattr(buttons_module, "RETRY_SECONDS", (0.02,))
    all_of_them: list[Assistant] = []

    def make() -> Assistant:
        all_of_them.append(Assistant(session_bus.address))
        all_of_them[-1].buttons.use(True)
        return all_of_them[-1]

    yield make
    for each in all_of_them:
        each.buttons.close()


@pytest.fixture
def assistant(made: Made, desktop: Desktop) -> Assistant:
    one = made()
    desktop.wait_for_player()
    return one


def test_a_desktop_presses_and_sees_it_speak(assistant: Assistant, desktop: Desktop) -> None:
    for method, button in [("PlayPause", Button.TALK), ("Pause", Button.TALK), ("Next", Button.NEXT)]:
        desktop.press(method)
        assert assistant.button() is button
    assert desktop.status() == "Paused"
    assistant.speak(True)
    desktop.wait_for_status("Playing")
    assert desktop.status() == "Playing"
    assistant.speak(False)
    desktop.wait_for_status("Paused")
    (told,) = desktop.call(PROPERTIES, "GetAll", "s", (PLAYER,)).body
    assert told == properties(PLAYER, speaking=False)


def test_a_second_one_has_a_name_of_its_own_and_the_first_comes_free(made: Made, desktop: Desktop) -> None:
    first = made()
    desktop.wait_for_player()
    second = made()
    desktop.wait_for_player(SECOND)
    third = made()
    desktop.wait_for_player(f"{SECOND}_2")
    desktop.press("Next", SECOND)
    assert second.button() is Button.NEXT
    assert first.pressed.empty()
    assert third.pressed.empty()
    first.buttons.close()
    desktop.wait_until_gone()
    assert desktop.players() == [SECOND, f"{SECOND}_2"]  # nobody takes over a name: each player has one


def test_it_leaves_the_buttons_to_others_and_takes_them_back(assistant: Assistant, desktop: Desktop) -> None:
    assistant.buttons.use(False)
    desktop.wait_until_gone()
    assistant.buttons.use(True)
    desktop.wait_for_player()
    desktop.press("Stop")
    assert assistant.button() is Button.STOP


def test_a_bus_that_is_started_anew_is_joined_again_without_a_word(
    assistant: Assistant, session_bus: Daemon, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buttons_module, "TOLD", 1000000)
    session_bus.stop()
    session_bus.start()
    desktop = Desktop(session_bus.address)
    desktop.wait_for_player()
    desktop.press("PlayPause")
    assert assistant.button() is Button.TALK
    assert assistant.lost.empty()
    desktop.close()


def test_a_bus_that_does_not_come_back_is_told_of_once(assistant: Assistant, session_bus: Daemon) -> None:
    session_bus.stop()
    assistant.lost.get(timeout=SECONDS)
    assistant.speak(True)
    assistant.buttons.close()
    assert assistant.lost.empty()


def test_where_there_never_was_a_bus_nothing_is_told() -> None:
    nowhere = Assistant("")
    nowhere.buttons.use(True)
    assert not nowhere.buttons.there
    nowhere.speak(True)
    nowhere.buttons.close()
    assert nowhere.lost.empty()


def test_one_press_that_fails_is_not_the_last(
    assistant: Assistant, desktop: Desktop, caplog: pytest.LogCaptureFixture
) -> None:
    assistant.fails = True
    desktop.press("PlayPause")
    assistant.fails = False
    desktop.press("Next")
    assert assistant.button() is Button.NEXT
    assert "could not be obeyed" in caplog.text


def nested(depth: int) -> tuple[str, Any]:
    """A variant in a variant, and so on."""
    value: tuple[str, Any] = ("s", "x")
    for _ in range(depth):
        value = ("v", value)
    return value


def signal() -> Message:
    """A signal that looks like an answer of the bus."""
    message = new_method_call(DBusAddress(PATH, NAME, PLAYER), "Next")
    message.header.message_type = MessageType.signal
    return message


def of_unknown_kind() -> bytes:
    """A message of a kind that D-Bus has not got; by its specification such are passed over."""
    message = new_method_call(DBusAddress(PATH, NAME, PLAYER), "Next")
    made = bytearray(message.serialise(serial=77))
    made[1] = 9
    return bytes(made)


HOSTILE: list[tuple[str, Message | bytes]] = [
    ("of an unknown kind", of_unknown_kind()),
    ("a signal", signal()),
    ("deeply nested", new_method_call(DBusAddress(PATH, NAME, PROPERTIES), "Set", "ssv", (ROOT, "Rate", nested(60)))),
    ("long", new_method_call(DBusAddress(PATH, NAME, PLAYER), "OpenUri", "s", ("a" * 1000000,))),
    ("of many values", new_method_call(DBusAddress(PATH, NAME, PLAYER), "Next", "ay" * 60, (b"",) * 60)),
    ("to nowhere", new_method_call(DBusAddress("/x", NAME, PLAYER), "Next")),
]


@pytest.mark.parametrize("message", [each for _, each in HOSTILE], ids=[name for name, _ in HOSTILE])
def test_no_message_of_another_program_ends_it(
    assistant: Assistant, desktop: Desktop, message: Message | bytes
) -> None:
    desktop.send(message)
    desktop.send(message)
    other = desktop.call(PLAYER, "Previous")
    assert other.header.message_type is MessageType.method_return
    assert assistant.button() is Button.PREVIOUS


def test_what_wants_no_answer_gets_none(assistant: Assistant, desktop: Desktop) -> None:
    message = new_method_call(DBusAddress(PATH, NAME, PLAYER), "Next")
    message.header.flags = MessageFlag.no_reply_expected
    desktop.send(message)
    assert assistant.button() is Button.NEXT
    assert desktop.status() == "Paused"

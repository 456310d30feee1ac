"""How the microphone listens while the voice speaks, by the settings and by what is installed."""

from __future__ import annotations

import pytest

from plainspoken.cli import room as rooms
from plainspoken.cli.room import Room
from plainspoken.flow import Event, Sound, SpeechBegan, Transcript
from plainspoken.hearing import RecordedSource
from plainspoken.hearing.echo_cancelling import EchoFreeSource
from plainspoken.settings import Settings

MICROPHONE = RecordedSource(Sound(bytes(640), 16000))


class Nothing:
    """A canceller that leaves all as it is."""

    def far(self, frame: bytes) -> None:
        """Take what is played."""

    def near(self, frame: bytes) -> bytes:
        return frame


@pytest.mark.parametrize(
    ("settings", "installed", "listens", "gate", "wary", "told"),
    [
        (Settings(), True, True, True, False, False),
        (Settings(headphones=True), True, True, False, False, False),
        (Settings(echo_cancelling=True), True, True, False, True, False),
        (Settings(echo_cancelling=True), False, True, True, False, True),
        (Settings(echo_cancelling=True, headphones=True), False, True, False, False, False),
        (Settings(echo_cancelling=True), False, False, False, False, False),
    ],
    ids=["loudspeaker", "headphones", "echo", "echo not installed", "echo and headphones", "typed"],
)
def test_the_room(
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    installed: bool,
    listens: bool,
    gate: bool,
    wary: bool,
    told: bool,
) -> None:
    monkeypatch.setattr(rooms, "canceller", lambda: Nothing() if installed else None)
    room = Room(settings, lambda text: False, listens=listens)
    assert (room.gate, room.wary, bool(room.told)) == (gate, wary, told)
    assert isinstance(room.source(MICROPHONE), EchoFreeSource) is wary
    assert (room.played is not None) is wary
    assert room.open is (listens and not gate)


@pytest.mark.parametrize(("headphones", "text"), [(True, "pay your council tax"), (False, "")])
def test_own_words_are_dropped_on_a_loudspeaker_alone(headphones: bool, text: str) -> None:
    room = Room(Settings(headphones=headphones), lambda text: False)
    posted: list[Event] = []
    hears = room.posts(posted.append)
    room.own.sounds("Pay your council tax.", 1.5)
    hears(SpeechBegan())
    hears(Transcript("pay your council tax"))
    assert isinstance(posted[-1], Transcript)
    assert posted[-1].text == text

"""The whole program with a headset: its button is pressed as a desktop does, and it listens, speaks on and ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.listening import PATIENCE, Running
from support.session_bus import Daemon
from support.sound_card import SoundCard

if TYPE_CHECKING:
    from support.desktop import Desktop


@pytest.mark.sound_card
def test_a_headset_button_talks(
    sound_card: SoundCard, session_bus: Daemon, desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", session_bus.address)
    running = Running(sound_card, tmp_path, listening="key", rate="420")
    try:
        desktop.wait_for_player()
        running.wait_for("Welcome to Anytown Council.")  # the page is there, and much of it still to be said
        running.loudspeaker.wait_until_heard(0)
        assert desktop.status() == "Playing"
        desktop.press("PlayPause")
        assert desktop.status() == "Paused"
        running.speak("where am i")
        at = running.wait_for("You: where am i")
        running.wait_for("You are on", at)
        desktop.press("Next")
        at = running.wait_for("You: next paragraph", at)
        running.wait_for("Plainspoken: ", at)
        desktop.press("Quit")
        running.wait_for("Goodbye.", at)
        assert running.process.wait(PATIENCE) == 0
        desktop.wait_until_gone()
    finally:
        running.close()

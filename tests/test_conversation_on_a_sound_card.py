"""The whole program as a resident runs it: a microphone that hears a voice, a loudspeaker that answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from support.listening import PATIENCE, Running
from support.sound_card import SoundCard

FAST = "420"
"""Words a minute: the whole conversation at 170 takes over a minute."""


@pytest.fixture(params=[True, False], ids=["headphones", "loudspeaker"])
def running(request: pytest.FixtureRequest, sound_card: SoundCard, tmp_path: Path) -> Iterator[Running]:
    made = Running(sound_card, tmp_path, headphones=str(request.param).lower(), rate=FAST)
    made.headphones = request.param
    yield made
    made.close()


@pytest.mark.sound_card
def test_a_conversation_by_voice(running: Running) -> None:
    at = running.wait_for("36 links.")
    running.wait_for_silence()
    running.speak("search for council tax")
    at = running.wait_for("You: search for council tax", at)
    at = running.wait_for("Discounts and exemptions", at)
    running.wait_for_silence()
    running.speak("open number two")
    at = running.wait_for("You: open number two", at)
    at = running.wait_for("2 tables.", at)
    running.wait_for_silence()
    running.speak("read the page")
    at = running.wait_for("You: read the page", at)
    at = running.wait_for("heading level 1", at)
    if running.headphones:
        running.speak("stop reading")
        at = running.wait_for("You: stop reading", at)
    else:  # the microphone is shut while the loudspeaker speaks, so that it never hears itself: Enter stops it
        running.loudspeaker.wait_until_heard(running.spoken_at)  # words are printed a moment before they sound
        running.type("")
        running.wait_for("You: stop", at)
        running.wait_for_silence()
    before = len(running.lines)
    running.speak("where am i")
    at = running.wait_for("You: where am i", before)
    running.wait_for("You are on Council tax bands", at)
    running.type("goodbye")
    running.wait_for("Goodbye.", at)
    assert running.process.wait(PATIENCE) == 0
    assert len(running.heard) == 6, running.lines  # nothing of its own voice was taken for a command

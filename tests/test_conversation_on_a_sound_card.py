"""The whole program as a resident runs it: a microphone that hears a voice, a loudspeaker that answers."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from plainspoken.cli.demonstration import RESIDENT_VOICE
from plainspoken.demo.performance import NOISE_DB, RESIDENT
from plainspoken.hearing.surroundings import in_room
from plainspoken.speaking import Pyttsx3Voice, write_sound
from support.sound_card import Hearing, SoundCard

RATE = 22050
PATIENCE = 40.0


class Running:
    """`plainspoken listen` on the practice site, its lines as they come, and what its loudspeaker plays."""

    def __init__(self, card: SoundCard, folder: Path, headphones: bool) -> None:
        self._card = card
        self._folder = folder
        self._voice = Pyttsx3Voice(RESIDENT_VOICE)
        self.lines: list[str] = []
        self._came = threading.Condition()
        self.loudspeaker: Hearing = card.hear(RATE)
        environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""}
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-c", "from plainspoken.cli import main; main()", "listen", "--site", "anytown"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env={**environment, "PLAINSPOKEN_HEADPHONES": str(headphones).lower()},
        )
        self.spoken_at = 0
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def wait_for(self, words: str, after: int = 0) -> int:
        """Wait for words to be printed in a line behind the first `after`; how many lines there are by then."""
        with self._came:
            found = self._came.wait_for(lambda: any(words in line for line in self.lines[after:]), PATIENCE)
            assert found, (words, self.lines)
            return next(at for at, line in enumerate(self.lines) if at >= after and words in line) + 1

    def wait_for_silence(self) -> None:
        """Wait until the loudspeaker has answered what was said last, and is silent again."""
        self.loudspeaker.wait_until_quiet(self.spoken_at, patience=PATIENCE)

    def speak(self, words: str) -> None:
        """Say words into the microphone."""
        made = self._voice.render(words, "en", RESIDENT)
        file = self._folder / "words.wav"
        write_sound(file, in_room(made, RATE, NOISE_DB, 1))
        assert self._card.speak(file).wait(30) == 0
        self.spoken_at = len(self.loudspeaker.blocks)

    def type(self, words: str) -> None:
        """Type a line."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{words}\n".encode())
        self.process.stdin.flush()

    def close(self) -> None:
        """End it, whatever it is doing."""
        self.process.kill()
        self.process.wait()
        self._thread.join()
        if self.process.stdin:
            self.process.stdin.close()
        self.loudspeaker.close()
        self._voice.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            for line in stream:
                with self._came:
                    self.lines.append(line.decode(errors="replace").rstrip())
                    self._came.notify_all()


@pytest.fixture(params=[True, False], ids=["headphones", "loudspeaker"])
def running(request: pytest.FixtureRequest, sound_card: SoundCard, tmp_path: Path) -> Iterator[Running]:
    made = Running(sound_card, tmp_path, headphones=request.param)
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
    heard_back = [line for line in running.lines if line.startswith("You:")]
    assert len(heard_back) == 6, running.lines  # nothing of its own voice was taken for a command

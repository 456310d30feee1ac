"""`plainspoken listen` as a resident runs it, on the virtual sound card, spoken to or typed to."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

from plainspoken.cli.demonstration import RESIDENT_VOICE
from plainspoken.demo.performance import NOISE_DB, RESIDENT
from plainspoken.hearing.surroundings import in_room
from plainspoken.speaking import Pyttsx3Voice, write_sound
from support.sound_card import Hearing, SoundCard

RATE = 22050
PATIENCE = 40.0


class Running:
    """`plainspoken listen` on a site, its lines as they come, and what its loudspeaker plays; settings by key."""

    def __init__(self, card: SoundCard, folder: Path, site: str = "anytown", **settings: str) -> None:
        self._card = card
        self._folder = folder
        self._voice = Pyttsx3Voice(RESIDENT_VOICE)
        self.lines: list[str] = []
        self._came = threading.Condition()
        self.loudspeaker: Hearing = card.hear(RATE)
        environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""}
        environment |= {f"PLAINSPOKEN_{key.upper()}": value for key, value in settings.items()}
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-c", "from plainspoken.cli import main; main()", "listen", "--site", site],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
        )
        self.spoken_at = 0
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def wait_for(self, words: str, after: int = 0, patience: float = PATIENCE) -> int:
        """Wait for words to be printed in a line behind the first `after`; how many lines there are by then."""
        with self._came:
            found = self._came.wait_for(lambda: any(words in line for line in self.lines[after:]), patience)
            assert found, (words, self.lines)
            return next(at for at, line in enumerate(self.lines) if at >= after and words in line) + 1

    def wait_for_silence(self) -> None:
        """Wait until the loudspeaker has answered what was said last, and is silent again."""
        self.loudspeaker.wait_until_quiet(self.spoken_at, patience=PATIENCE)

    def recorded(self, words: str) -> Path:
        """Words as a file to be spoken into the microphone."""
        made = self._voice.render(words, "en", RESIDENT)
        file = self._folder / "words.wav"
        write_sound(file, in_room(made, RATE, NOISE_DB, 1))
        return file

    def speak(self, words: str) -> None:
        """Say words into the microphone."""
        assert self._card.speak(self.recorded(words)).wait(30) == 0
        self.spoken_at = len(self.loudspeaker.blocks)

    @property
    def heard(self) -> list[str]:
        """The words that were taken for a person's, spoken or typed, in order."""
        return [line.removeprefix("You: ") for line in self.lines if line.startswith("You: ")]

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

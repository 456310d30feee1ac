"""`plainspoken doctor --speak` on a virtual sound card: asked, spoken to, played back, judged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plainspoken.cli.demonstration import RESIDENT_VOICE
from plainspoken.demo.performance import RESIDENT
from plainspoken.flow import Sound
from plainspoken.speaking import Pyttsx3Voice, write_sound
from support.sound_card import SoundCard

ASK = "After the tone, please say: this is a microphone check."


def sentence(folder: Path, loudness: float) -> Path:
    """The sentence as a WAV file."""
    voice = Pyttsx3Voice(RESIDENT_VOICE)
    try:
        made = voice.render("this is a microphone check", "en", RESIDENT)
    finally:
        voice.close()
    assert isinstance(made, Sound)
    samples = memoryview(made.pcm).cast("h")
    quieter = b"".join(int(sample * loudness).to_bytes(2, "little", signed=True) for sample in samples)
    write_sound(folder / "words.wav", Sound(quieter, made.rate))
    return folder / "words.wav"


@pytest.mark.sound_card
@pytest.mark.parametrize(
    ("loudness", "told", "status"),
    [(0.6, "Your microphone is ready.", 0), (0.02, "You are very quiet.", 1)],
    ids=["clear", "quiet"],
)
def test_the_check(sound_card: SoundCard, tmp_path: Path, loudness: float, told: str, status: int) -> None:
    spoken = sentence(tmp_path, loudness)
    command = "import sys; from plainspoken.cli import main; main(sys.argv[1:])"
    loudspeaker = sound_card.hear()
    running = subprocess.Popen(
        [sys.executable, "-u", "-c", command, "doctor", "--speak"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={
            **os.environ,
            "HOME": str(tmp_path),
            "XDG_CONFIG_HOME": "",
            "XDG_DATA_HOME": "",
            "PLAINSPOKEN_RATE": "350",
        },
    )
    try:
        assert running.stdout is not None
        assert running.stdout.readline().strip() == ASK
        loudspeaker.wait_until_quiet(0, seconds=0.6)
        assert sound_card.speak(spoken).wait(30) == 0
        rest, _ = running.communicate(timeout=60)
    finally:
        running.kill()
        running.wait()
        loudspeaker.close()
    assert "This is what I heard." in rest
    assert told in rest
    assert running.returncode == status, rest

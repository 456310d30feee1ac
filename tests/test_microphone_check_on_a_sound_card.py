"""`plainspoken doctor --speak` on a virtual sound card: asked, spoken to, played back, judged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TextIO

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
    file = folder / f"{loudness}.wav"
    write_sound(file, Sound(quieter, made.rate))
    return file


def lines_until(last: str, stream: TextIO) -> list[str]:
    """Lines that are printed until a certain one."""
    lines = []
    for line in stream:
        if line.strip() == last:
            return lines
        lines.append(line.strip())
    raise AssertionError(lines)


@pytest.mark.sound_card
def test_the_check_is_held_again_until_the_microphone_is_fit(sound_card: SoundCard, tmp_path: Path) -> None:
    quiet, clear = (sentence(tmp_path, loudness) for loudness in (0.02, 0.6))
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
        told = []
        for spoken in (quiet, clear):
            told += lines_until(ASK, running.stdout)
            before = len(loudspeaker.blocks)
            loudspeaker.wait_until_quiet(before, seconds=0.6)
            assert sound_card.speak(spoken).wait(30) == 0
        rest, _ = running.communicate(timeout=60)
    finally:
        running.kill()
        running.wait()
        loudspeaker.close()
    assert "This is what I heard." in told
    assert any(line.startswith("You are very quiet.") for line in told), told
    assert "Your microphone is ready." in rest
    assert running.returncode == 0, rest

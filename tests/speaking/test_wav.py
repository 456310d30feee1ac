"""Sound into files."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from plainspoken.flow import Sound
from plainspoken.speaking import write_conversation, write_sound


def test_writes_a_sound(tmp_path: Path) -> None:
    write_sound(tmp_path / "a.wav", Sound(b"\1\0\2\0\3\0\4", 8000))
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 8000)
        assert file.readframes(9) == b"\1\0\2\0\3\0"


def test_writes_two_voices_side_by_side(tmp_path: Path) -> None:
    write_conversation(tmp_path / "a.wav", Sound(b"\1\0\2\0", 8000), Sound(b"\3\0", 8000))
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert file.getnchannels() == 2
        assert file.readframes(9) == b"\1\0\3\0\2\0\0\0"


def test_the_higher_rate_wins(tmp_path: Path) -> None:
    write_conversation(tmp_path / "a.wav", Sound(bytes(16000), 8000), Sound(bytes(44100), 22050))
    with wave.open(str(tmp_path / "a.wav")) as file:
        assert file.getframerate() == 22050
        assert file.getnframes() == pytest.approx(22050, abs=20)


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_sound(tmp_path / "none" / "a.wav", Sound(b"", 8000))

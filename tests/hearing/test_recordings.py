"""Sound from files of every kind, whole and broken."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plainspoken.flow import Sound, Trouble
from plainspoken.hearing.rates import RateChanger, at_rate
from plainspoken.hearing.recordings import read_recording, read_sound


def wave(rate: int, seconds: float = 1.0, channels: int = 1) -> np.ndarray:
    one = 0.5 * np.sin(2 * np.pi * 440 * np.arange(int(rate * seconds)) / rate)
    return np.repeat(one[:, None], channels, axis=1) if channels > 1 else one


@pytest.mark.parametrize(
    ("name", "rate", "channels", "subtype"),
    [
        ("a.wav", 16000, 1, "PCM_16"),
        ("a.wav", 8000, 1, "PCM_16"),
        ("a.wav", 8000, 1, "ULAW"),
        ("a.wav", 44100, 2, "PCM_16"),
        ("a.wav", 48000, 2, "PCM_24"),
        ("a.wav", 48000, 6, "FLOAT"),
        ("a.wav", 22050, 1, "PCM_U8"),
        ("a.flac", 16000, 1, "PCM_16"),
        ("a.flac", 96000, 2, "PCM_24"),
    ],
)
def test_any_rate_and_channels(tmp_path: Path, name: str, rate: int, channels: int, subtype: str) -> None:
    soundfile.write(tmp_path / name, wave(rate, channels=channels), rate, subtype=subtype)
    recording = read_recording(tmp_path / name)
    assert recording.trouble is None
    assert recording.sound is not None
    assert recording.sound.rate == 16000
    assert recording.sound.seconds == pytest.approx(1.0, abs=0.01)
    samples = np.frombuffer(recording.sound.pcm, "<i2").astype(float)
    assert np.sqrt((samples[2000:-2000] ** 2).mean()) == pytest.approx(16384 / np.sqrt(2), rel=0.05)
    spectrum = np.abs(np.fft.rfft(samples))
    assert np.argmax(spectrum) * 16000 / len(samples) == pytest.approx(440, abs=2)


def broken(folder: Path, kind: str) -> Path:
    """A file that is broken in some way."""
    file = folder / "recording.wav"
    soundfile.write(file, wave(16000), 16000)
    whole = file.read_bytes()
    head, data = whole[:44], whole[44:]
    contents = {
        "no such file": None,
        "empty": b"",
        "header alone": head[:40] + struct.pack("<I", 0),
        "text": b"this is no sound at all, but a letter to my mother",
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "header cut off": head[:20],
        "cut off": head + data[:16000],
        "cut amid a sample": head + data[:16001],
        "from a pipe": head[:4] + b"\xff\xff\xff\xff" + head[8:40] + b"\xff\xff\xff\xff" + data,
        "html": b"<!DOCTYPE html><title>Not found</title>",
    }[kind]
    if contents is None:
        return folder / "nowhere.wav"
    file.write_bytes(contents)
    return file


@pytest.mark.parametrize(
    ("kind", "key", "seconds"),
    [
        ("no such file", "sound.missing", None),
        ("empty", "sound.empty", None),
        ("header alone", "sound.empty", None),
        ("text", "sound.not_sound", None),
        ("html", "sound.not_sound", None),
        ("picture", "sound.not_sound", None),
        ("header cut off", "sound.not_sound", None),
        ("cut off", "sound.cut_off", 0.5),
        ("cut amid a sample", "sound.cut_off", 0.5),
        ("from a pipe", "", 1.0),
    ],
)
def test_broken_files(tmp_path: Path, kind: str, key: str, seconds: float | None) -> None:
    file = broken(tmp_path, kind)
    recording = read_recording(file)
    assert (recording.trouble.key if recording.trouble else "") == key
    assert dict(recording.trouble.values if recording.trouble else ()).get("file", file.name) == file.name
    assert (recording.sound.seconds if recording.sound else None) == pytest.approx(seconds)
    assert isinstance(read_sound(file), Trouble if seconds is None else Sound)


def test_flac_that_is_cut_off(tmp_path: Path) -> None:
    file = tmp_path / "a.flac"
    noise = np.random.default_rng(1).normal(0, 0.1, 80000)
    soundfile.write(file, noise, 16000)
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    recording = read_recording(file)
    assert recording.trouble == Trouble("sound.cut_off", (("file", "a.flac"),))
    assert recording.sound is not None
    assert 1.5 < recording.sound.seconds < 3.5


def test_a_folder_is_no_recording(tmp_path: Path) -> None:
    found = read_sound(tmp_path)
    assert isinstance(found, Trouble)
    assert found.key == "sound.unreadable"


def test_values_that_are_no_numbers(tmp_path: Path) -> None:
    soundfile.write(tmp_path / "a.wav", np.array([np.nan, np.inf, -np.inf, 9.0, 0.0]), 16000, subtype="FLOAT")
    sound = read_sound(tmp_path / "a.wav")
    assert isinstance(sound, Sound)
    assert np.frombuffer(sound.pcm, "<i2").tolist() == [0, 32767, -32768, 32767, 0]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 43), st.binary(min_size=1, max_size=8), st.integers(0, 400))
def test_damage_anywhere_is_a_value(tmp_path: Path, at: int, damage: bytes, kept: int) -> None:
    file = tmp_path / "damaged.wav"
    soundfile.write(file, wave(8000, 0.02), 8000)
    whole = bytearray(file.read_bytes())
    whole[at : at + len(damage)] = damage
    file.write_bytes(whole[:kept])
    assert isinstance(read_sound(file), Sound | Trouble)


@pytest.mark.parametrize(("rate", "wanted"), [(48000, 16000), (44100, 16000), (16000, 16000), (8000, 16000)])
def test_a_stream_at_another_rate(rate: int, wanted: int) -> None:
    pcm = (wave(rate) * 32767).astype("<i2").tobytes()
    changer = RateChanger(rate, wanted)
    step = rate // 50 * 2
    out = b"".join(changer.take(pcm[start : start + step]) for start in range(0, len(pcm), step))
    assert 0.9 * wanted <= len(out) / 2 <= wanted
    assert at_rate(Sound(pcm, rate), wanted).seconds == pytest.approx(1.0, abs=0.001)

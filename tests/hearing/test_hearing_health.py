"""What the doctor is told of the ear: what was found, and a mend for what is missing."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from plainspoken.hearing import health


class PortAudioError(Exception):
    """What sounddevice raises."""


def library(name: str = "Desk microphone") -> SimpleNamespace:
    def query_devices(device: str | None = None, kind: str = "") -> dict[str, object] | list[dict[str, object]]:
        if not kind:
            return [{"name": name, "max_input_channels": 1, "max_output_channels": 0}]
        if not name or (device and device not in name):
            raise PortAudioError("Error querying device -1") if not device else ValueError("No input device matching")
        return {"name": name}

    return SimpleNamespace(
        get_portaudio_version=lambda: (1246720, "PortAudio V19.7.0-devel, revision unknown"),
        query_devices=query_devices,
        PortAudioError=PortAudioError,
    )


def missing() -> SimpleNamespace:
    raise OSError("PortAudio library not found")


def test_portaudio() -> None:
    assert health.portaudio(library) == health.Health(True, "PortAudio V19.7.0-devel")
    found = health.portaudio(missing)
    assert not found.ok
    assert "install" in found.mend


@pytest.mark.parametrize(
    ("wanted", "headphones", "there", "ok", "what"),
    [
        (False, False, True, True, "microphone is shut"),
        (True, True, True, True, "none with headphones"),
        (True, False, False, False, "not installed"),
        (True, False, True, True, "you can speak over it"),
    ],
)
def test_echo(
    monkeypatch: pytest.MonkeyPatch, wanted: bool, headphones: bool, there: bool, ok: bool, what: str
) -> None:
    canceller = SimpleNamespace(far=len, near=len)
    monkeypatch.setattr(health, "canceller", lambda: canceller if there else None)
    found = health.echo_cancelling(wanted=wanted, headphones=headphones)
    assert found.ok is ok
    assert what in found.what
    assert bool(found.mend) is not ok


@pytest.mark.parametrize(
    ("device", "name", "ok", "what"),
    [
        ("", "Desk microphone", True, "Desk microphone"),
        ("Desk", "Desk microphone", True, "Desk microphone"),
        ("Bedroom", "Desk microphone", False, "no microphone called 'Bedroom'"),
        ("", "", False, "there is no microphone"),
    ],
)
def test_microphone(device: str, name: str, ok: bool, what: str) -> None:
    found = health.microphone(device, lambda: library(name))
    assert found.ok == ok
    assert what in found.what
    assert bool(found.mend) != ok


def test_microphone_without_portaudio() -> None:
    found = health.microphone("", missing)
    assert not found.ok
    assert "PortAudio" in found.what


def test_recogniser_that_is_not_there() -> None:
    found = health.recogniser("whisper")
    assert not found.ok
    assert "whisper" in found.what
    assert found.mend


def test_models(tmp_path: Path, vosk_model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "broken/am").mkdir(parents=True)
    monkeypatch.setattr(health, "models", lambda: (vosk_model, tmp_path / "broken"))
    whole, broken = health.voice_models()
    assert whole == health.Health(True, "the model tiny is whole")
    assert not broken.ok
    assert "final.mdl: is missing" in broken.what
    assert "voice_models" in broken.mend


def test_no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "models", tuple)
    (found,) = health.voice_models()
    assert found.ok
    assert "PocketSphinx" in found.what
    assert "voice_models" in found.mend

"""Devices that go and come back, on a virtual sound card of these tests' own with two of each."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest

from plainspoken.devices import Kind, SoundDevices, Watcher
from plainspoken.flow import Event, Finished, Sound, Trouble
from plainspoken.hearing import Microphone
from plainspoken.speaking import Item, Player, open_player, write_sound
from support.sound_card import SCRIPT, SoundCard

SINK = "load-module module-null-sink rate=48000 channels=1 norewinds=1 sink_name="
TWO = f"""{SCRIPT}
{SINK}ears_out sink_properties=device.description=Headphones
{SINK}head_in
load-module module-remap-source source_name=head master=head_in.monitor source_properties=device.description=Headset
"""
RATE = 22050
READINGS = 1500
"""Of 20 ms each, so that a test that goes wrong ends."""


class Computer:
    """A sound card with two microphones and two loudspeakers; it can be killed, and its headset unplugged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.started()
        self.devices = SoundDevices()

    def started(self) -> None:
        """Have the sound server running, until it is killed."""
        self.card = SoundCard(self.folder, TWO)
        self.card.wait()

    def killed(self) -> None:
        """Kill the sound server, as it may fall over."""
        self.card._process.kill()
        self.card.stop()

    def unplugged(self) -> None:
        """Take the headset's microphone away."""
        listed = subprocess.run(
            ["pactl", "list", "short", "modules"], capture_output=True, text=True, check=True
        ).stdout
        number = next(line.split()[0] for line in listed.splitlines() if "source_name=head " in line)
        subprocess.run(["pactl", "unload-module", number], check=True)

    def plugged_in(self) -> None:
        """Bring it back."""
        properties = "source_properties=device.description=Headset"
        command = [
            "pactl",
            "load-module",
            "module-remap-source",
            "source_name=head",
            "master=head_in.monitor",
            properties,
        ]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def plays(self, sink: str) -> subprocess.Popen[bytes]:
        """Play a tone into a microphone's sink."""
        wave = 8000 * np.sin(2 * np.pi * 440 * np.arange(RATE * 20) / RATE)
        write_sound(self.folder / "tone.wav", Sound(wave.astype("<i2").tobytes(), RATE))
        return subprocess.Popen(["paplay", "--latency-msec=50", f"--device={sink}", str(self.folder / "tone.wav")])


@pytest.fixture
def computer(sound_card: SoundCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Computer]:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/native")
    monkeypatch.setenv("PULSE_COOKIE", str(tmp_path / "cookie"))
    made = Computer(tmp_path)
    yield made
    made.card.stop()


def read_until(microphone: Microphone, key: str = "") -> list[str]:
    """Read until a trouble is told, or, without a key, until a tone is heard; the troubles that were told."""
    told = []
    for _ in range(READINGS):
        came = microphone.read()
        if isinstance(came, Trouble):
            told.append(came.key)
            if came.key == key:
                return told
        elif came and not key and np.abs(np.frombuffer(came, "<i2").astype(int)).max() > 4000:
            return told
    raise AssertionError((key, told))


@pytest.mark.sound_card
def test_which_there_are_and_the_one_chosen_is_heard(computer: Computer) -> None:
    assert "Headset" in [each.name for each in computer.devices.there(Kind.MICROPHONE)]
    assert "Headphones" in [each.name for each in computer.devices.there(Kind.LOUDSPEAKER)]
    microphone = Microphone("", devices=computer.devices)
    playing = computer.plays("head_in")
    try:
        assert microphone.read() == b""
        microphone.use("headset")
        assert read_until(microphone) == []
    finally:
        microphone.close()
        playing.kill()
        playing.wait()


@pytest.mark.sound_card
def test_a_headset_unplugged_gives_way_to_another_and_is_used_again_when_it_is_back(computer: Computer) -> None:
    microphone = Microphone("Headset", devices=computer.devices)
    watcher = Watcher(microphone.look_again)
    watcher.start()
    playing = computer.plays("head_in")
    try:
        assert read_until(microphone) == []
        computer.unplugged()
        assert read_until(microphone, "microphone.other") == ["microphone.other"]
        computer.plugged_in()
        assert read_until(microphone, "microphone.back") == ["microphone.back"]
        assert read_until(microphone) == []
    finally:
        watcher.close()
        microphone.close()
        playing.kill()
        playing.wait()


@pytest.mark.sound_card
def test_the_sound_server_killed_and_started_again_loses_no_word(computer: Computer) -> None:
    microphone, player = Microphone("", devices=computer.devices), open_player(devices=computer.devices)
    assert isinstance(player, Player), player
    player.patient = True
    events: SimpleQueue[Event] = SimpleQueue()
    player.connect(events.put)
    try:
        assert microphone.read() == b""
        for turn in (1, 2, 3):
            wave = 8000 * np.sin(2 * np.pi * 440 * np.arange(RATE // 2) / RATE)
            player.play(Item(Sound(wave.astype("<i2").tobytes(), RATE), ended=Finished(turn)))
        assert events.get(timeout=20) == Finished(1)
        computer.killed()
        assert read_until(microphone, "microphone.lost") == ["microphone.lost"]
        computer.started()
        assert read_until(microphone, "microphone.back") == ["microphone.back"]
        ended = []
        while Finished(3) not in ended:
            ended.append(events.get(timeout=20))
        assert [each for each in ended if isinstance(each, Finished)] == [Finished(2), Finished(3)]
        playing = computer.plays("mic_in")
        assert read_until(microphone) == []
        playing.kill()
        playing.wait()
    finally:
        player.close()
        microphone.close()

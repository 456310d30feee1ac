"""One opens devices for all: which is opened, and the list read anew only while nobody has a stream open."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest

from plainspoken.devices import Device, Kind, SoundDevices
from plainspoken.devices.portaudio import Row

PULSE: tuple[Row, ...] = (("pulse", 32, 32), ("default", 32, 32))
PLAIN: tuple[Row, ...] = (("Desk Mic", 1, 0), ("Speakers", 0, 2))
SERVED = {
    Kind.MICROPHONE: (Device("Headset", "usb-in"), Device("Desk Mic", "desk-in")),
    Kind.LOUDSPEAKER: (Device("Headset", "usb-out"),),
}


@dataclass
class Computer:
    """PortAudio's list, what another process would see, the server's devices, and what was done in order."""

    rows: tuple[Row, ...]
    now: tuple[Row, ...] | None = None
    served: dict[Kind, tuple[Device, ...]] | None = None
    done: list[str] = field(default_factory=list)

    def devices(self) -> SoundDevices:
        library = SimpleNamespace(
            query_devices=lambda: [
                {"name": name, "max_input_channels": into, "max_output_channels": out} for name, into, out in self.rows
            ],
            _terminate=lambda: self.done.append("terminate"),
            _initialize=lambda: self.done.append("initialize"),
        )
        served = self.served
        return SoundDevices(lambda: library, lambda kind: served and served[kind], lambda: self.now)


class Holder:
    """Has a stream open."""

    def __init__(self, name: str, done: list[str]) -> None:
        self._name, self._done = name, done

    def release(self) -> None:
        self._done.append(f"{self._name} released")


@pytest.mark.parametrize(
    ("wanted", "opened", "found", "source"),
    [
        ("", None, True, "given"),
        ("headset", "pulse", True, "usb-in"),
        ("Desk Mic", "pulse", True, "desk-in"),
        ("kitchen", None, False, "given"),
    ],
)
def test_the_servers_device_is_opened_by_its_key(
    monkeypatch: pytest.MonkeyPatch, wanted: str, opened: str | None, found: bool, source: str
) -> None:
    monkeypatch.setenv("PULSE_SOURCE", "given")
    devices = Computer(PULSE, served=SERVED).devices()
    with devices.aimed(Kind.MICROPHONE, wanted) as aimed:
        assert aimed == (opened, found)
        assert os.environ["PULSE_SOURCE"] == source
    assert os.environ["PULSE_SOURCE"] == "given"


@pytest.mark.parametrize(
    ("wanted", "opened", "found"),
    [("", None, True), ("desk", "Desk Mic", True), ("speakers", None, False)],
)
def test_without_a_server_by_portaudios_name(wanted: str, opened: str | None, found: bool) -> None:
    with Computer(PLAIN).devices().aimed(Kind.MICROPHONE, wanted) as aimed:
        assert aimed == (opened, found)


def test_the_devices_that_there_are_now() -> None:
    assert [each.name for each in Computer(PULSE, served=SERVED).devices().there(Kind.MICROPHONE)] == [
        "Headset",
        "Desk Mic",
    ]
    plugged_in = Computer(PLAIN, now=(*PLAIN, ("Headset", 1, 2)))
    assert [each.name for each in plugged_in.devices().there(Kind.MICROPHONE)] == ["Desk Mic", "Headset"]
    assert [each.name for each in Computer(PLAIN).devices().there(Kind.MICROPHONE)] == ["Desk Mic"]


def test_the_list_is_read_anew_once_every_stream_is_closed() -> None:
    computer = Computer(PLAIN, now=(*PLAIN, ("Headset", 1, 2)))
    devices = computer.devices()
    devices.join(Holder("microphone", computer.done))
    devices.join(Holder("loudspeaker", computer.done))
    assert devices.refresh()
    assert computer.done == ["microphone released", "loudspeaker released", "terminate", "initialize"]


@pytest.mark.parametrize("now", [PLAIN, None], ids=["the same list", "nobody knows"])
def test_a_list_that_would_be_the_same_disturbs_nobody(now: tuple[Row, ...] | None) -> None:
    computer = Computer(PLAIN, now=now)
    devices = computer.devices()
    devices.join(Holder("microphone", computer.done))
    assert not devices.refresh()
    assert computer.done == []

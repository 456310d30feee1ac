"""Which devices there are, what each is called, and which one is meant."""

from __future__ import annotations

import json

import pytest

from plainspoken.devices import Device, Kind, find, portaudio, pulse

HEADSET, DESK, SECOND = Device("Jabra Headset Mono", "usb-jabra"), Device("Desk Mic", "desk"), Device("Mic", "m")


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("Desk Mic", DESK),
        ("desk mic", DESK),
        ("desk", DESK),
        ("usb-jabra", HEADSET),
        ("headset", HEADSET),
        ("mic", SECOND),
        ("kitchen", None),
    ],
)
def test_find(wanted: str, found: Device | None) -> None:
    assert find(wanted, (HEADSET, DESK, SECOND)) == found


def test_the_servers_devices_without_what_repeats_what_is_played() -> None:
    listed = [
        {"name": "out.monitor", "description": "Monitor of Loudspeaker"},
        {"name": "usb-1", "description": "Headset"},
        {"name": "usb-2", "description": "Headset"},
        {"name": "bare", "description": "(null)"},
        {"name": "barer"},
    ]
    assert pulse.read(json.dumps(listed)) == (
        Device("Headset", "usb-1"),
        Device("Headset 2", "usb-2"),
        Device("bare", "bare"),
        Device("barer", "barer"),
    )


@pytest.mark.parametrize("told", ["", "{}", "[1]", '[{"description": "x"}]', "Connection failure"])
def test_what_is_no_list_is_refused(told: str) -> None:
    with pytest.raises(ValueError, match=r"list|Expecting"):
        pulse.read(told)


def test_portaudios_devices_of_a_kind_each_once() -> None:
    rows = (("Mic", 1, 0), ("Speakers", 0, 2), ("Mic", 2, 0), ("Headset", 1, 2))
    assert [each.name for each in portaudio.devices(Kind.MICROPHONE, rows)] == ["Mic", "Headset"]
    assert [each.name for each in portaudio.devices(Kind.LOUDSPEAKER, rows)] == ["Speakers", "Headset"]

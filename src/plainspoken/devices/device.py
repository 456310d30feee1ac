"""A microphone or a loudspeaker, and finding the one that is meant by a name. Pure."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

Library = Any
"""The sounddevice module, or what tests put in its place."""


class Kind(Enum):
    """What a device is for, as PortAudio calls it."""

    MICROPHONE = "input"
    LOUDSPEAKER = "output"


@dataclass(frozen=True, slots=True)
class Device:
    """A device: its name for people, and the key that opens it."""

    name: str
    key: str


def sounddevice() -> Library:
    """The sounddevice library; OSError where PortAudio is missing, ImportError where sounddevice is."""
    return importlib.import_module("sounddevice")


def find(wanted: str, devices: Sequence[Device]) -> Device | None:
    """The device that has a name or key, or else the first that has the words in its name; None for none."""
    words = wanted.casefold()
    for device in devices:
        if words in (device.name.casefold(), device.key.casefold()):
            return device
    return next((device for device in devices if words in device.name.casefold()), None)


def told_apart(devices: Sequence[Device]) -> tuple[Device, ...]:
    """The devices with a number after each name that was there before, so that each can be named."""
    counts: dict[str, int] = {}
    apart = []
    for device in devices:
        counts[device.name] = counts.get(device.name, 0) + 1
        number = counts[device.name]
        apart.append(device if number == 1 else Device(f"{device.name} {number}", device.key))
    return tuple(apart)

"""Which loudspeaker a player opens, and at which rate it plays there."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from types import ModuleType
from typing import Protocol

from plainspoken.devices import Kind, SoundDevices
from plainspoken.flow import Trouble

RATE = 22050
NO_LIBRARY = Trouble("speaker.no_library")
NO_DEVICE = Trouble("speaker.no_device")


class Stream(Protocol):
    """What we use of sounddevice's stream."""

    stopped: bool
    latency: float

    def start(self) -> None:
        """Begin to ask for sound."""

    def abort(self) -> None:
        """Stop, and drop what the device holds."""

    def close(self, ignore_errors: bool = True) -> None:
        """Let the device go."""


def aimed(devices: SoundDevices | None, wanted: str | None) -> AbstractContextManager[tuple[str | None, bool]]:
    """While inside, what to open for the loudspeaker wanted, and whether it is that."""
    return nullcontext((wanted, True)) if devices is None else devices.aimed(Kind.LOUDSPEAKER, wanted or "")


def channels_of(sounddevice: ModuleType, device: str | None, rate: int) -> int:
    """The channels to play in: one, or two where the device takes no fewer."""
    try:
        sounddevice.check_output_settings(device=device, channels=1, dtype="int16", samplerate=rate)
    except sounddevice.PortAudioError:
        return 2
    return 1


def rate_of(sounddevice: ModuleType, device: str | None) -> int:
    """The samples a second to play at: ours, or the device's own where it takes no other."""
    found: dict[str, float] = sounddevice.query_devices(device, "output")
    try:
        sounddevice.check_output_settings(device, channels=1, dtype="int16", samplerate=RATE)
    except sounddevice.PortAudioError:
        return int(found["default_samplerate"])
    return RATE

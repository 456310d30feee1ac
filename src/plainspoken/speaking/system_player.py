"""A player on a loudspeaker of this computer."""

from __future__ import annotations

from plainspoken.devices import SoundDevices
from plainspoken.flow import Trouble
from plainspoken.speaking.opening import NO_DEVICE, NO_LIBRARY, aimed, rate_of
from plainspoken.speaking.player import LATENCY, Player


def open_player(
    device: str | None = None, latency: float = LATENCY, devices: SoundDevices | None = None
) -> Player | Trouble:
    """A player on a loudspeaker, the system's own where none is named; `latency` in seconds.

    With `devices` it opens by their leave, by names that people know, and a device plugged in since is found; without,
    a lost device is opened again from PortAudio's list as it was.
    Trouble: speaker.no_library (PortAudio is missing), speaker.no_device (there is no loudspeaker).
    """
    try:
        import sounddevice  # noqa: PLC0415
    except OSError:
        return NO_LIBRARY
    try:
        with aimed(devices, device) as (opened, _):
            rate = rate_of(sounddevice, opened)
    except (sounddevice.PortAudioError, ValueError):
        return NO_DEVICE
    return Player(sounddevice, rate, device, latency, devices)

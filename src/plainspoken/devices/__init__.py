"""Microphones and loudspeakers: which there are, the one a person wants, and opening them side by side."""

from plainspoken.devices.coordinator import Holder, SoundDevices
from plainspoken.devices.device import Device, Kind, Library, find, sounddevice
from plainspoken.devices.watching import Watcher

__all__ = ["Device", "Holder", "Kind", "Library", "SoundDevices", "Watcher", "find", "sounddevice"]

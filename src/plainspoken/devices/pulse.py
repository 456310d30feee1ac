"""The devices of PulseAudio, and of PipeWire in its place, which PortAudio shows as one device on Linux.

Theirs are the names that people know, and they are seen as they come and go. Asked of pactl, which comes with either.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from shutil import which

from plainspoken.devices.device import Device, Kind, told_apart

PLUGIN = "pulse"
"""PortAudio's name for it, where ALSA has the plug-in."""

LISTS: Mapping[Kind, str] = {Kind.MICROPHONE: "sources", Kind.LOUDSPEAKER: "sinks"}
VARIABLES: Mapping[Kind, str] = {Kind.MICROPHONE: "PULSE_SOURCE", Kind.LOUDSPEAKER: "PULSE_SINK"}
"""What names the device that the plug-in opens next."""

PATIENCE_SECONDS = 3.0


def devices(kind: Kind) -> tuple[Device, ...] | None:
    """The devices of a kind that there are now, none that only repeats what is played; None without a server."""
    program = which("pactl")
    if program is None:
        return None
    try:
        asked = subprocess.run(
            [program, "--format=json", "list", LISTS[kind]],
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        return read(asked.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def read(told: str) -> tuple[Device, ...]:
    """The devices of pactl's JSON; raises ValueError where it is none."""
    listed = json.loads(told)
    if not isinstance(listed, list) or not all(isinstance(each, dict) and each.get("name") for each in listed):
        raise ValueError("this is not pactl's list")
    real = [each for each in listed if not str(each["name"]).endswith(".monitor")]
    return told_apart([Device(_words(each), str(each["name"])) for each in real])


def told(wanted: str, opened: str) -> str:
    """The name of a device for people: the server's own where PortAudio's name is the plug-in's for all of them."""
    return wanted if wanted and opened == PLUGIN else opened


def _words(listed: Mapping[str, object]) -> str:
    """What people call a device."""
    described = str(listed.get("description") or "").strip()
    return described if described not in ("", "(null)") else str(listed["name"])

"""PortAudio's own list of devices, and whether another would be read now."""

from __future__ import annotations

import json
import subprocess
import sys

from plainspoken.devices.device import Device, Kind, Library, told_apart

LOOK = (
    "import json, sounddevice\n"
    "print(json.dumps([[d['name'], d['max_input_channels'], d['max_output_channels']] "
    "for d in sounddevice.query_devices()]))"
)
PATIENCE_SECONDS = 20.0

Row = tuple[str, int, int]


def rows(library: Library) -> tuple[Row, ...]:
    """All devices as this process knows them: name, channels in, channels out. The list is read once by PortAudio."""
    return tuple(
        (str(each["name"]), int(each["max_input_channels"]), int(each["max_output_channels"]))
        for each in library.query_devices()
    )


def rows_now() -> tuple[Row, ...] | None:
    """All devices as a new process sees them, which disturbs no stream of this one; None where it cannot be asked."""
    try:
        asked = subprocess.run(
            [sys.executable, "-c", LOOK],
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        return tuple((str(name), int(into), int(out)) for name, into, out in json.loads(asked.stdout))
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def devices(kind: Kind, found: tuple[Row, ...]) -> tuple[Device, ...]:
    """The devices of a kind, each name once: Windows lists one for each of its ways to reach it."""
    names = dict.fromkeys(name for name, into, out in found if (into if kind is Kind.MICROPHONE else out) > 0)
    return told_apart([Device(name, name) for name in names])

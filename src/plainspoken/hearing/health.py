"""Whether the microphone, the recogniser and its models work, for the doctor: each with its mend."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plainspoken.devices import Kind, Library, SoundDevices, sounddevice
from plainspoken.devices.pulse import told
from plainspoken.flow import Grammar
from plainspoken.hearing.echo_cancelling import FRAME, canceller
from plainspoken.hearing.recogniser import ModelError, RecogniserError
from plainspoken.hearing.registry import choose
from plainspoken.hearing.voice_models.places import model_places, models
from plainspoken.hearing.vosk.model import check_once

PORTAUDIO = {
    "linux": "install it: sudo apt install libportaudio2 (Debian, Ubuntu) or sudo dnf install portaudio (Fedora)",
    "other": "install sounddevice again, which brings it: pip install --force-reinstall sounddevice",
}
PLUG_IN = "plug in a microphone, choose it in the system's sound settings, and allow this program to use it"
NOISE = b"".join((7919 * number**2 % 41 - 20).to_bytes(2, "little", signed=True) for number in range(4000))


@dataclass(frozen=True, slots=True)
class Health:
    """Whether something works, what was found, and how to mend it ("" where there is nothing to mend)."""

    ok: bool
    what: str
    mend: str = ""


def portaudio(library: Callable[[], Library] = sounddevice) -> Health:
    """Whether PortAudio, which records and plays, is there."""
    try:
        version = library().get_portaudio_version()[1]
    except (OSError, ImportError) as problem:
        mend = PORTAUDIO["linux" if sys.platform.startswith("linux") else "other"]
        return Health(False, f"PortAudio, which the microphone needs, is missing ({problem})", mend)
    return Health(True, str(version).partition(",")[0])


def microphone(device: str = "", library: Callable[[], Library] = sounddevice) -> Health:
    """Whether there is a microphone, the one of a name or the system's own; records nothing."""
    there = portaudio(library)
    if not there.ok:
        return there
    found = library()
    missing = f"there is no microphone called '{device}'" if device else "there is no microphone"
    try:
        with SoundDevices(library).aimed(Kind.MICROPHONE, device) as (opened, found_so):
            if not found_so:
                return Health(False, missing, PLUG_IN)
            name = found.query_devices(opened, "input")["name"]
    except (found.PortAudioError, ValueError):
        return Health(False, missing, PLUG_IN)
    return Health(True, f"sound comes from {told(device, name)}")


def echo_cancelling(*, wanted: bool, headphones: bool = False) -> Health:
    """Whether the loudspeaker's echo can be taken out, where that is wanted."""
    if headphones:
        return Health(True, "there is none with headphones")
    if not wanted:
        return Health(True, "on a loudspeaker the microphone is shut while Plainspoken speaks")
    made = canceller()
    if made is None:
        return Health(False, "what takes the echo out is not installed", "install it: pip install 'plainspoken[echo]'")
    made.far(bytes(FRAME))
    made.near(bytes(FRAME))
    return Health(True, "the loudspeaker's echo is taken out, so that you can speak over it")


def recogniser(name: str = "", model: str = "") -> Health:
    """Whether the recogniser that would listen can be made, and hears a quarter of a second of noise."""
    try:
        made = choose(name, model or None)
        made.expect(Grammar(("help",)))
        made.hear(NOISE)
        made.finish()
        made.close()
    except RecogniserError as problem:
        return Health(False, str(problem), "let the setting `recogniser` be empty, and the best one is taken")
    return Health(True, f"{made.name} listens")


def voice_models() -> tuple[Health, ...]:
    """Each Vosk model that is there; one line where there is none, which is no fault."""
    found = tuple(_model_health(folder) for folder in models())
    put_in = f"for better hearing put a Vosk model into {model_places()[0]}"
    return found or (Health(True, "there is no Vosk model; PocketSphinx listens with its own", put_in),)


def _model_health(folder: Path) -> Health:
    """The health of one model."""
    try:
        check_once(folder)
    except ModelError as problem:
        return Health(False, " ".join(str(problem).splitlines()[:-1]), str(problem).splitlines()[-1])
    return Health(True, f"the model {folder.name} is whole")

"""Whether the loudspeaker and the voice work, for the doctor: each with its mend."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from plainspoken.devices import SoundDevices
from plainspoken.devices.pulse import told
from plainspoken.flow import Manner, Sound, Trouble
from plainspoken.speaking.opening import aimed
from plainspoken.speaking.samples import samples
from plainspoken.speaking.voice import Voice

SENTENCE = "Plainspoken can speak."
LOUD = 500
"""The least peak, of 32,768, that counts as speech."""

LIBRARY: Mapping[str, str] = {
    "linux": "install PortAudio: sudo apt install libportaudio2 (Debian, Ubuntu), sudo dnf install portaudio (Fedora)",
    "darwin": "install sounddevice again, which brings PortAudio: pip install --force-reinstall sounddevice",
    "win32": "install sounddevice again, which brings PortAudio: pip install --force-reinstall sounddevice",
}
DEVICE = "connect a loudspeaker or headphones, and choose them in the system's sound settings"
VOICE: Mapping[str, str] = {
    "linux": "install the speech engine again: pip install --force-reinstall pyttsx3 espeakng-loader,"
    " or the system's: sudo apt install libespeak-ng1",
    "darwin": "choose a voice in System Settings, Accessibility, Spoken Content,"
    " or have eSpeak's: pip install --force-reinstall pyttsx3 espeakng-loader",
    "win32": "add a voice in Settings, Time and language, Speech,"
    " or have eSpeak's: pip install --force-reinstall pyttsx3 espeakng-loader",
}


@dataclass(frozen=True, slots=True)
class Health:
    """Whether something works, what was found, and how to mend it ("" where there is nothing to mend)."""

    ok: bool
    what: str
    mend: str = ""


def loudspeaker(device: str | None = None) -> Health:
    """Try whether PortAudio is there and has a loudspeaker; plays nothing."""
    try:
        import sounddevice  # noqa: PLC0415
    except OSError as problem:
        return Health(False, f"the PortAudio library is missing ({problem})", _mend(LIBRARY))
    missing = f"there is no loudspeaker called '{device}'" if device else "there is no loudspeaker"
    try:
        with aimed(SoundDevices(), device) as (opened, there):
            if not there:
                return Health(False, missing, DEVICE)
            found = sounddevice.query_devices(opened, "output")
    except (sounddevice.PortAudioError, ValueError):
        return Health(False, missing, DEVICE)
    return Health(True, f"sound goes to {told(device or '', found['name'])}")


def voice_health(voice: Voice) -> Health:
    """Render a sentence with a voice and see that it can be heard."""
    made = voice.render(SENTENCE, "en", Manner())
    if isinstance(made, Trouble):
        problem = dict(made.values).get("problem", made.key)
        return Health(False, f"the voice {voice.name} does not speak ({problem})", _mend(VOICE))
    return _heard(voice, made)


def _heard(voice: Voice, sound: Sound) -> Health:
    wave = samples(sound, sound.rate)
    if not len(wave) or max(abs(int(wave.max())), abs(int(wave.min()))) < LOUD:
        return Health(False, f"the voice {voice.name} gives silence", _mend(VOICE))
    return Health(True, f"the voice {voice.name} speaks, with {len(voice.voices())} voices to choose from")


def _mend(mends: Mapping[str, str]) -> str:
    return mends.get(sys.platform, mends["linux"])

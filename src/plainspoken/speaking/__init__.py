"""Utterances in, sound out: voices make sound of sentences, our player plays it, and stopping is instant."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plainspoken.speaking.choosing import speaks
    from plainspoken.speaking.health import Health, loudspeaker, voice_health
    from plainspoken.speaking.output import Item, Output
    from plainspoken.speaking.player import Player
    from plainspoken.speaking.pyttsx3 import Pyttsx3Voice
    from plainspoken.speaking.registry import VoiceError, choose, engine_and_voice, names
    from plainspoken.speaking.speaker import Habits, Speaker
    from plainspoken.speaking.speech_output import SpeechOutput
    from plainspoken.speaking.system_player import open_player
    from plainspoken.speaking.tape import Tape
    from plainspoken.speaking.tape_speaker import TapeSpeaker
    from plainspoken.speaking.voice import Voice, VoiceDescription
    from plainspoken.speaking.wav import write_conversation, write_sound

HOMES = {
    "choosing": ("speaks",),
    "health": ("Health", "loudspeaker", "voice_health"),
    "output": ("Item", "Output"),
    "system_player": ("open_player",),
    "player": ("Player",),
    "pyttsx3": ("Pyttsx3Voice",),
    "registry": ("VoiceError", "choose", "engine_and_voice", "names"),
    "speaker": ("Habits", "Speaker"),
    "speech_output": ("SpeechOutput",),
    "tape": ("Tape",),
    "tape_speaker": ("TapeSpeaker",),
    "voice": ("Voice", "VoiceDescription"),
    "wav": ("write_conversation", "write_sound"),
}

__all__ = [
    "Habits",
    "Health",
    "Item",
    "Output",
    "Player",
    "Pyttsx3Voice",
    "Speaker",
    "SpeechOutput",
    "Tape",
    "TapeSpeaker",
    "Voice",
    "VoiceDescription",
    "VoiceError",
    "choose",
    "engine_and_voice",
    "loudspeaker",
    "names",
    "open_player",
    "speaks",
    "voice_health",
    "write_conversation",
    "write_sound",
]


def __getattr__(name: str) -> object:
    """Fetch a name when it is first used: the speech worker starts inside this package and needs no numpy (0.2 s)."""
    for home, inside in HOMES.items():
        if name in inside:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

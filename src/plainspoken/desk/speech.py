"""What profiles sound like and what is heard of them: our own voice and recogniser, one sentence at a time."""

from __future__ import annotations

import io
import threading
import wave
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from plainspoken.flow import Grammar, Manner, Place, Sound, Transcript, Trouble
from plainspoken.hearing import Recogniser, RecogniserError, hear_sound, read_recording
from plainspoken.hearing import choose as choose_recogniser
from plainspoken.intent import Commands, grammar
from plainspoken.speaking import Voice, VoiceError
from plainspoken.speaking import choose as choose_voice

KEPT = 64
LONGEST = 400
"""Letters that are spoken in one go."""


class Speech:
    """A voice and a recogniser, each made when it is first needed and used by one thread at a time."""

    def __init__(
        self,
        voice: Callable[[], Voice] = choose_voice,
        recogniser: Callable[[], Recogniser] = choose_recogniser,
    ) -> None:
        self._make_voice = voice
        self._make_recogniser = recogniser
        self._voice: Voice | None = None
        self._recogniser: Recogniser | None = None
        self._sounds: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._speaking = threading.Lock()
        self._hearing = threading.Lock()

    def wav(self, text: str, language: str) -> bytes | Trouble:
        """Words as they are to be spoken, as the bytes of a WAV file."""
        with self._speaking:
            key = (text, language)
            if key not in self._sounds:
                sound = self._rendered(text, language)
                if isinstance(sound, Trouble):
                    return sound
                self._sounds[key] = _wav(sound)
                while len(self._sounds) > KEPT:
                    self._sounds.popitem(last=False)
            self._sounds.move_to_end(key)
            return self._sounds[key]

    def hear(self, file: IO[bytes], name: str, place: Place, commands: Commands) -> tuple[Transcript, ...] | Trouble:
        """What is heard in a WAV or FLAC recording where what may be said in a place is listened for."""
        with self._hearing, TemporaryDirectory(prefix="plainspoken-") as folder:
            path = Path(folder) / (Path(name).name or "recording.wav")
            try:
                path.write_bytes(file.read())
                if self._recogniser is None:
                    self._recogniser = self._make_recogniser()
            except (OSError, ValueError):
                return Trouble("sound.unreadable", (("file", name), ("why", "its name cannot be used")))
            except RecogniserError as problem:
                return Trouble("desk", (("why", str(problem)),))
            recording = read_recording(path, self._recogniser.rate)
            if recording.sound is None:
                return recording.trouble or Trouble("sound.empty", (("file", name),))
            return hear_sound(recording.sound, self._recogniser, self.expected(place, commands))

    def expected(self, place: Place, commands: Commands) -> Grammar:
        """What may be said in a place, as far as the recogniser knows its words."""
        return grammar(place, commands, self._recogniser.knows if self._recogniser else lambda word: True)

    def close(self) -> None:
        """Let go of voice and recogniser."""
        for each in (self._voice, self._recogniser):
            if each is not None:
                each.close()
        self._voice = self._recogniser = None

    def _rendered(self, text: str, language: str) -> Sound | Trouble:
        if self._voice is None:
            try:
                self._voice = self._make_voice()
            except VoiceError as problem:
                return Trouble("voice.none", (("problem", str(problem)),))
        return self._voice.render(text[:LONGEST], language, Manner())


def _wav(sound: Sound) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(sound.pcm)
    return out.getvalue()

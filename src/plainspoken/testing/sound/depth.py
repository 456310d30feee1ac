"""The depth of sound: a session is spoken and heard in one cell of the matrix."""

from __future__ import annotations

from plainspoken.demo.stage import Connection, Language, Scenery
from plainspoken.flow import Manner, Site, Sound, Trouble
from plainspoken.hearing import Recogniser
from plainspoken.hearing import choose as choose_recogniser
from plainspoken.page.attachments.shelf import Shelf
from plainspoken.speaking import Voice, VoiceDescription
from plainspoken.speaking import choose as choose_voice
from plainspoken.speaking.cache import Renderer, SoundCache
from plainspoken.speaking.espeak import EspeakVoice
from plainspoken.testing.script import Script
from plainspoken.testing.sound.air import Air
from plainspoken.testing.sound.cells import Cell
from plainspoken.testing.sound.conversation import Cast, Keep, Spoken

ANSWERS_BYTES = 100_000_000
"""How much of the assistant's speech is kept in memory: in every cell it says the same."""


class Remembering:
    """A voice that says a sentence the second time from memory."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._renderer = Renderer(voice, SoundCache(ANSWERS_BYTES, longest=400))

    @property
    def name(self) -> str:
        """What it is registered as."""
        return self._voice.name

    def render(self, text: str, language: str, manner: Manner) -> Sound | Trouble:
        """One sentence as sound."""
        return self._renderer.render(text, language, manner)

    def voices(self) -> tuple[VoiceDescription, ...]:
        """The voices it can speak with."""
        return self._voice.voices()

    def close(self) -> None:
        """Let go of the voice."""
        self._voice.close()


class Studio:
    """What all cells share: the recogniser, the voices, the rooms. Made when first needed; close it."""

    def __init__(self, recogniser: str = "", seed: int = 1) -> None:
        """Hear by the recogniser of a name; `seed` is the number that all noise comes from."""
        self.shelf = Shelf()
        self._name = recogniser
        self._seed = seed
        self._voices: dict[str, Voice] = {}
        self._recogniser: Recogniser | None = None
        self._air: Air | None = None

    @property
    def recogniser(self) -> Recogniser:
        """What hears a conversation that begins; raises RecogniserError.

        One that learns from what it hears is made anew, so that each conversation is heard as if it were the first.
        """
        if self._recogniser is not None and getattr(self._recogniser, "remembers", False):
            self._recogniser.close()
            self._recogniser = None
        self._recogniser = self._recogniser or choose_recogniser(self._name)
        return self._recogniser

    def air(self, rate: int) -> Air:
        """What carries sound to a microphone at a rate."""
        self._air = self._air or Air(rate, self._seed)
        return self._air

    def assistant(self, name: str) -> Voice:
        """The assistant's voice of a name, "" for the usual; raises VoiceError."""
        if name not in self._voices:
            self._voices[name] = Remembering(choose_voice(name) if name else EspeakVoice())
        return self._voices[name]

    def close(self) -> None:
        """Let go of voices and recogniser, where there are any."""
        for held in (self._air, self._recogniser, *self._voices.values()):
            if held is not None:
                held.close()
        self._air = self._recogniser = None
        self._voices.clear()


class Aloud:
    """A Depth: sessions are spoken by one person, at one speed, over one noise, in one room.

    What is heard wrongly ends no session: what was meant is carried out all the same.
    """

    beyond = ("say", "recording")

    def __init__(self, cell: Cell, language: Language, studio: Studio, keep: Keep = Keep.NONE) -> None:
        self.cell = cell
        self._keep = keep
        self._language = language
        self._studio = studio

    @property
    def name(self) -> str:
        """What tells it from others in reports."""
        return self.cell.name

    def refuses(self, script: Script) -> str:
        """Nothing is refused: a recording is heard, and what is written is spoken."""
        del script
        return ""

    def begin(self, script: Script, site: Site, connection: Connection) -> Spoken:
        """Make ready to hold a session's conversation; raises RecogniserError or VoiceError."""
        settings, today = script.session.settings, script.session.today
        recogniser = self._studio.recogniser
        air, assistant = self._studio.air(recogniser.rate), self._studio.assistant(settings.voice)
        cast = Cast(self.cell, air, recogniser, assistant)
        scenery = Scenery(connection, self._language, settings.manner, self._studio.shelf, today=today)
        return Spoken(script, site, scenery, cast, keep=self._keep)

    def close(self) -> None:
        """Let go of what the cells share."""
        self._studio.close()

"""Sounds that were made already, so that common replies start at once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from plainspoken.flow import Manner, Sound, Trouble, VoiceDescription
from plainspoken.speaking.choosing import speaks
from plainspoken.speaking.voice import Voice

Key = tuple[str, ...]
"""The words, their language, and whatever of the manner changes how they sound."""


class SoundCache:
    """The sounds of short sentences, newest kept, in memory only and of bounded size; for one thread."""

    def __init__(self, most_bytes: int = 16_000_000, longest: int = 120) -> None:
        """Hold at most so many bytes of sound, of sentences of at most `longest` characters."""
        self._most = most_bytes
        self._longest = longest
        self._sounds: OrderedDict[Key, Sound] = OrderedDict()
        self._bytes = 0

    @property
    def size(self) -> int:
        """Bytes of sound held."""
        return self._bytes

    def sound(self, key: Key, make: Callable[[], Sound | Trouble]) -> Sound | Trouble:
        """The sound of a key, made where it is not held; a Trouble is never held."""
        if key in self._sounds:
            self._sounds.move_to_end(key)
            return self._sounds[key]
        made = make()
        if isinstance(made, Sound) and len(key[0]) <= self._longest:
            self._keep(key, made)
        return made

    def _keep(self, key: Key, sound: Sound) -> None:
        self._sounds[key] = sound
        self._bytes += len(sound.pcm)
        while self._bytes > self._most:
            _, oldest = self._sounds.popitem(last=False)
            self._bytes -= len(oldest.pcm)


class Renderer:
    """A voice with a cache before it."""

    def __init__(self, voice: Voice, cache: SoundCache | None = None) -> None:
        self._voice = voice
        self._cache = SoundCache() if cache is None else cache
        self._there_are: tuple[VoiceDescription, ...] = ()

    def speaks(self, language: str) -> bool:
        """Whether the voice can speak a language; asked of the engine once it works."""
        if not self._there_are:
            self._there_are = self._voice.voices()
        return speaks(language, self._there_are)

    def render(self, text: str, language: str, manner: Manner) -> Sound | Trouble:
        """One sentence as sound, kept for the next time."""
        key = (text, language, str(manner.rate), str(manner.pitch), manner.voice, *manner.others)
        return self._cache.sound(key, lambda: self._voice.render(text, language, manner))

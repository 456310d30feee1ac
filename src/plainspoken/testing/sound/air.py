"""From a person's words to what the microphone hears: their voice, the room and the noise of a cell."""

from __future__ import annotations

import hashlib
from functools import cached_property
from importlib.resources import files

from pydantic import TypeAdapter

from plainspoken.documents import load
from plainspoken.flow import Manner, Sound, Trouble
from plainspoken.hearing.rates import samples
from plainspoken.hearing.surroundings import (
    ROOMS,
    Noise,
    Surroundings,
    babble,
    impulse_response,
    pink,
    placed,
    television,
)
from plainspoken.hearing.surroundings.noises import Wave
from plainspoken.speaking import Voice, choose
from plainspoken.speaking.espeak import EspeakVoice
from plainspoken.testing.sound.cells import AT_EAR, QUIET, Cell, NoiseKind

TALKING = Manner(rate=165)


class NoVoiceError(Exception):
    """A person cannot speak; as text, why."""


class Air:
    """Carries sound from people to a microphone at `rate`; makes rooms and background talk once."""

    def __init__(self, rate: int, seed: int = 1) -> None:
        self._rate = rate
        self._seed = seed
        self._voices: dict[str, Voice] = {}
        self._responses: dict[str, Wave] = {}

    def spoken(self, words: str, cell: Cell, turn: str) -> Sound:
        """Words as the microphone hears them; `turn` tells one turn's noise from another's. Raises NoVoiceError."""
        made = self._voice(cell.person.voice).render(words, "en", Manner(rate=cell.speed))
        if isinstance(made, Trouble):
            problem = dict(made.values).get("problem", made.key)
            raise NoVoiceError(f"{cell.person.name} cannot say {words!r}: {problem}")
        return placed(made, self._rate, self._surroundings(cell), self._chance(turn, words, cell))

    def played(self, recording: Sound, cell: Cell, turn: str) -> Sound:
        """A recording of a person as the microphone would hear it over the cell's noise; as it is where that is quiet.

        It has a voice, a speed and a room of its own.
        """
        if cell.noise == QUIET:
            return recording
        here = Surroundings(self._noise(cell.noise.kind), cell.noise.decibels)
        return placed(recording, self._rate, here, self._chance(turn, "", cell))

    def close(self) -> None:
        """Let the voices go."""
        while self._voices:
            self._voices.popitem()[1].close()

    def _surroundings(self, cell: Cell) -> Surroundings:
        return Surroundings(self._noise(cell.noise.kind), cell.noise.decibels, self._response(cell.room))

    def _chance(self, *parts: object) -> int:
        """A number for the noise of a turn: another for each turn and cell, the same in every run with a seed."""
        digest = hashlib.sha256(repr((self._seed, *map(str, parts))).encode()).digest()
        return int.from_bytes(digest[:6], "big")

    def _voice(self, name: str) -> Voice:
        if name not in self._voices:
            self._voices[name] = choose(name) if ":" in name else EspeakVoice(name)
        return self._voices[name]

    def _response(self, room: str) -> Wave | None:
        if room == AT_EAR:
            return None
        if room not in self._responses:
            self._responses[room] = impulse_response(next(each for each in ROOMS if each.name == room), self._rate)
        return self._responses[room]

    def _noise(self, kind: NoiseKind) -> Noise:
        if kind is NoiseKind.BABBLE:
            return lambda length, rate, seed: babble(self._talk, length, seed)
        if kind is NoiseKind.TELEVISION:
            return lambda length, rate, seed: television(self._talk[0], length, rate, seed)
        return pink

    @cached_property
    def _talk(self) -> tuple[Wave, ...]:
        """What other people say in the background."""
        document = load(files("plainspoken.testing.sound").joinpath("talk.yaml"), name="talk.yaml")
        talk = TypeAdapter(list[dict[str, str]]).validate_python(document.value)
        return tuple(self._said(each["voice"], each["words"]) for each in talk)

    def _said(self, voice: str, words: str) -> Wave:
        made = EspeakVoice(voice).render(words, "en", TALKING)
        if isinstance(made, Trouble):
            raise NoVoiceError(f"background talk cannot be made: {dict(made.values).get('problem', made.key)}")
        return samples(made, self._rate)

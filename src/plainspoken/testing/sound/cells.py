"""The matrix of a sound run: each of its cells is a person, a speed, a noise and a room."""

from __future__ import annotations

import difflib
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from plainspoken.hearing.surroundings import ROOMS
from plainspoken.testing.sound.people import Person, chosen

SLOWEST, FASTEST = 80, 450
LOUDEST_DB, QUIETEST_DB = -10.0, 60.0
AT_EAR = "none"
"""The room of a microphone at the mouth: no echo at all."""


class CellError(ValueError):
    """A part of the matrix that cannot be had; as text, what can."""


class NoiseKind(Enum):
    """What is heard beside the person."""

    PINK = "pink"
    BABBLE = "babble"
    TELEVISION = "television"


@dataclass(frozen=True, slots=True)
class NoiseLevel:
    """A noise, and how many decibels it lies below the person's voice."""

    kind: NoiseKind = NoiseKind.PINK
    decibels: float = 26.0

    @property
    def name(self) -> str:
        """What reports call it."""
        return "quiet" if self == QUIET else f"{self.kind.value} {self.decibels:g} dB"


QUIET = NoiseLevel()
"""A quiet living room."""

USUAL_DB = 10.0
"""How far a noise lies below the voice where it was not told: a busy room."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Who speaks how fast, in words a minute, over which noise, in which room."""

    person: Person
    speed: int = 150
    noise: NoiseLevel = QUIET
    room: str = AT_EAR

    @property
    def name(self) -> str:
        """What reports call it: what is usual is left out."""
        speed = "" if self.speed == Cell.__dataclass_fields__["speed"].default else f"{self.speed} words a minute"
        room = "" if self.room == AT_EAR else self.room
        return ", ".join(part for part in (self.person.name, speed, self.noise.name, room) if part)


@dataclass(frozen=True, slots=True)
class Axes:
    """What a matrix is made of, as it was asked for; what is left empty is the usual."""

    voices: Sequence[str] = ()
    speeds: Sequence[str] = ()
    noises: Sequence[str] = ()
    rooms: Sequence[str] = field(default=())


def matrix(axes: Axes) -> tuple[Cell, ...]:
    """Every person at every speed over every noise in every room; raises CellError or PeopleError."""
    people = chosen(axes.voices or ("british-man",))
    speeds = [speed(text) for text in axes.speeds or ("150",)]
    noises = [noise(text) for text in axes.noises or ("quiet",)]
    rooms = [room(text) for text in axes.rooms or (AT_EAR,)]
    every = itertools.product(people, speeds, noises, rooms)
    return tuple(dict.fromkeys(Cell(*parts) for parts in every))


def speed(text: str) -> int:
    """A speed in words a minute."""
    if not text.isdecimal() or not SLOWEST <= int(text) <= FASTEST:
        raise CellError(f"a speed should be {SLOWEST} to {FASTEST} words a minute, not {text!r}")
    return int(text)


def noise(text: str) -> NoiseLevel:
    """A noise: quiet, or a kind with or without decibels, such as babble:10."""
    if text == "quiet":
        return QUIET
    name, _, decibels = text.partition(":")
    kinds = [kind.value for kind in NoiseKind]
    if name not in kinds:
        raise CellError(
            f"there is no noise {text!r}{_guess(name, ['quiet', *kinds])}; there are: quiet, {', '.join(kinds)}"
        )
    if decibels and not re.fullmatch(r"-?\d+(\.\d+)?", decibels):
        raise CellError(f"a noise is followed by decibels below the voice, such as {name}:10, not {text!r}")
    level = float(decibels) if decibels else USUAL_DB
    if not LOUDEST_DB <= level <= QUIETEST_DB:
        raise CellError(f"a noise should lie {LOUDEST_DB:g} to {QUIETEST_DB:g} decibels below the voice, not {text!r}")
    return NoiseLevel(NoiseKind(name), level)


def room(text: str) -> str:
    """A room's name."""
    names = [AT_EAR, *(each.name for each in ROOMS)]
    if text not in names:
        raise CellError(f"there is no room {text!r}{_guess(text, names)}; there are: {', '.join(names)}")
    return text


def _guess(text: str, names: Sequence[str]) -> str:
    nearest = difflib.get_close_matches(text, names, n=1)
    return f" (did you mean {nearest[0]}?)" if nearest else ""

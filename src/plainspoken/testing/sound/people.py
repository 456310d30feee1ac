"""The people who speak in sound runs: a voice each, and the accent that it stands for."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from plainspoken.documents import load

EVERYBODY = "all"
ONE_EACH = "each"


class PeopleError(ValueError):
    """Somebody was asked for who is not there; as text, who is."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who speaks: a name, an accent, and the voice, of eSpeak NG unless an engine stands before it ("pyttsx3:...")."""

    name: str
    accent: str
    voice: str


class _Accent(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    accent: str
    voices: Annotated[dict[str, str], Field(min_length=1)]


def accents() -> Mapping[str, tuple[Person, ...]]:
    """The people of each accent, by the accent's name."""
    document = load(files("plainspoken.testing.sound").joinpath("people.yaml"), name="people.yaml")
    read = TypeAdapter(dict[str, _Accent]).validate_python(document.value)
    return {
        name: tuple(Person(person, each.accent, voice) for person, voice in each.voices.items())
        for name, each in read.items()
    }


def chosen(names: Sequence[str]) -> tuple[Person, ...]:
    """The people of these names, each once, in this order.

    A name is a person's, an accent's (all who have it), "all", "each" (one of each accent), or a voice's identifier
    such as gmw/en+m7 or ENGINE:VOICE. Raises PeopleError.
    """
    there = accents()
    found: dict[str, Person] = {}
    for name in names:
        found |= {person.name: person for person in _of(name, there)}
    return tuple(found.values())


def _of(name: str, there: Mapping[str, tuple[Person, ...]]) -> Iterable[Person]:
    everybody = {person.name: person for group in there.values() for person in group}
    if name == EVERYBODY:
        return everybody.values()
    if name == ONE_EACH:
        return (group[0] for group in there.values())
    if name in there:
        return there[name]
    if name in everybody:
        return (everybody[name],)
    if "/" in name or ":" in name:
        known = next((each for each in everybody.values() if each.voice == name.partition("+")[0]), None)
        return (Person(name, known.accent if known else name, name),)
    nearest = difflib.get_close_matches(name, [*there, *everybody], n=1)
    guess = f" (did you mean {nearest[0]}?)" if nearest else ""
    raise PeopleError(
        f"there is nobody called {name!r}{guess}; there are the accents {', '.join(there)}, each with -man and -woman,"
        f" {EVERYBODY} and {ONE_EACH}; or give a voice such as gmw/en+m7"
    )

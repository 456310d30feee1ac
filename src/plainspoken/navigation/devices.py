"""Which microphone and which loudspeaker are used, chosen by voice."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from plainspoken.flow import Intent, Listening, Place, Step
from plainspoken.navigation.step import Handler, say, stay, tell

Names = Callable[[Place], tuple[str, ...]]
Chosen = Callable[[Place, str], Listening]


def _microphones(place: Place) -> tuple[str, ...]:
    return place.microphones


def _loudspeakers(place: Place) -> tuple[str, ...]:
    return place.loudspeakers


def _microphone(place: Place, name: str) -> Listening:
    return replace(place.listening, microphone=name)


def _loudspeaker(place: Place, name: str) -> Listening:
    return replace(place.listening, loudspeaker=name)


def listed(kind: str, names: Names) -> Handler:
    """A handler that tells the devices there are, each by its number."""

    def move(intent: Intent, place: Place) -> Step:
        there = names(place)
        if not there:
            return say(place, "device.no_microphone" if kind == "microphone" else "device.no_loudspeaker")
        count = "device.microphones" if kind == "microphone" else "device.loudspeakers"
        told = [tell("device.one", number=number, name=name) for number, name in enumerate(there, 1)]
        return stay(place, tell(count, count=len(there)), *told, tell(f"device.how_{kind}"))

    return move


def chosen(kind: str, names: Names, choose: Chosen) -> Handler:
    """A handler that uses a device by its number or words of its name; without either, the system's own again."""

    def move(intent: Intent, place: Place) -> Step:
        number, words, there = intent.number("number"), intent.text("text"), names(place)
        if number is None and not words:
            return say(replace(place, listening=choose(place, "")), f"device.usual_{kind}")
        if not there:
            return say(place, "device.no_microphone" if kind == "microphone" else "device.no_loudspeaker")
        if number is not None and not 1 <= number <= len(there):
            return say(place, "device.no_number", number=number, count=len(there))
        name = there[number - 1] if number is not None else _named(words, there)
        if not name:
            return say(place, "device.none_called", name=words)
        return say(replace(place, listening=choose(place, name)), f"device.chosen_{kind}", name=name)

    return move


def _named(words: str, names: tuple[str, ...]) -> str:
    """The name that words are, or the only one that has them all in it; "" for none."""
    said = words.casefold().split()
    fits = [name for name in names if all(word in name.casefold() for word in said)]
    exact = [name for name in fits if name.casefold() == words.casefold()]
    return (exact or fits or [""])[0] if len(exact or fits) == 1 else ""


HANDLERS: dict[str, Handler] = {
    "listen.microphones": listed("microphone", _microphones),
    "listen.microphone": chosen("microphone", _microphones, _microphone),
    "listen.loudspeakers": listed("loudspeaker", _loudspeakers),
    "listen.loudspeaker": chosen("loudspeaker", _loudspeakers, _loudspeaker),
}

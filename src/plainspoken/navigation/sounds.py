"""The short sounds: hearing which there are, and turning them off and on, one by one or all."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import SOUNDS, Intent, Place, Step
from plainspoken.navigation.step import Handler, say, stay, tell


def tell_all(intent: Intent, place: Place) -> Step:
    """Play each sound, and say what it is and when it is heard."""
    told = [tell(f"sound.is_{name}", sound=name) for name in SOUNDS]
    off = [tell(f"sound.name_{name}") for name in place.manner.silent]
    return stay(place, tell("sound.count", count=len(SOUNDS)), *told, *([tell("sound.these_off"), *off] if off else []))


def turn(on: bool) -> Handler:
    """A handler that turns a sound on or off."""

    def one(intent: Intent, place: Place) -> Step:
        name = intent.text("sound")
        if name not in SOUNDS:
            return tell_all(intent, place)
        return stay(_silent(place, {name}, on), tell("sound.on" if on else "sound.off"), tell(f"sound.name_{name}"))

    return one


def turn_all(on: bool) -> Handler:
    """A handler that turns all sounds on or off."""

    def every(intent: Intent, place: Place) -> Step:
        return say(_silent(place, set(SOUNDS), on), "sound.all_on" if on else "sound.all_off")

    return every


def _silent(place: Place, names: set[str], on: bool) -> Place:
    off = set(place.manner.silent) - names if on else set(place.manner.silent) | names
    return replace(place, manner=replace(place.manner, silent=tuple(each for each in SOUNDS if each in off)))


HANDLERS: dict[str, Handler] = {
    "sound.list": tell_all,
    "sound.off": turn(on=False),
    "sound.on": turn(on=True),
    "sound.all_off": turn_all(on=False),
    "sound.all_on": turn_all(on=True),
}

"""How the assistant speaks and listens: speed, loudness, how much it says, how long it waits."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Detail, Intent, Manner, Place, Step
from plainspoken.navigation.step import Handler, say
from plainspoken.navigation.voices import current

SLOWEST, FASTEST, RATE_STEP, RATE_LEAP = 80, 500, 25, 75
QUIETEST, LOUDEST, VOLUME_STEP = 20, 100, 20
LOWEST, HIGHEST, PITCH_STEP = 0, 100, 10
USUAL = Manner()
SHORTEST_PAUSE, LONGEST_PAUSE, PAUSE_STEP = 0.0, 2.0, 0.5


def rate(change: int) -> Handler:
    """A handler that speaks faster or slower by a step, and says how fast that is."""

    def move(intent: Intent, place: Place) -> Step:
        wanted = min(FASTEST, max(SLOWEST, place.manner.rate + change))
        if wanted == place.manner.rate:
            return say(place, "speech.fastest" if change > 0 else "speech.slowest")
        return _at_rate(place, wanted)

    return move


def rate_to(intent: Intent, place: Place) -> Step:
    """Speak so many words a minute; what is out of reach is told with how far it goes."""
    wanted = intent.number("number") or 0
    if not SLOWEST <= wanted <= FASTEST:
        return say(place, "speech.no_rate", rate=wanted, slowest=SLOWEST, fastest=FASTEST)
    return _at_rate(place, wanted)


def usual_rate(intent: Intent, place: Place) -> Step:
    """Speak as fast as at the very first."""
    return _at_rate(place, USUAL.rate)


def _at_rate(place: Place, rate: int) -> Step:
    return say(replace(place, manner=replace(place.manner, rate=rate)), "speech.rate", rate=rate)


def volume(change: int) -> Handler:
    """A handler that speaks louder or quieter by a step."""

    def move(intent: Intent, place: Place) -> Step:
        now = round(place.manner.volume * 100)
        wanted = min(LOUDEST, max(QUIETEST, now + change))
        if wanted == now:
            return say(place, "speech.loudest" if change > 0 else "speech.quietest")
        return _at_volume(place, wanted)

    return move


def volume_to(intent: Intent, place: Place) -> Step:
    """Speak as loudly as so many per cent; never so softly that nobody would hear how to mend it."""
    wanted = intent.number("number") or 0
    if not QUIETEST <= wanted <= LOUDEST:
        return say(place, "speech.no_volume", volume=wanted, quietest=QUIETEST)
    return _at_volume(place, wanted)


def _at_volume(place: Place, volume: int) -> Step:
    return say(replace(place, manner=replace(place.manner, volume=volume / 100)), "speech.volume", volume=volume)


def pitch(change: int) -> Handler:
    """A handler that makes the voice higher or deeper by a step, where it is one that can be."""

    def move(intent: Intent, place: Place) -> Step:
        mine = current(place)
        if mine is not None and not place.voices[mine].pitched:
            return say(place, "speech.no_pitch")
        wanted = min(HIGHEST, max(LOWEST, place.manner.pitch + change))
        if wanted == place.manner.pitch:
            return say(place, "speech.highest" if change > 0 else "speech.deepest")
        key = "speech.higher" if change > 0 else "speech.deeper"
        return say(replace(place, manner=replace(place.manner, pitch=wanted)), key, pitch=wanted)

    return move


def detail(wanted: Detail) -> Handler:
    """A handler that says more or less of each thing."""

    def move(intent: Intent, place: Place) -> Step:
        return say(replace(place, manner=replace(place.manner, detail=wanted)), f"speech.{wanted.value}")

    return move


def private(on: bool) -> Handler:
    """A handler that keeps answers from being said aloud, or lets them be said again."""

    def move(intent: Intent, place: Place) -> Step:
        return say(replace(place, private=on), "me.private" if on else "me.aloud")

    return move


def pause(change: float) -> Handler:
    """A handler that lets people pause longer or less long while they speak."""

    def move(intent: Intent, place: Place) -> Step:
        wanted = min(LONGEST_PAUSE, max(SHORTEST_PAUSE, place.manner.pause + change))
        if wanted == place.manner.pause:
            return say(place, "speech.longest_pause" if change > 0 else "speech.shortest_pause")
        key = "speech.longer_pause" if change > 0 else "speech.shorter_pause"
        return say(replace(place, manner=replace(place.manner, pause=wanted)), key)

    return move


HANDLERS: dict[str, Handler] = {
    "speech.faster": rate(RATE_STEP),
    "speech.slower": rate(-RATE_STEP),
    "speech.much_faster": rate(RATE_LEAP),
    "speech.much_slower": rate(-RATE_LEAP),
    "speech.rate_to": rate_to,
    "speech.usual_rate": usual_rate,
    "speech.higher": pitch(PITCH_STEP),
    "speech.deeper": pitch(-PITCH_STEP),
    "speech.volume_to": volume_to,
    "speech.louder": volume(VOLUME_STEP),
    "speech.quieter": volume(-VOLUME_STEP),
    "speech.brief": detail(Detail.BRIEF),
    "speech.full": detail(Detail.FULL),
    "speech.wait_longer": pause(PAUSE_STEP),
    "speech.wait_less": pause(-PAUSE_STEP),
    "me.private": private(on=True),
    "me.aloud": private(on=False),
}

"""How the assistant speaks and listens: speed, loudness, how much it says, how long it waits."""

from __future__ import annotations

from dataclasses import replace

from plainspoken.flow import Detail, Intent, Place, Step
from plainspoken.navigation.step import Handler, say

SLOWEST, FASTEST, RATE_STEP = 80, 450, 25
QUIETEST, LOUDEST, VOLUME_STEP = 20, 100, 20
SHORTEST_PAUSE, LONGEST_PAUSE, PAUSE_STEP = 0.0, 2.0, 0.5


def rate(change: int) -> Handler:
    """A handler that speaks faster or slower by a step, and says how fast that is."""

    def move(intent: Intent, place: Place) -> Step:
        wanted = min(FASTEST, max(SLOWEST, place.manner.rate + change))
        if wanted == place.manner.rate:
            return say(place, "speech.fastest" if change > 0 else "speech.slowest")
        return say(replace(place, manner=replace(place.manner, rate=wanted)), "speech.rate", rate=wanted)

    return move


def volume(change: int) -> Handler:
    """A handler that speaks louder or quieter by a step."""

    def move(intent: Intent, place: Place) -> Step:
        now = round(place.manner.volume * 100)
        wanted = min(LOUDEST, max(QUIETEST, now + change))
        if wanted == now:
            return say(place, "speech.loudest" if change > 0 else "speech.quietest")
        return say(replace(place, manner=replace(place.manner, volume=wanted / 100)), "speech.volume", volume=wanted)

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
    "speech.louder": volume(VOLUME_STEP),
    "speech.quieter": volume(-VOLUME_STEP),
    "speech.brief": detail(Detail.BRIEF),
    "speech.full": detail(Detail.FULL),
    "speech.wait_longer": pause(PAUSE_STEP),
    "speech.wait_less": pause(-PAUSE_STEP),
    "me.private": private(on=True),
    "me.aloud": private(on=False),
}

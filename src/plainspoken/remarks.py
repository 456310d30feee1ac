"""What is told of troubles with sound: when there is room for it, and never over an answer or a question.

And of sounds in which no words could be made out: a tone each, after three in a row words, then nothing for a while.
"""

from __future__ import annotations

from collections.abc import Callable

from plainspoken.flow import Place, Read, Tell, Trouble
from plainspoken.navigation import PATIENCE, other_way

UNHEARD = frozenset({"speaker.lost"})
"""Told to nobody who listens: it would be heard once it is over, in the place of what was being said."""

LEVELS = frozenset({"sound.too_quiet", "sound.clipped", "sound.too_noisy"})
DEVICES = ("microphone.", "speaker.", "listen.headset_lost")


class Remarks:
    """Keeps what is to be said until there is room: of devices, after the answer; of levels, once no question waits."""

    def __init__(self) -> None:
        self._kept: list[Trouble] = []
        self._noises = 0

    def noise(self, place: Place, tone: Callable[[str], None], *, speaking: bool) -> list[Tell]:
        """What to say of a sound in which no words could be made out, or may have been none; plays a tone for it.

        The third in a row has another way told, as what is misunderstood three times has. After it nothing more: a
        television would have its tone all evening. What comes while we are speaking does not count.
        """
        self._noises += not speaking
        if speaking or self._noises < PATIENCE:
            tone("error")
        elif self._noises == PATIENCE:
            return [Tell("not_understood.unheard"), *other_way(place), Tell("not_understood.silent")]
        return []

    def understood(self) -> None:
        """Words were made out."""
        self._noises = 0

    def called(self) -> None:
        """Somebody pressed the key to talk: what they say is meant for us, and answered again if it cannot be heard."""
        if self._noises >= PATIENCE:
            self._noises = 0

    def take(self, trouble: Trouble, place: Place, *, speaking: bool, read: Read | None) -> list[Tell | Read]:
        """What to say of a trouble now, `read` being what is read at length; what waits is kept.

        A reading that a lost microphone breaks into goes on with its sentence.
        """
        told = Tell(trouble.key, trouble.values)
        if trouble.key in UNHEARD:
            return []
        if trouble.key == "microphone.lost" and read is not None:
            return [told, Read(place.mark, read.end, read.reason)]
        if _waits(trouble, place, speaking=speaking):
            self._keep(trouble)
            return []
        return [told]

    def _keep(self, trouble: Trouble) -> None:
        """Keep one for later; a device that is back takes with it what was kept of its going."""
        if trouble.key == "microphone.back" and any(each.key == "microphone.lost" for each in self._kept):
            self._kept = [each for each in self._kept if each.key != "microphone.lost"]
        elif trouble not in self._kept:
            self._kept.append(trouble)

    def due(self, place: Place) -> list[Tell]:
        """What may be said now that nothing else is being said."""
        ready = [each for each in self._kept if each.key not in LEVELS or (place.question is None and not place.asleep)]
        self._kept = [each for each in self._kept if each not in ready]
        return [Tell(each.key, each.values) for each in ready]


def _waits(trouble: Trouble, place: Place, *, speaking: bool) -> bool:
    """Whether a trouble is told later: it is about sound, and something is being said, asked or slept through."""
    if trouble.key in LEVELS:
        return speaking or place.question is not None or place.asleep
    return speaking and trouble.key.startswith(DEVICES)

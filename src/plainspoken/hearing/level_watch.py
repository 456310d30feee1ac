"""Whether what is said in a conversation comes too loud, too quiet or through noise; told once a spell. Pure."""

from __future__ import annotations

from plainspoken.flow import Sound, Trouble
from plainspoken.hearing.loudness import faults, measured

RUNNING = 3
"""So many utterances running have a fault before it is told: one is a cough, or somebody leaning back."""

MENDED = 8
"""So many running without it end a spell, after which it may be told again."""


class LevelWatch:
    """Judges one utterance after another that was understood as words."""

    def __init__(self) -> None:
        self._with: dict[str, int] = {}
        self._without: dict[str, int] = {}
        self._told: set[str] = set()

    def take(self, utterance: Sound) -> Trouble | None:
        """What to tell after an utterance, with the pause before it and after it; None most of the time."""
        found = {"sound.too_quiet" if each.key == "sound.nothing" else each.key for each in faults(measured(utterance))}
        for key in self._told - found:
            self._without[key] = self._without.get(key, 0) + 1
            if self._without[key] >= MENDED:
                self._told.discard(key)
        self._with = {key: self._with.get(key, 0) + 1 for key in found}
        for key in sorted(found):
            self._without[key] = 0
            if self._with[key] >= RUNNING and key not in self._told:
                self._told.add(key)
                return Trouble(key)
        return None

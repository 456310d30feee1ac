"""Where an utterance begins and where it has ended. Pure: likelihoods of speech in, events out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from plainspoken.flow import Mode

SILENCE_SECONDS: Mapping[Mode, float] = {
    Mode.COMMAND: 0.45,
    Mode.ANSWER: 0.8,
    Mode.SPELLING: 1.0,
    Mode.DICTATION: 1.2,
}
"""How long a pause ends an utterance: people stop to think amid a number, between letters and amid a sentence.

What tells speech from silence is itself 0.1 s behind, so that 0.45 s is some 0.6 s from the end of a command.
"""

TALK_SECONDS: Mapping[Mode, float] = {Mode.COMMAND: 3.0, Mode.ANSWER: 8.0}
"""How long what may be said lasts: what goes on for longer is a television, or visitors. Spelling and dictation have no
such end."""


@dataclass(frozen=True, slots=True)
class Rules:
    """When speech counts; seconds, and likelihoods between 0 and 1.

    Speech begins above `begins` and goes on down to `goes_on`, so that a soft syllable does not cut a word in two.
    """

    begins: float = 0.5
    goes_on: float = 0.3
    margin: float = 0.3
    least: float = 0.09
    longest: float = 20.0
    longest_dictation: float = 60.0


class Heard(Enum):
    """What a window of sound was to the endpointer."""

    SILENCE = "silence"
    BEGAN = "began"
    SPEECH = "speech"
    ENDED = "ended"
    DROPPED = "dropped"


class Endpointer:
    """Tells of each window of sound whether an utterance began, goes on, ended, or was too short to be one.

    BEGAN comes with the first window of speech; between BEGAN and ENDED or DROPPED all windows belong to the utterance,
    its pauses included. `margin` before BEGAN is the caller's to keep. `mode` and `pause`, by how many seconds longer
    than usual people may pause, may be set between utterances. While `held`, no pause ends an utterance.
    """

    def __init__(self, window_seconds: float, mode: Mode = Mode.COMMAND, rules: Rules | None = None) -> None:
        self._window = window_seconds
        self._rules = rules or Rules()
        self.mode = mode
        self.pause = 0.0
        self.held = False
        self.begin()

    def begin(self) -> None:
        """Wait for another utterance."""
        self._speaking = False
        self._silent = self._spoken = self._lasted = 0.0

    def take(self, likelihood: float) -> Heard:
        """The next window's likelihood of speech, and what it means."""
        if not self._speaking:
            if likelihood < self._rules.begins:
                return Heard.SILENCE
            self.begin()
            self._speaking = True
            self._count(likelihood)
            return Heard.BEGAN
        self._count(likelihood)
        pausing = not self.held and self._silent >= SILENCE_SECONDS[self.mode] + self.pause
        if not pausing and self._lasted < self._longest:
            return Heard.SPEECH
        self._speaking = False
        return Heard.ENDED if self._spoken >= self._rules.least else Heard.DROPPED

    @property
    def speaking(self) -> bool:
        """Whether an utterance has begun and not ended."""
        return self._speaking

    @property
    def _longest(self) -> float:
        """Seconds after which an utterance ends though nobody pauses: a message is longer than a command."""
        return self._rules.longest_dictation if self.mode is Mode.DICTATION else self._rules.longest

    def _count(self, likelihood: float) -> None:
        """Add a window to the utterance's lengths."""
        speech = likelihood >= self._rules.goes_on
        self._lasted += self._window
        self._spoken += self._window if speech else 0.0
        self._silent = 0.0 if speech else self._silent + self._window

    @property
    def certain(self) -> bool:
        """Whether what has begun has lasted long enough to be speech and no click."""
        return self._speaking and self._spoken >= self._rules.least

    @property
    def talk(self) -> bool:
        """Whether what has begun has lasted longer than what may be said; nothing that a key is held for has."""
        longest = TALK_SECONDS.get(self.mode, self._longest) + self.pause
        return self._speaking and not self.held and self._lasted >= longest

    @property
    def spoken(self) -> float:
        """Seconds from the first speech of the utterance to its last."""
        return self._lasted - self._silent

    @property
    def margin(self) -> int:
        """How many windows before the first of speech belong to the utterance."""
        return round(self._rules.margin / self._window)

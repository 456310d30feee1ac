"""Utterances cut out of sound, whether it is there whole or still comes. Pure: windows of sound in, utterances out."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from plainspoken.flow import Mode, Sound
from plainspoken.hearing.endpointing import Endpointer, Heard
from plainspoken.hearing.voice_activity import SileroVoiceActivity, VoiceActivity


class Cutter:
    """Cuts utterances out of windows of sound at the detector's rate, each with the margin before it and its pause."""

    def __init__(self, mode: Mode, activity: VoiceActivity | None = None) -> None:
        self._detector = activity or SileroVoiceActivity()
        self._detector.begin()
        self._endpointer = Endpointer(self._detector.window / self._detector.rate, mode)
        self._before: deque[bytes] = deque(maxlen=self._endpointer.margin)
        self._taken: list[bytes] = []

    @property
    def rate(self) -> int:
        """Samples a second of what is cut."""
        return self._detector.rate

    @property
    def window(self) -> int:
        """How many samples are taken at a time."""
        return self._detector.window

    @property
    def margin(self) -> int:
        """How many windows before the first of speech belong to an utterance."""
        return self._endpointer.margin

    @property
    def speaking(self) -> bool:
        """Whether an utterance has begun and not ended."""
        return self._endpointer.speaking

    def take(self, window: bytes) -> Sound | None:
        """Take the next window; the utterance that has ended with it, if one has."""
        heard = self._endpointer.take(self._detector.likelihood(window))
        if heard is Heard.SILENCE:
            self._before.append(window)
            return None
        self._taken.append(window)
        if heard is Heard.DROPPED:  # a click: what begins right after the pause behind it has that for its margin
            self._before.extend(self._taken)
            self._taken.clear()
        return self._cut() if heard is Heard.ENDED else None

    def rest(self) -> Sound | None:
        """The utterance that was still going on when the sound ended."""
        return self._cut() if self._endpointer.certain else None

    def _cut(self) -> Sound:
        cut = Sound(b"".join((*self._before, *self._taken)), self.rate)
        self._before.clear()
        self._taken.clear()
        return cut


def windows(pcm: bytes, window: int) -> Iterator[bytes]:
    """A sound's windows of so many samples; the last is filled with silence."""
    for start in range(0, len(pcm), window * 2):
        yield pcm[start : start + window * 2].ljust(window * 2, b"\0")


def utterances_of(sound: Sound, mode: Mode, activity: VoiceActivity | None = None) -> Iterator[Sound]:
    """The utterances of a whole sound at the detector's rate, each with the margin before it and the pause after it."""
    cutter = Cutter(mode, activity)
    quiet = bytes(2 * cutter.window * cutter.margin)  # so that a sound that begins amid a word is no click
    for window in windows(quiet + sound.pcm, cutter.window):
        if (cut := cutter.take(window)) is not None:
            yield cut
    if (cut := cutter.rest()) is not None:
        yield cut

"""One utterance taken from a source of sound as it is: for checking a microphone, and for playing it back."""

from __future__ import annotations

from collections import deque

from plainspoken.flow import Mode, Sound, Trouble
from plainspoken.hearing.endpointing import Endpointer, Heard
from plainspoken.hearing.rates import RateChanger
from plainspoken.hearing.sources import SoundSource
from plainspoken.hearing.voice_activity import SileroVoiceActivity, VoiceActivity

PATIENCE_SECONDS = 10.0


def take_utterance(
    source: SoundSource, activity: VoiceActivity | None = None, patience: float = PATIENCE_SECONDS
) -> Sound | Trouble:
    """The next utterance with the pause after it; all that came, where nobody spoke within `patience` seconds of sound.

    A Trouble where the source has one, or ends before it brought any sound (microphone.none).
    """
    detector = activity or SileroVoiceActivity()
    detector.begin()
    endpointer = Endpointer(detector.window / detector.rate, Mode.ANSWER)
    changer = RateChanger(source.rate, detector.rate)
    before: deque[bytes] = deque(maxlen=int(patience * detector.rate / detector.window))
    taken: list[bytes] = []
    waiting = bytearray()
    size = detector.window * 2
    while len(before) < (before.maxlen or 0):
        block = source.read()
        if isinstance(block, Trouble):
            return block
        if block is None:
            break
        waiting += changer.take(block)
        while len(waiting) >= size:
            window = bytes(waiting[:size])
            del waiting[:size]
            heard = endpointer.take(detector.likelihood(window))
            if heard in (Heard.SILENCE, Heard.DROPPED):
                before.append(window)
                taken.clear()
                continue
            taken.append(window)
            if heard is Heard.ENDED:
                margin = list(before)[-endpointer.margin :]
                return Sound(b"".join((*margin, *taken)), detector.rate)
    every = b"".join((*before, *taken))
    return Sound(every, detector.rate) if every else Trouble("microphone.none", (("name", ""),))

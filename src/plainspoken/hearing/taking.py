"""One utterance taken from a source of sound as it is: for checking a microphone, and for playing it back."""

from __future__ import annotations

from plainspoken.flow import Mode, Sound, Trouble
from plainspoken.hearing.cutting import Cutter
from plainspoken.hearing.rates import RateChanger
from plainspoken.hearing.sources import SoundSource
from plainspoken.hearing.voice_activity import VoiceActivity

PATIENCE_SECONDS = 10.0


def take_utterance(
    source: SoundSource, activity: VoiceActivity | None = None, patience: float = PATIENCE_SECONDS
) -> Sound | Trouble:
    """The next utterance with the pause after it; all that came, where nobody spoke within `patience` seconds of sound.

    A Trouble where the source has one, or ends before it brought any sound (microphone.none).
    """
    cutter = Cutter(Mode.ANSWER, activity)
    changer = RateChanger(source.rate, cutter.rate)
    size = cutter.window * 2
    came, taken = bytearray(), 0
    while cutter.speaking or taken < patience * cutter.rate * 2:
        block = source.read()
        if isinstance(block, Trouble):
            return block
        if block is None:
            break
        came += changer.take(block)
        while len(came) - taken >= size:
            window = bytes(came[taken : taken + size])
            taken += size
            if (cut := cutter.take(window)) is not None:
                return cut
    return Sound(bytes(came[:taken]), cutter.rate) if taken else Trouble("microphone.none", (("name", ""),))

"""Whether the end of what somebody said can be told: for a microphone's check. Pure, but for the detector."""

from __future__ import annotations

from itertools import pairwise

from plainspoken.flow import Mode, Sound, Trouble
from plainspoken.hearing.cutting import windows
from plainspoken.hearing.endpointing import SILENCE_SECONDS, Rules
from plainspoken.hearing.voice_activity import SileroVoiceActivity, VoiceActivity

NO_END = Trouble("sound.no_end")
PAUSES = Trouble("check.pauses")


def ending(sound: Sound, activity: VoiceActivity | None = None) -> Trouble | None:
    """What keeps the end of an utterance, given with the pause after it, from being told; None where nothing does.

    sound.no_end: something goes on sounding like speech. check.pauses: a pause within it is longer than commands have.
    """
    detector = activity or SileroVoiceActivity()
    detector.begin()
    seconds = detector.window / detector.rate
    goes_on = Rules().goes_on
    speech = [at for at, each in enumerate(windows(sound.pcm, detector.window)) if detector.likelihood(each) >= goes_on]
    if not speech:
        return None
    if sound.seconds - (speech[-1] + 1) * seconds < SILENCE_SECONDS[Mode.COMMAND]:
        return NO_END
    longest = max((late - early - 1 for early, late in pairwise(speech)), default=0)
    return PAUSES if longest * seconds >= SILENCE_SECONDS[Mode.COMMAND] else None

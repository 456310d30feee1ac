"""From a whole sound to transcripts, at once and without threads: for files and for the demo."""

from __future__ import annotations

from plainspoken.flow import Grammar, Sound, Transcript
from plainspoken.hearing.cutting import utterances_of
from plainspoken.hearing.rates import at_rate
from plainspoken.hearing.recogniser import Recogniser
from plainspoken.hearing.voice_activity import VoiceActivity

BLOCK_SECONDS = 0.04


def transcribe(sound: Sound, recogniser: Recogniser, grammar: Grammar) -> Transcript:
    """What is heard in a sound taken as one utterance."""
    recogniser.expect(grammar)
    pcm = at_rate(sound, recogniser.rate).pcm
    step = int(BLOCK_SECONDS * recogniser.rate) * 2
    for start in range(0, len(pcm), step):
        recogniser.hear(pcm[start : start + step])
    return recogniser.finish()


def hear_sound(
    sound: Sound, recogniser: Recogniser, grammar: Grammar, activity: VoiceActivity | None = None
) -> tuple[Transcript, ...]:
    """What is heard in each utterance of a sound, as the microphone's listener would cut them; silence has none."""
    at_ear = at_rate(sound, recogniser.rate)
    spoken = utterances_of(at_ear, grammar.mode, activity)
    heard = (transcribe(each, recogniser, grammar) for each in spoken)
    return tuple(transcript for transcript in heard if transcript.text)

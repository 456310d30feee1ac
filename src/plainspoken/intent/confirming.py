"""Whether what was heard over our own voice was surely a command to us.

Where the microphone hears the loudspeaker, what is left of an echo may be taken for words. So the voice pauses at any
speech, and goes on as if nothing had been said unless a command was surely heard. A free answer is not taken either,
for any words are one: it is given when the question has been asked to its end.
"""

from __future__ import annotations

from plainspoken.flow import Intent, NotUnderstood, Transcript

SURE = 0.6
"""How sure a recogniser must be: surer than for anything else, for with 0.3 one word was obeyed in half an hour of
reading over a cancelled echo. Of seven commands spoken over it and heard rightly, four had 0.64 or more."""

SILENCES = frozenset({"reading.stop"})
"""Commands that do no harm when they were not meant, and must not be missed when they were."""

LEAST_SPOKEN, LEAST_SILENCE = 0.45, 0.3
"""Seconds that a command lasts at the least, and one that bids silence: what is left of an echo ends as the voice
pauses. In twenty minutes of reading over a cancelled echo all that was taken for a command as surely was shorter than
0.45 s, and for "stop" than 0.2; "help" takes 0.48, and of "stop" the beginning may be taken out with the echo."""

FREE = frozenset({"answer.text"})
"""Commands that any words are."""


def confirmed(meant: Intent | NotUnderstood, transcript: Transcript) -> bool:
    """Whether words heard over our own voice are to be obeyed."""
    if transcript.typed:
        return True
    if not isinstance(meant, Intent) or meant.name in FREE:
        return False
    least = LEAST_SILENCE if meant.name in SILENCES else LEAST_SPOKEN
    if 0 < transcript.spoken < least:
        return False
    return meant.name in SILENCES or transcript.confidence >= SURE

"""Whether what was heard over our own voice was surely a command to us.

Where the microphone hears the loudspeaker, what is left of an echo may be taken for words. So the voice pauses at any
speech, and goes on as if nothing had been said unless a command was surely heard. A free answer is not taken either,
for any words are one: it is given when the question has been asked to its end.
"""

from __future__ import annotations

from plainspoken.flow import Intent, NotUnderstood, Transcript

SURE = 0.5
"""How sure a recogniser must be; of itself it is that sure when as many right as wrong words would be lost."""

FREE = frozenset({"answer.text"})
"""Commands that any words are."""


def confirmed(meant: Intent | NotUnderstood, transcript: Transcript) -> bool:
    """Whether words heard over our own voice are to be obeyed."""
    if transcript.typed:
        return True
    return isinstance(meant, Intent) and meant.name not in FREE and transcript.confidence >= SURE

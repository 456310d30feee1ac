"""Notes of what happens in a conversation, for whoever keeps a record; nothing secret is in them."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from plainspoken.flow import Intent, Page, Place, Transcript, Utterance

PRIVATE = "…"
"""What is noted in place of a secret that was typed, or spoken by mistake."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that happened, for whoever keeps a record: what kind of thing, in words, and its values."""

    kind: str
    text: str
    intent: Intent | None = None
    page: Page | None = None


def heard_as(transcript: Transcript, intent: Intent | None, place: Place) -> Note:
    """What was heard, for whoever keeps a record; an answer that is secret is in no record."""
    secret = place.question is not None and place.question.key == "field.secret"
    if secret and (intent is None or intent.name == "answer.text"):
        return Note("heard", PRIVATE, Intent("answer.text", (), PRIVATE))
    return Note("heard", transcript.text, intent)


def noted(spoken: Iterable[Utterance], journal: Callable[[Note], None]) -> Iterator[Utterance]:
    """What is said, each part noted as it comes."""
    for utterance in spoken:
        journal(Note("said", utterance.text))
        yield utterance


def broken_as(problem: Exception) -> Note:
    """Where a fault was, for the developers; without what it says, for that may have a person's answers in it."""
    places = "".join(traceback.format_list(traceback.extract_tb(problem.__traceback__)))
    return Note("broken", places + type(problem).__name__)

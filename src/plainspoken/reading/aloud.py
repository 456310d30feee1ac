"""Actions turned into utterances, one at a time, so that the first is spoken while the rest are still to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plainspoken.flow import Place, Read, Tell, Utterance
from plainspoken.reading.pages import reading
from plainspoken.reading.replies import told
from plainspoken.reading.speakable import speakable
from plainspoken.wording import Wording


def utterances(actions: Iterable[Tell | Read], place: Place, wording: Wording) -> Iterator[Utterance]:
    """The utterances of replies and readings in order, made speakable; those of a page bear marks."""
    for action in actions:
        spoken = _spoken(action, place, wording)
        for utterance in spoken:
            text = speakable(utterance.text, utterance.language)
            if text:
                yield replace(utterance, text=text)


def _spoken(action: Tell | Read, place: Place, wording: Wording) -> Iterable[Utterance]:
    if isinstance(action, Tell):
        return (told(action, place, wording),)
    return reading(action, place.page, wording, place.manner.detail) if place.page else ()

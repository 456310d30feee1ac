"""Actions turned into utterances, one at a time, so that the first is spoken while the rest are still to come."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plainspoken.flow import Place, Read, Tell, Utterance
from plainspoken.reading.answered import answered
from plainspoken.reading.named import as_said
from plainspoken.reading.pages import reading
from plainspoken.reading.replies import told
from plainspoken.reading.sounding import sounded
from plainspoken.reading.speakable import speakable
from plainspoken.wording import Wording


def utterances(actions: Iterable[Tell | Read], place: Place, wording: Wording) -> Iterator[Utterance]:
    """The utterances of replies and readings in order, made speakable; those of a page bear marks."""
    for utterance in worded(actions, place, wording):
        said = as_said(utterance.text, utterance.language, place.site, place.pronounced, wording.language)
        text = speakable(said, utterance.language)
        if text:
            yield replace(utterance, text=text)


def worded(actions: Iterable[Tell | Read], place: Place, wording: Wording) -> Iterator[Utterance]:
    """The same utterances as they are written, before figures and signs become words."""
    for action in actions:
        if isinstance(action, Tell):
            yield told(action, place, wording)
        elif place.page is not None:
            page = answered(place.page, place.answers)
            yield from sounded(reading(action, page, wording, place.manner.detail), page)

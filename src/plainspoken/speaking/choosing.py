"""Which of an engine's voices speaks a language."""

from __future__ import annotations

from collections.abc import Sequence

from plainspoken.speaking.voice import VoiceDescription

PREFERRED = {"en": "en-gb"}
"""The kind of a language that is meant where none is named."""


def voice_for(language: str, wanted: str, there_are: Sequence[VoiceDescription]) -> str:
    """The identifier of the voice to speak a language ("en", "cy-GB") with; "" leaves the engine its own.

    The wanted voice where it speaks that language (or none is known to), else the closest of the language with the
    wanted one's variant ("+f3", an eSpeak way of speaking), so that a change of language is no change of person.
    """
    base, plus, variant = wanted.partition("+")
    mine = find(base, there_are)
    speakers = [each for each in there_are if _primary(each.language) == _primary(language)]
    if mine is not None and (mine in speakers or not speakers):
        return wanted if plus else mine.identifier
    if not speakers:
        return ""
    tag = normal(language)
    best = min(speakers, key=lambda each: _distance(each, PREFERRED.get(tag, tag)))
    return best.identifier + plus + variant


def find(identifier: str, there_are: Sequence[VoiceDescription]) -> VoiceDescription | None:
    """The voice of an identifier or a name in any case, None where there is none."""
    sought = identifier.casefold()
    for each in there_are:
        if sought and sought in (each.identifier.casefold(), each.name.casefold()):
            return each
    return None


def normal(language: str) -> str:
    """A language tag in small letters with hyphens: "en_GB" -> "en-gb"."""
    return language.lower().replace("_", "-")


def _primary(language: str) -> str:
    return normal(language).partition("-")[0]


def _distance(voice: VoiceDescription, tag: str) -> tuple[bool, bool, int]:
    spoken = normal(voice.language)
    return spoken != tag, not spoken.startswith(tag), len(spoken)

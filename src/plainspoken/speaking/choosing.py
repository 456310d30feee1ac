"""Which of an engine's voices speaks a language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plainspoken.speaking.voice import VoiceDescription

VARIANTS = (*(f"m{number}" for number in range(1, 9)), *(f"f{number}" for number in range(1, 6)))
"""The ways of speaking that every eSpeak NG has, for each of its voices."""

PREFERRED = {"en": "en-gb"}
"""The kind of a language that is meant where none is named."""


def voice_for(language: str, wanted: Sequence[str], there_are: Sequence[VoiceDescription]) -> str:
    """The identifier of the voice to speak a language ("en", "cy-GB") with; "" leaves the engine its own.

    The first wanted voice that speaks that language (or the first of all, where none is known to), else the closest of
    the language with that one's variant ("+f3", an eSpeak way of speaking), so that a change of language is no change
    of person.
    """
    speakers = [each for each in there_are if primary(each.language) == primary(language)]
    for each in wanted if speakers else wanted[:1]:
        base, plus, _ = each.partition("+")
        mine = find(base, there_are)
        if mine is not None and (mine in speakers or not speakers):
            return each if plus else mine.identifier
    if not speakers:
        return ""
    _, plus, variant = (wanted or ("",))[0].partition("+")
    tag = normal(language)
    best = min(speakers, key=lambda each: _distance(each, PREFERRED.get(tag, tag)))
    return best.identifier + plus + variant


def speaks(language: str, there_are: Sequence[VoiceDescription]) -> bool:
    """Whether some voice speaks a language, or none tells which it speaks; "" is any."""
    known = [each for each in there_are if each.language]
    return not known or not language or any(primary(each.language) == primary(language) for each in known)


def not_among(
    own: Sequence[VoiceDescription],
    others: Callable[[], Sequence[VoiceDescription]],
    language: str,
    wanted: Sequence[str],
) -> bool:
    """Whether an engine beside the first is to speak: it has the voice wanted for a language, or alone speaks it.

    `wanted` are identifiers or names, the first to be preferred; the `others` are not asked for where `own` will do.
    """
    known = speaks(language, own)
    for each in filter(None, (each.partition("+")[0] for each in wanted)):
        mine = find(each, own)
        if mine is not None and primary(mine.language) == primary(language):
            return False
        theirs = None if mine is not None else find(each, others())
        if theirs is not None and primary(theirs.language) == primary(language):
            return True
    return not own or (not known and speaks(language, others()))


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


def primary(language: str) -> str:
    """A language tag without its region: "en" of "en-GB"."""
    return normal(language).partition("-")[0]


def _distance(voice: VoiceDescription, tag: str) -> tuple[bool, bool, int]:
    spoken = normal(voice.language)
    return spoken != tag, not spoken.startswith(tag), len(spoken)

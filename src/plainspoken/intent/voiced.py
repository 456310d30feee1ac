"""What is listened for about the voice: accents, sounds, speeds, and numbers of what was just listed."""

from __future__ import annotations

from collections.abc import Iterator

from plainspoken.flow import Place
from plainspoken.intent.commands import Commands, Phrase
from plainspoken.values.numbers import words_of

RATES = (*range(100, 275, 25), *range(300, 501, 50))
"""Words a minute that are listened for; others are understood all the same where they are typed."""

NUMBERS_ALLOWED = 15


def of_list(phrase: Phrase) -> str:
    """The accent, way of speaking or sound that a phrase names, "" where it names none."""
    return next((str(value) for name, value in phrase.intent.slots if name in ("accent", "speaker", "sound")), "")


def numbered(place: Place, commands: Commands) -> Iterator[str]:
    """Speeds, and numbers of voices or of words where those were listed."""
    yield from _filled(commands, "speech.rate_to", RATES)
    listing = place.listing
    if listing is not None and listing.kind == "voice":
        yield from _filled(commands, "voice.use_number", range(1, min(len(listing.nodes), NUMBERS_ALLOWED) + 1))
    if listing is not None and listing.kind == "pronunciation":
        yield from _filled(commands, "say.forget_number", range(1, min(len(listing.nodes), NUMBERS_ALLOWED) + 1))


def _filled(commands: Commands, name: str, numbers: tuple[int, ...] | range) -> Iterator[str]:
    """A command's first pattern with each number."""
    command = commands.by_name.get(name)
    for pattern in command.patterns[:1] if command else ():
        yield from (pattern.filled(words_of(number)) for number in numbers)

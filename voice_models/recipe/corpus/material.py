"""Where sentences come from: the commands of the wording, pages' words, and the dictionary's commonest words."""

from __future__ import annotations

from pathlib import Path

from plainspoken.intent import load as load_commands
from plainspoken.intent.commands import Commands
from plainspoken.wording import commands as command_document

from .lexicon import Lexicon
from .sentences import Material

LABELS = Path(__file__).with_name("labels.txt")
WORDS = 25_000
FILLED_SLOTS = ("label", "option", "query", "text")
NUMBERED_SLOTS = ("number", "level")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty")


def material(lexicon: Lexicon, common: tuple[str, ...]) -> Material:
    """All that sentences are made of, each of its words in the lexicon."""
    known = load_commands(command_document())
    phrases, frames = _sentences(known)
    labels = LABELS.read_text("utf-8").splitlines()
    return Material(
        phrases=tuple(each for each in phrases if lexicon.has_all(each)),
        frames=tuple(each for each in frames if lexicon.has_all(each.replace("{}", ""))),
        labels=tuple(each for each in labels if lexicon.has_all(each)),
        words=tuple(word for word in common[:WORDS] if lexicon.has_all(word)),
    )


def _sentences(known: Commands) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The commands as they are said whole, and those with one gap for a page's own words."""
    phrases: dict[str, None] = {}
    frames: dict[str, None] = {}
    for command in known.by_name.values():
        for phrase in command.phrases:
            phrases[phrase.words] = None
        for pattern in command.patterns:
            if pattern.slot in FILLED_SLOTS:
                frames[pattern.filled("{}")] = None
            elif pattern.slot in NUMBERED_SLOTS:
                phrases.update(dict.fromkeys(pattern.filled(number) for number in NUMBERS))
    return tuple(phrases), tuple(frames)

"""Words that are no command but near one: the command where that is safe to guess, else what to suggest.

What sends, deletes or ends is never guessed nor suggested; a button, or a name with a word such as "delete" in it, is
suggested but never guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from plainspoken.flow import Intent, NotUnderstood
from plainspoken.intent.commands import Pattern
from plainspoken.intent.normal import key_of_normal, normal
from plainspoken.intent.sounds import sounded
from plainspoken.intent.strict import LEVELS, Setting, meant_by, of_name
from plainspoken.intent.vocabulary import PRESSED, Name
from plainspoken.values.numbers import misheard

SURE = 85.0
"""How near (0 to 100) words must be to be taken for a command without asking."""

CLEAR = 6.0
"""By how much the nearest must be nearer than the next that means something else."""

WORTH_SUGGESTING = 64.0
SUGGESTIONS = 3
SOUND_IS_LESS = 3.0
"""What likeness of sound counts less than likeness of letters."""

Sounds = dict[str, str]


@dataclass(frozen=True, slots=True)
class Guess:
    """Something that may have been meant: how near (0 to 100), as what command, and whether it is safe to guess."""

    score: float
    intent: Intent
    safe: bool = True


def nearest(text: str, setting: Setting) -> Intent | NotUnderstood:
    """The command that was surely meant, or the words with up to three suggestions, the nearest first.

    A suggestion's `heard` is how it would be said, for "did you mean".
    """
    words = normal(text)
    guesses = _distinct((*_numbers(words, setting), *_named(words, setting), *_phrases(words, setting)))
    if guesses and _is_sure(guesses):
        return Intent(guesses[0].intent.name, guesses[0].intent.slots, text)
    return NotUnderstood(text, tuple(guess.intent for guess in guesses[:SUGGESTIONS]))


def closest(
    words: str, names: Sequence[Name], pattern: Pattern | None = None, sounds: Sounds | None = None
) -> list[Guess]:
    """The names that are near some words, in the pattern's command or else as what saying the name is."""
    sounds = {} if sounds is None else sounds
    near = _near(words, [name.keys[0] for name in names], [_sound(name.words, sounds) for name in names])
    guesses = []
    for score, at in near:
        label = names[at].label
        intent = of_name(names[at], label)
        if pattern:
            intent = Intent(pattern.name, ((pattern.slot, label),), pattern.filled(label))
        guesses.append(Guess(score, intent))
    return guesses


def _is_sure(guesses: Sequence[Guess]) -> bool:
    """Whether the first guess is near, safe, and nearer than the next."""
    following = guesses[1].score if len(guesses) > 1 else 0.0
    return guesses[0].safe and guesses[0].score >= SURE and guesses[0].score - following >= CLEAR


def _distinct(guesses: Iterable[Guess]) -> list[Guess]:
    """The guesses worth suggesting, best first, each command with its slots once."""
    found: dict[tuple[str, object], Guess] = {}
    for guess in sorted(guesses, key=lambda each: -each.score):
        found.setdefault((guess.intent.name, guess.intent.slots), guess)
    return list(found.values())


def _phrases(words: str, setting: Setting) -> Iterator[Guess]:
    """The phrases of commands that are near."""
    commands = setting.commands
    for score, at in _near(words, commands.keys, commands.sounds):
        phrase = commands.guessable[at]
        waits = setting.place.question is not None
        if commands.by_name[phrase.intent.name].entry.needs != "question" or waits:
            yield Guess(score, Intent(phrase.intent.name, phrase.intent.slots, phrase.words))


def _named(words: str, setting: Setting) -> Iterator[Guess]:
    """The names that are near: those that a verb asks for, else any."""
    sounds: Sounds = {}
    tried = set()
    for pattern, inside in setting.commands.fitting(words):
        if pattern.slot in ("label", "option") and pattern.name not in tried and not pattern.after:
            tried.add(pattern.name)
            plainest = setting.commands.by_name[pattern.name].patterns[0]
            names = meant_by(pattern.name, setting.names)
            yield from (_careful(guess, setting) for guess in closest(inside, names, plainest, sounds))
    if not tried:
        yield from (_careful(guess, setting) for guess in closest(words, setting.names.everything, None, sounds))


def _careful(guess: Guess, setting: Setting) -> Guess:
    """The same guess, not safe where its name is a button's or has a word that calls for care."""
    label = str(guess.intent.slots[-1][1])
    words = f" {normal(label)} "
    pressed = any(name.label == label and name.role in PRESSED for name in setting.names.labels)
    careful = any(f" {word} " in words for word in setting.commands.careful)
    return Guess(guess.score, guess.intent, not (pressed or careful))


def _numbers(words: str, setting: Setting) -> Iterator[Guess]:
    """The patterns whose slot holds a number that was misheard."""
    for pattern, inside in setting.commands.fitting(words):
        if pattern.slot in ("number", "level"):
            number = misheard(inside)
            if number is not None and (pattern.slot == "number" or number in LEVELS):
                yield Guess(95.0, Intent(pattern.name, (*pattern.values, (pattern.slot, number)), words))
                return


def _near(words: str, keys: Sequence[str], sounds: Sequence[str]) -> list[tuple[float, int]]:
    """How near each key is, by letters or by sound, and its index; only what is worth suggesting."""
    best: dict[int, float] = {}
    for heard, others, less in ((key_of_normal(words), keys, 0.0), (_sound(words), sounds, SOUND_IS_LESS)):
        found = process.extract(heard, others, scorer=fuzz.ratio, limit=12, score_cutoff=WORTH_SUGGESTING + less)
        for _, score, at in found:
            best[at] = max(best.get(at, 0.0), score - less)
    return [(score, at) for at, score in best.items()]


def _sound(words: str, sounds: Sounds | None = None) -> str:
    """How words sound; `sounds` keeps each word's, since the names of a page share many."""
    sounds = {} if sounds is None else sounds
    for word in words.split():
        if word not in sounds:
            sounds[word] = sounded(word)
    return "".join(sounds[word] for word in words.split())

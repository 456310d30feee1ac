"""What is asked of a recogniser: clips, and the grammar that they are heard with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from plainspoken.flow import Grammar, Mode
from plainspoken.intent import load
from plainspoken.intent.fillers import fillers
from plainspoken.wording import commands

from .clips import Clip
from .synthetic import commands_spoken, commands_with_fillers

DIGITS = ("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
LIST = 100
LONG_NUMBER = range(9, 13)


@dataclass(frozen=True, slots=True)
class Task:
    """Clips, and what may be said.

    `command` is false where none of the clips is a command; `streamed` where the sound is to be cut by the endpointer
    as it comes, and what counts is how long after the end of speech the transcript is there.
    """

    name: str
    clips: tuple[Clip, ...]
    grammar: Grammar
    command: bool = True
    streamed: bool = False


def our_commands() -> tuple[str, ...]:
    """An example of each command."""
    return tuple(dict.fromkeys(command.entry.example.lower() for command in load(commands()).by_name.values()))


def tasks(clips: tuple[Clip, ...], every: int = 1) -> tuple[Task, ...]:
    """All tasks that there are clips for, of each its every so-manieth clip; fillers are listened for as at home."""
    found = (*of_people(clips), *of_voices())
    fewer = (replace(task, clips=task.clips[::every], grammar=_with_fillers(task.grammar)) for task in found)
    return tuple(task for task in fewer if task.clips)


def _with_fillers(grammar: Grammar) -> Grammar:
    without = grammar.open or grammar.mode is Mode.SPELLING
    return grammar if without else replace(grammar, fillers=fillers())


def of_people(clips: tuple[Clip, ...]) -> Iterator[Task]:
    """The tasks of people's recordings."""

    def of(*kinds: str, groups: tuple[str, ...] = ()) -> tuple[Clip, ...]:
        return tuple(clip for clip in clips if clip.kind in kinds and (not groups or clip.group in groups))

    ours = our_commands()
    single = of("command", groups=("speechcmd",))
    several = tuple(clip for clip in of("command") if clip not in single)
    sentences, others = of("sentence"), (*of("oog"), *of("word"))
    everything = Grammar((*unique(single), *ours))
    yes_no = Grammar(("yes", "no"), Mode.ANSWER)
    yield Task("one word of 10", single, Grammar(unique(single)))
    yield Task("one word among all commands", single, everything)
    yield Task("several words among all commands", several, Grammar((*unique(several), *ours)))
    listed = phrase_list((*several, *sentences), ours)
    among = tuple(clip for clip in (*several, *sentences) if clip.words in listed)
    yield Task(f"closed list of {len(listed)} phrases", among, Grammar(listed))
    yield Task("yes or no", tuple(clip for clip in single if clip.words in ("yes", "no")), yes_no)
    yield from _spelled(of)
    yield Task("sentences, against all commands", sentences, everything, command=False)
    yield Task("other words, against all commands", others, everything, command=False)
    yield Task("other words, against yes or no", others, yes_no, command=False)
    yield Task("sentences, open listening", sentences[::4], Grammar((), Mode.DICTATION))
    yield Task("end of speech to transcript, people", (*single, *several), everything, streamed=True)


def _spelled(of: Callable[..., tuple[Clip, ...]]) -> Iterator[Task]:
    """Digits, letters and the words that stand for letters."""
    digits = tuple(clip for clip in of("digits") if clip.words and set(clip.words.split()) <= set(DIGITS))
    rows = tuple(clip for clip in digits if " " in clip.words)
    names = of("letters")
    an4 = tuple(clip for clip in names if clip.group == "an4")
    yield Task("NATO letters", of("nato"), Grammar(unique(of("nato")), Mode.SPELLING))
    yield Task("one digit", tuple(clip for clip in digits if clip not in rows), Grammar(DIGITS, Mode.ANSWER))
    yield Task("digits in a row", rows, Grammar(DIGITS, Mode.ANSWER))
    long = tuple(clip for clip in rows if len(clip.words.split()) in LONG_NUMBER)
    yield Task("ten-digit numbers", long, Grammar(DIGITS, Mode.ANSWER))
    yield Task("letters in a row, AN4", an4, Grammar(LETTERS, Mode.SPELLING))
    yield Task("spelled names", tuple(clip for clip in names if clip not in an4), Grammar(LETTERS, Mode.SPELLING))


def of_voices() -> Iterator[Task]:
    """The tasks of synthetic voices."""
    ours = our_commands()
    spoken = commands_spoken(ours)
    yield Task("synthetic commands", spoken, Grammar(ours))
    yield Task("synthetic commands with fillers", commands_with_fillers(ours), Grammar(ours))
    yield Task("end of speech to transcript, synthetic", spoken[::4], Grammar(ours), streamed=True)


def phrase_list(clips: Iterable[Clip], ours: tuple[str, ...]) -> tuple[str, ...]:
    """A hundred phrases: what the clips say, filled up with our commands."""
    return tuple(dict.fromkeys((*unique(clips), *ours)))[:LIST]


def unique(some: Iterable[Clip]) -> tuple[str, ...]:
    """The different words of some clips."""
    return tuple(dict.fromkeys(clip.words for clip in some))

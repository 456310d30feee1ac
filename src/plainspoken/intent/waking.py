"""Being called: which words wake the assistant, and what is listened for while it sleeps."""

from __future__ import annotations

from collections.abc import Callable

from plainspoken.flow import Grammar, Intent, Place, Transcript
from plainspoken.intent.commands import Commands
from plainspoken.intent.normal import key, normal
from plainspoken.values.words import words

WAKE = "talk.wake"


def wake_phrase(place: Place) -> str:
    """What a person says to wake the assistant: their own words, else the language's."""
    return place.listening.phrase or words().spoken.wake_phrase


def asleep(place: Place, commands: Commands, knows: Callable[[str], bool]) -> Grammar:
    """What is listened for while asleep: what wakes, and beside it everyday words that other talk is taken for.

    Those are said alone: strung together they would be heard in its place as well. None of them is a word
    of it.
    """
    waking = tuple(phrase for phrase in _phrases(place, commands) if all(knows(word) for word in phrase.split()))
    own = {word for phrase in waking for word in phrase.split()}
    others = tuple(word for word in words().spoken.wake_others if word not in own and knows(word))
    return Grammar((*waking, *others), pause=place.manner.pause)


def woken(transcript: Transcript, place: Place, commands: Commands) -> Intent | None:
    """The command to wake up, where that was said while asleep; None for all else.

    It need be no surer than any command: other talk is hardly ever taken for it (see tests/benchmarks/waking.py).
    """
    said = key(transcript.text)
    return Intent(WAKE, (), transcript.text) if said in {key(each) for each in _phrases(place, commands)} else None


def called(text: str, place: Place) -> Intent | None:
    """The command to wake up, where a person said their wake phrase though nobody sleeps."""
    return Intent(WAKE, (), text) if key(text) in {key(each) for each in spoken_as(place)} else None


def spoken_as(place: Place) -> tuple[str, ...]:
    """The wake phrase, and how it comes from a recogniser that lacks a word of it; in normal form."""
    phrase = normal(wake_phrase(place))
    heard = words().spoken.wake_heard
    return tuple(dict.fromkeys((phrase, " ".join(heard.get(word, word) for word in phrase.split()))))


def _phrases(place: Place, commands: Commands) -> tuple[str, ...]:
    """All that wakes: the wake phrase, and the plainest of the command's own sentences, so that nobody is shut out."""
    command = commands.by_name.get(WAKE)
    return (*spoken_as(place), *(phrase.words for phrase in (command.phrases[:1] if command else ())))

"""Who is heard for the calibration: some of each collection of people's recordings, and voices kept for this alone."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from itertools import islice

from plainspoken.flow import Manner, Sound
from plainspoken.hearing.rates import pcm
from plainspoken.hearing.surroundings import Surroundings, babble, pink, placed
from plainspoken.hearing.surroundings.noises import Wave
from plainspoken.intent.fillers import fillers
from plainspoken.speaking.espeak import EspeakVoice

from ..corpus.people import RATE, Recording
from ..corpus.synthetic_voices import ACCENTS
from ..corpus.word_lists import word_lists
from .trials import SHORT, Spoken, Trial

SAME_WORDS = 25
"""Recordings of the same words at the most, and of words that everybody says."""

COLLECTION = 330
"""Recordings of a collection at the most."""

LONGEST = 10
"""Words: what goes on for longer tells no more, and takes long to search."""

VOICES = 8
HESITANT = 4
"""One in so many of the voices' commands is said with fillers: "er, go back please"."""
HALF, WITHIN = 0.5, 0.15
COMMANDS_EACH = 40
QUIET_DB = 40.0
TALKERS = 12


def people(some: Iterable[Recording], chance: random.Random) -> list[Spoken]:
    """Some of each collection, of nobody's words very many."""
    every = list(some)
    chance.shuffle(every)
    found: list[Spoken] = []
    words: dict[str, int] = {}
    sizes: dict[str, int] = {}
    for each in every:
        few = len(each.words.split()) <= LONGEST and words.get(each.words, 0) < SAME_WORDS
        if few and sizes.get(each.collection, 0) < COLLECTION:
            words[each.words] = words.get(each.words, 0) + 1
            sizes[each.collection] = sizes.get(each.collection, 0) + 1
            found.append(Spoken(each.words, each))
    return found


def voices(commands: Sequence[str], chance: random.Random) -> list[Spoken]:
    """Commands in voices that are neither learnt from nor tested with."""
    variants = word_lists()["espeak_calibrating"]
    found = []
    for number in range(VOICES):
        voice = f"gmw/{_accent(number)}+{variants[number % len(variants)]}"
        said = chance.sample(list(commands), min(COMMANDS_EACH, len(commands)))
        for place, words in enumerate(said):
            aloud = "" if place % HESITANT else hesitant(words, chance)
            found.append(Spoken(words, None, voice, chance.randint(140, 200), aloud))
    return found


def hesitant(words: str, chance: random.Random) -> str:
    """Some words as people say them who think while they speak: with fillers before, within or after, or all three."""
    some = fillers()
    first, *rest = words.split()
    said = [chance.choice((*some.before, *some.within)), ""] if chance.random() < HALF else []
    said.append(first)
    for word in rest:
        said += ["", chance.choice(some.within), "", word] if chance.random() < WITHIN else [word]
    said += ["", chance.choice((*some.after, *some.within))] if chance.random() < HALF or len(said) == 1 else []
    return " ".join(word or "," for word in said)


def _accent(number: int) -> str:
    name = ACCENTS[number % len(ACCENTS)][0]
    return "en" if name == "en-gb" else name


def background(spoken: Iterable[Spoken]) -> tuple[Recording, ...]:
    """Those whose talk is heard behind others: they say long sentences."""
    long = (each.recording for each in spoken if each.recording and len(each.words.split()) > SHORT)
    return tuple(islice(dict.fromkeys(long), TALKERS))


class Sounds:
    """The sound of each trial; where nobody talks in the background, there is noise in place of their babble."""

    def __init__(self, talk: Iterable[Recording]) -> None:
        self._talk = tuple(each.samples() for each in talk) or (pink(RATE, RATE, 1),)

    def of(self, trial: Trial) -> Sound:
        """What a microphone would hear of a trial; raises OSError or ValueError for a recording that is broken."""
        here = trial.spoken
        sound = _recorded(here.recording) if here.recording else _synthetic(here, trial.seed)
        if not trial.noise:
            return sound
        return placed(
            sound, RATE, Surroundings(self._babble if trial.noise == "babble" else pink, trial.decibels), trial.seed
        )

    def _babble(self, length: int, rate: int, seed: int) -> Wave:
        del rate  # all talk is at the recordings' rate
        return babble(self._talk[seed % len(self._talk) :: 2], length, seed)


def _recorded(recording: Recording) -> Sound:
    return Sound(pcm(recording.samples()), RATE)


def _synthetic(spoken: Spoken, seed: int) -> Sound:
    made = EspeakVoice(spoken.voice).render(spoken.aloud or spoken.words, "en", Manner(rate=spoken.pace))
    if not isinstance(made, Sound):
        raise ValueError(f"{spoken.voice} cannot say {spoken.words!r}: {made.key}")
    return placed(made, RATE, Surroundings(noise_db=QUIET_DB), seed)

"""How surely the wake phrase wakes, and how seldom other talk does; run as a script.

The wake phrase is said by every voice of the sound runs, clean and over noise; other talk is every clip of human speech
in $PLAINSPOKEN_YARDSTICKS/speech, none of which has it. How often each wakes, by the surety that is asked for.

At 0.1, which is asked for of any command, of 32 times clean, at 20, 10 and 5 dB: our Vosk model 32, 32, 32 and 32, and
none of 678 clips of other talk; PocketSphinx 25, 32, 32 and 14, and 3 clips.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

from plainspoken.flow import Listening, Manner, Place, Site, Sound, Transcript
from plainspoken.hearing import choose, hear_sound
from plainspoken.hearing.recogniser import Recogniser
from plainspoken.hearing.recordings import read_sound
from plainspoken.hearing.surroundings import in_room
from plainspoken.intent import grammar, load
from plainspoken.intent.waking import spoken_as
from plainspoken.speaking import choose as choose_voice
from plainspoken.testing.sound.people import chosen
from plainspoken.wording import commands

SPEECH = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", Path(__file__).parents[2] / "../shared")) / "speech"
SURETIES = (0.02, 0.05, 0.1, 0.2, 0.3, 0.5)
NOISES = (None, 20.0, 10.0, 5.0)
COMMANDS = load(commands())


def said(phrase: str, noise: float | None) -> Iterator[Sound]:
    """The phrase by each voice, in a room with noise so many decibels under it."""
    for number, person in enumerate(chosen(["all"])):
        voice = choose_voice(person.voice)
        for rate in (150, 180):
            made = voice.render(phrase, "en", Manner(rate))
            if isinstance(made, Sound):
                yield made if noise is None else in_room(made, made.rate, noise, number)
        voice.close()


def by_surety(sounds: list[list[Transcript]], waking: tuple[str, ...]) -> str:
    """How many sounds have an utterance that wakes, by how sure it must be."""
    best = [max((each.confidence for each in heard if each.text in waking), default=0.0) for heard in sounds]
    return ", ".join(f"{surety}: {sum(sure >= surety for sure in best)}" for surety in SURETIES)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--recogniser", default="", help="a name; without one the assistant's own choice")
    parser.add_argument("--phrase", default="")
    parser.add_argument("--most", type=int, default=10_000, help="at most so many clips of other talk")
    given = parser.parse_args()
    recogniser: Recogniser = choose(given.recogniser)
    place = Place(Site("x"), asleep=True, listening=Listening(phrase=given.phrase))
    listened = grammar(place, COMMANDS, recogniser.knows)
    waking = spoken_as(place)
    print(f"{recogniser.name}; wakes: {', '.join(waking)}, wake up; among {len(listened.phrases)} phrases")
    for noise in NOISES:
        heard = [list(hear_sound(sound, recogniser, listened)) for sound in said(waking[-1], noise)]
        print(f"said {len(heard)} times, noise {noise or 'none'} dB: woke by surety {by_surety(heard, waking)}")
    told = map(json.loads, (SPEECH / "manifest.jsonl").read_text(encoding="utf-8").splitlines())
    others = [SPEECH / each["file"] for each in told][: given.most]
    began, seconds, heard = time.perf_counter(), 0.0, []
    for file in others:
        sound = read_sound(file)
        assert isinstance(sound, Sound), sound
        seconds += sound.seconds
        heard.append(list(hear_sound(sound, recogniser, listened)))
    spent = time.perf_counter() - began
    for name, phrases in (("the wake phrase", waking), ("wake up", ("wake up",))):
        taken = by_surety(heard, phrases)
        print(f"{len(heard)} clips of other talk, {seconds:.0f} s: taken for {name} by surety {taken}")
    print(f"{spent / seconds:.2f} s of work a second of sound")


if __name__ == "__main__":
    main()

"""Commands in synthetic voices that no model of ours has learnt from: eight voices, sixty commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .clips import Clip

VOICES: tuple[tuple[str, str, int], ...] = (
    ("gmw/en+f4", "british", 170),
    ("gmw/en-gb-x-rp+m7", "received pronunciation", 165),
    ("gmw/en-gb-scotland+linda", "scottish", 175),
    ("gmw/en-gb-x-gbclan+grandma", "lancashire", 150),
    ("gmw/en-gb-x-gbcwmd+zac", "west midlands", 180),
    ("gmw/en-029+Andrea", "caribbean", 165),
    ("gmw/en-us+Michael", "american", 185),
    ("gmw/en-us-nyc+edward2", "new york", 170),
)
"""eSpeak NG's voice with a variant that the recipe holds out (corpus/word_lists.txt), its accent, words a minute."""

COUNT = 60
HESITANT = (
    "er, {first} {rest}, please",
    "okay, could you, {first} {rest}",
    "um, {first}, er, {rest}",
    "{first}, um, {rest}, thank you",
    "so, please, {first} {rest}, if you can",
)
"""How a command is said by somebody who thinks while they speak."""


def commands_spoken(commands: Sequence[str]) -> tuple[Clip, ...]:
    """Sixty of the commands, spread evenly over all of them, in each voice."""
    count = min(COUNT, len(commands))
    chosen = [commands[number * len(commands) // count] for number in range(count)]
    return tuple(
        Clip(f"{voice}: {words}", words, "synthetic", "espeak", voice, accent, voice=voice, pace=pace)
        for voice, accent, pace in VOICES
        for words in chosen
    )


def commands_with_fillers(commands: Sequence[str]) -> tuple[Clip, ...]:
    """Every other one of those clips, with fillers round and within its words."""
    found = []
    for number, clip in enumerate(commands_spoken(commands)[::2]):
        first, _, rest = clip.words.partition(" ")
        said = HESITANT[number % len(HESITANT)].format(first=first, rest=rest)
        found.append(replace(clip, name=f"{clip.voice}: {said}", aloud=said))
    return tuple(found)

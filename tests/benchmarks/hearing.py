"""How well and how soon the recognisers hear human speech; run as a script.

For each recogniser and each task with a closed list: how many utterances come out right, wrong and as nothing, and how
many of them are surer than the threshold; the same for speech that is no command; and the time from the end of the
sound to the transcript, when the sound was heard as it came. Speech is read from $PLAINSPOKEN_YARDSTICKS/speech.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from plainspoken.flow import Grammar, Mode, Sound, Transcript
from plainspoken.hearing.pocketsphinx import PocketSphinxRecogniser
from plainspoken.hearing.recogniser import Recogniser
from plainspoken.hearing.recordings import read_sound
from plainspoken.hearing.voice_models import models
from plainspoken.hearing.vosk import VoskRecogniser
from plainspoken.intent import load
from plainspoken.wording import commands

YARDSTICKS = Path(os.environ.get("PLAINSPOKEN_YARDSTICKS", Path(__file__).parents[2] / "../shared"))
DIGITS = ("zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LETTERS = tuple("abcdefghijklmnopqrstuvwxyz")
BLOCK = 640


@dataclass(frozen=True)
class Clip:
    """A recording and the words said in it."""

    file: Path
    words: str
    kind: str
    group: str


@dataclass(frozen=True)
class Task:
    """Clips, and what may be said; `command` is false where none of the clips is a command."""

    name: str
    clips: tuple[Clip, ...]
    grammar: Grammar
    command: bool = True


def clips(folder: Path) -> tuple[Clip, ...]:
    """The clips of the manifest."""
    lines = (folder / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    found = (json.loads(line) for line in lines)
    return tuple(Clip(folder / each["file"], each["text"] or "", each["kind"], each["set"]) for each in found)


def tasks(all_clips: tuple[Clip, ...]) -> Iterable[Task]:
    """What is measured."""

    def of(*kinds: str, groups: tuple[str, ...] = ()) -> tuple[Clip, ...]:
        return tuple(c for c in all_clips if c.kind in kinds and (not groups or c.group in groups))

    single = of("command", groups=("speechcmd",))
    several = of("command", groups=("an4", "misc"))
    digits = tuple(clip for clip in of("digits") if set(clip.words.split()) <= set(DIGITS))
    ours = tuple(dict.fromkeys(command.entry.example.lower() for command in load(commands()).by_name.values()))
    words, phrases = unique(single), unique(several)
    others = (*of("oog"), *of("word"))
    yield Task("one word of 10", single, Grammar(words))
    yield Task("one word among all commands", single, Grammar((*words, *ours)))
    yield Task("several words among all commands", several, Grammar((*phrases, *ours)))
    yes_no = tuple(clip for clip in single if clip.words in ("yes", "no"))
    yield Task("yes or no", yes_no, Grammar(("yes", "no"), Mode.ANSWER))
    yield Task("NATO letters", of("nato"), Grammar(unique(of("nato")), Mode.SPELLING))
    one_digit = tuple(clip for clip in digits if " " not in clip.words)
    yield Task("one digit", one_digit, Grammar(DIGITS, Mode.ANSWER))
    yield Task("digits in a row", tuple(c for c in digits if c not in one_digit), Grammar(DIGITS, Mode.ANSWER))
    yield Task("letters in a row", of("letters", groups=("an4",)), Grammar(LETTERS, Mode.SPELLING))
    yield Task("sentences, against all commands", of("sentence"), Grammar((*words, *ours)), command=False)
    yield Task("other words, against all commands", others, Grammar((*words, *ours)), command=False)
    yield Task("other words, against yes or no", others, Grammar(("yes", "no"), Mode.ANSWER), command=False)
    yield Task("sentences, open listening", of("sentence")[::4], Grammar((), Mode.DICTATION))


def unique(some: Iterable[Clip]) -> tuple[str, ...]:
    """The different words of some clips."""
    return tuple(dict.fromkeys(clip.words for clip in some))


def hear(recogniser: Recogniser, sound: Sound) -> tuple[Transcript, float]:
    """What is heard, and the milliseconds from the end of the sound, had it come at the speed of speech."""
    ready = 0.0  # when the recogniser has done with what came so far, in seconds from the sound's beginning
    for start in range(0, len(sound.pcm), BLOCK):
        arrives = min(start + BLOCK, len(sound.pcm)) / 2 / sound.rate
        block = sound.pcm[start : start + BLOCK]
        ready = max(ready, arrives) + timed(lambda block=block: recogniser.hear(block)) / 1000
    before = time.perf_counter()
    transcript = recogniser.finish()
    return transcript, (ready + time.perf_counter() - before - sound.seconds) * 1000


def same(heard: str, said: str) -> bool:
    """Whether the same was said, "oh" being a zero."""
    return [word.replace("oh", "zero") for word in heard.split()] == [w.replace("oh", "zero") for w in said.split()]


def measure(recogniser: Recogniser, task: Task, threshold: float) -> str:
    """A line about a task."""
    recogniser.expect(task.grammar)
    right = sure = wrong = wrongly_sure = nothing = 0
    waits: list[float] = []
    for clip in task.clips:
        sound = read_sound(clip.file, recogniser.rate)
        if not isinstance(sound, Sound):
            raise SystemExit(f"{clip.file}: {sound.key}")
        transcript, wait = hear(recogniser, sound)
        waits.append(wait)
        good = task.command and same(transcript.text, clip.words)
        certain = transcript.confidence >= threshold
        right, sure = right + good, sure + (good and certain)
        nothing += not transcript.text
        wrong += bool(transcript.text) and not good
        wrongly_sure += bool(transcript.text) and not good and certain
    count = len(task.clips) or 1
    accepted = f"{100 * sure / count:4.0f} % right and {100 * wrongly_sure / count:4.0f} % wrong above {threshold}"
    late = f"{statistics.median(waits):.0f} ms, 95th percentile {statistics.quantiles(waits, n=20)[-1]:.0f} ms"
    return f"{task.name:36} {len(task.clips):4}: {right:4} right {wrong:4} wrong {nothing:4} none | {accepted} | {late}"


def set_up(recogniser: Recogniser, count: int) -> str:
    """How long a grammar of so many new phrases takes, then again, then an utterance of 2 s against it."""
    first = ("open", "press", "choose", "go to", "find", "read")
    rest = ("council tax", "your bin day", "planning permission", "a blue badge", "school places", "parking permits")
    phrases = tuple(
        f"{first[i % 6]} {rest[i // 6 % 6]} {DIGITS[i // 36 % 11]} {DIGITS[i // 396]}" for i in range(count)
    )
    grammar = Grammar(phrases)
    new, again = (timed(lambda: recogniser.expect(grammar)) for _ in range(2))
    noise = b"".join((7919 * number**2 % 1001 - 500).to_bytes(2, "little", signed=True) for number in range(32000))

    def utterance() -> None:
        recogniser.hear(noise)
        recogniser.finish()

    return f"{count} phrases: {new:.1f} ms, known ones {again:.2f} ms; 2 s of sound at once {timed(utterance):.0f} ms"


def timed(work: Callable[[], object]) -> float:
    """The milliseconds that some work takes."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def present(chosen: Path | None) -> Iterable[tuple[str, Recogniser]]:
    """The recognisers that can be tried here."""
    yield "pocketsphinx", PocketSphinxRecogniser()
    for model in (chosen,) if chosen else (*models(), YARDSTICKS / "vosk-model" / "example"):
        if model.is_dir():
            yield f"vosk with {model.name}", VoskRecogniser(model)


def main() -> None:
    """Measure and print, a line a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, help="a Vosk model's folder; without it all that are found")
    parser.add_argument("--threshold", type=float, default=0.3)
    parser.add_argument("--only", default="", help="recognisers and tasks whose name has this in it")
    chosen = parser.parse_args()
    folder = YARDSTICKS / "speech"
    if not folder.is_dir():
        sys.exit(f"There is no speech in {folder}: name its parent in PLAINSPOKEN_YARDSTICKS.")
    spoken = clips(folder)
    for name, recogniser in present(chosen.model):
        print(f"\n{name}")
        for count in (100, 300, 1000):
            print(set_up(recogniser, count))
        for task in tasks(spoken):
            if chosen.only in f"{name} {task.name}" and task.clips:
                print(measure(recogniser, task, chosen.threshold), flush=True)
        recogniser.close()


if __name__ == "__main__":
    main()

"""The benchmark of hearing counts rightly, mixes noise at the level it says, and waits from where speech ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from voice_models.recipe.corpus.word_lists import word_lists

from benchmarks.recognition.clips import RATE, Clip, accent_group
from benchmarks.recognition.conditions import CLEAN, CONDITIONS, Condition, heard_over, level, talk
from benchmarks.recognition.counts import count
from benchmarks.recognition.engines import Engine
from benchmarks.recognition.hearing_out import end_of_speech, follow
from benchmarks.recognition.outcomes import Outcome, keep, kept
from benchmarks.recognition.running import Job, outcomes
from benchmarks.recognition.synthetic import VOICES
from benchmarks.recognition.tables import report
from benchmarks.recognition.tasks import DIGITS, Task, our_commands, phrase_list, tasks
from plainspoken.flow import Grammar, Mode, Sound, Transcript
from plainspoken.hearing.endpointing import SILENCE_SECONDS
from plainspoken.hearing.rates import pcm, samples

BEEP = np.concatenate(
    [np.zeros(RATE // 2), 0.2 * np.sin(np.arange(RATE) / 8), np.zeros(RATE // 4)],
).astype(np.float32)


@dataclass(frozen=True)
class Beep(Clip):
    """A tone of a second after half a second of silence."""

    def sound(self) -> Sound:
        return Sound(pcm(BEEP), RATE)


class Echo:
    """A recogniser that hears the same words in everything and counts the bytes."""

    name, rate = "echo", RATE

    def __init__(self, words: str = "go") -> None:
        self.words, self.bytes = words, 0

    def expect(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def hear(self, frames: bytes) -> None:
        self.bytes += len(frames)

    def finish(self) -> Transcript:
        return Transcript(self.words, 0.6)

    def knows(self, word: str) -> bool:
        return bool(word)

    def close(self) -> None:
        self.bytes = -1


class Loud:
    """Speech is what is loud."""

    rate, window = RATE, 512

    def likelihood(self, frames: bytes) -> float:
        return float(np.abs(np.frombuffer(frames, "<i2")).max() > 1000)

    def begin(self) -> None:
        pass


def beep(name: str = "beep", speaker: str = "one", kind: str = "command") -> Beep:
    return Beep(name, "go", kind, "speechcmd", speaker, "english")


@pytest.mark.parametrize(
    ("accent", "group"),
    [
        ("us (CMU, mixed)", "american"),
        ("english (York)", "english"),
        ("northernirish (Belfast)", "irish"),
        ("indian (native language hindi)", "indian"),
        ("american (native language chinese)", "chinese"),
        ("american (native language english)", "american"),
        ("", "not told"),
    ],
)
def test_accents(accent: str, group: str) -> None:
    assert accent_group(accent) == group


@pytest.mark.parametrize("condition", CONDITIONS[1:], ids=lambda each: each.name)
def test_noise_is_as_far_below_the_voice_as_it_says(condition: Condition) -> None:
    background = talk([beep(str(number), str(number)) for number in range(8)])
    clip = beep("heard", "another")
    mixed = heard_over(clip, condition, background)
    assert mixed == heard_over(clip, condition, background) != heard_over(beep("other"), condition, background)
    margin = round(0.3 * RATE)
    noise = samples(mixed, RATE)
    noise[margin : margin + len(BEEP)] -= BEEP
    below = 20 * np.log10(level(BEEP) / np.sqrt(np.mean(noise**2)))
    assert below == pytest.approx(condition.decibels, abs=0.2)


def test_pauses_are_no_part_of_a_voice() -> None:
    assert level(BEEP) == pytest.approx(0.2 / 2**0.5, rel=0.02)
    assert heard_over(beep(), CLEAN, talk([beep()])) == beep().sound()


def test_nobody_babbles_behind_themselves() -> None:
    background = talk([beep(str(number), str(number % 2), "sentence") for number in range(8)])
    assert len(background.waves(beep(speaker="0"), 1)) == 4


def test_the_voices_of_the_benchmark_are_held_out() -> None:
    held_out = word_lists()["espeak_held_out"]
    assert len(VOICES) == 8
    assert {voice.partition("+")[2] for voice, _, _ in VOICES} <= set(held_out)


def test_waits_are_counted_from_where_speech_ends() -> None:
    assert end_of_speech(beep().sound()) == pytest.approx(1.5, abs=0.011)
    transcript, at = follow(Echo(), beep().sound(), Loud(), Mode.COMMAND)
    assert transcript.text == "go"
    waited = at - 1.5 - SILENCE_SECONDS[Mode.COMMAND]
    assert 0 <= waited < 0.25  # what little it takes here


def test_what_nobody_notices_waits_for_nothing() -> None:
    silence = Sound(bytes(RATE * 2), RATE)
    assert follow(Echo(), silence, Loud(), Mode.COMMAND)[0] == Transcript("", 0.0)


def outcome(said: str, heard: str, confidence: float, command: bool = True) -> Outcome:
    return Outcome("e", "s", "t", "clean", f"{said}>{heard}", said, heard, confidence, "english", command, 1.0, 0.1)


def test_counts() -> None:
    found = count(
        [
            outcome("go", "go", 0.9),
            outcome("go", "go", 0.1),
            outcome("oh one", "zero one", 0.5),
            outcome("go", "no", 0.4),
            outcome("go", "", 0.0),
            outcome("a story", "go", 0.35, command=False),
            outcome("go", "go", 0.35, command=False),
        ],
        0.3,
    )
    assert (found.clips, found.right, found.wrong, found.nothing) == (7, 3, 3, 1)
    assert (found.kept_right, found.kept_wrong) == (2, 3)


def test_tables_have_every_engine_task_and_noise() -> None:
    some = [
        replace(outcome("go", "go", 0.9), engine=engine, condition=condition, task=task, wait=wait)
        for engine in ("one", "two")
        for condition in ("clean", "pink 5 dB")
        for task, wait in (("yes or no", None), ("synthetic commands", None), ("end of speech", 0.6))
    ]
    printed = "\n".join(report(some, {}, 0.3))
    assert "| yes or no | 1 | 1 (100 %) | 0 | 0 | 100 % | 0 % | 1 (100 %) |" in printed
    assert "| yes or no | two | 100 / 100 / 0 | 100 / 100 / 0 |" in printed
    assert "600, 600 (of 2)" in printed
    assert "## By synthetic voice" in printed


def test_what_came_of_a_job_is_kept(tmp_path: Path) -> None:
    class EchoEngine(Engine):
        def make(self) -> Echo:  # type: ignore[override]
            return Echo()

    task = Task("commands", (beep("a"), beep("b")), Grammar(("go",)))
    job = Job(EchoEngine("echo", "pocketsphinx"), task, CLEAN)
    found = outcomes(job, "now", talk(task.clips))
    assert [(each.clip, each.right, each.seconds) for each in found] == [("a", True, 1.75), ("b", True, 1.75)]
    file = tmp_path / "out.jsonl"
    keep(file, found)
    keep(file, [replace(found[0], heard="no")])
    assert [each.heard for each in kept(file).values()] == ["no", "go"]
    file.write_text("{}\n")
    with pytest.raises(SystemExit, match=r"out.jsonl:1: is no outcome"):
        kept(file)


def test_tasks_are_made_of_the_clips_that_are_there() -> None:
    there = (beep(), replace(beep("said"), kind="digits", words="one two"), beep("story", kind="sentence"))
    names = [task.name for task in tasks(there)]
    assert "digits in a row" in names
    assert "ten-digit numbers" not in names
    assert "synthetic commands" in names
    synthetic = next(task for task in tasks(there, 5) if task.name == "synthetic commands")
    assert len(synthetic.clips) == 8 * 60 / 5
    assert len(phrase_list(there, our_commands())) == 100
    assert "oh" in DIGITS

"""Runs every engine on every task in every condition, some at a time, and keeps what came of it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from plainspoken.flow import Transcript
from plainspoken.hearing.recogniser import Recogniser
from plainspoken.hearing.voice_activity import SileroVoiceActivity

from .clips import Clip
from .conditions import CLEAN, Condition, Talk, heard_over
from .engines import Engine
from .hearing_out import end_of_speech, follow, hear
from .outcomes import Key, Outcome, keep, kept
from .tasks import Task


@dataclass(frozen=True, slots=True)
class Job:
    """A task for one engine in one condition. Its clips are heard one after the other by a recogniser made for it.

    So a task's figures are the same whatever else is run, though PocketSphinx's filter learns from clip to clip.
    """

    engine: Engine
    task: Task
    condition: Condition

    @property
    def keys(self) -> tuple[Key, ...]:
        """Its trials, in order."""
        place = self.engine.name, self.task.name, self.condition.name
        return tuple((*place, clip.name) for clip in self.task.clips)


def jobs(engines: Iterable[Engine], tasks: Iterable[Task], conditions: Iterable[Condition]) -> Iterator[Job]:
    """What is to be run: waiting times in the clean condition alone."""
    tasks, conditions = tuple(tasks), tuple(conditions)
    for engine in engines:
        for condition in conditions:
            for task in tasks:
                if not task.streamed or condition == CLEAN:
                    yield Job(engine, task, condition)


def run(
    wanted: Iterable[Job], background: Talk, file: Path | None, processes: int, told: Callable[[str], None]
) -> list[Outcome]:
    """What comes of the jobs: of those that `file` has of the same state of the engine, what it has."""
    wanted, known = tuple(wanted), kept(file)
    stamps = {engine: engine.stamp for engine in {job.engine for job in wanted}}
    waiting = [job for job in wanted if any(_stale(known.get(key), stamps[job.engine]) for key in job.keys)]
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        running = {pool.submit(outcomes, job, stamps[job.engine], background): job for job in waiting}
        for number, done in enumerate(as_completed(running), start=1):
            job, found = running[done], done.result()
            known.update((outcome.key, outcome) for outcome in found)
            keep(file, found)
            told(f"{number} of {len(running)}: {job.engine.name}, {job.task.name}, {job.condition.name}")
    return [known[key] for job in wanted for key in job.keys]


def _stale(outcome: Outcome | None, stamp: str) -> bool:
    return outcome is None or outcome.stamp != stamp


def outcomes(job: Job, stamp: str, background: Talk) -> list[Outcome]:
    """What comes of a job."""
    recogniser = job.engine.make()
    recogniser.expect(job.task.grammar)
    try:
        return [_outcome(job, stamp, clip, recogniser, background) for clip in job.task.clips]
    finally:
        recogniser.close()


def _outcome(job: Job, stamp: str, clip: Clip, recogniser: Recogniser, background: Talk) -> Outcome:
    sound = heard_over(clip, job.condition, background)
    wait = None
    if job.task.streamed:
        transcript, at = follow(recogniser, sound, SileroVoiceActivity(), job.task.grammar.mode)
        work, wait = 0.0, at - end_of_speech(sound)
    else:
        transcript, work = hear(recogniser, sound)
    return _told(job, stamp, clip, transcript, (sound.seconds, work, wait))


def _told(
    job: Job, stamp: str, clip: Clip, transcript: Transcript, times: tuple[float, float, float | None]
) -> Outcome:
    seconds, work, wait = times
    return Outcome(
        engine=job.engine.name,
        stamp=stamp,
        task=job.task.name,
        condition=job.condition.name,
        clip=clip.name,
        said=clip.words,
        heard=transcript.text,
        confidence=round(transcript.confidence, 4),
        accent=clip.accent,
        command=job.task.command,
        seconds=round(seconds, 3),
        work=round(work, 4),
        wait=None if wait is None else round(wait, 3),
    )

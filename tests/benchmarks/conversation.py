"""How long a person waits, and what it costs: run with `python tests/benchmarks/conversation.py [--runs N]`.

Every figure comes from the real thing: real recogniser, real voice, real pages over loopback. Prints
  start-up      from a new process to the first sound of the welcome being ready
  recognise     from the end of a command's sound to its transcript
  answer        from the transcript to the first sound of the answer being ready (page fetched and parsed where needed)
  memory        resident set at rest (after the welcome), and at its highest, of this process and of its speech worker
Medians, with the least and the most; machines are noisy.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from plainspoken.cli.demonstration import RESIDENT_VOICE
from plainspoken.demo.performance import NOISE_DB, RESIDENT
from plainspoken.demo.script import scenes
from plainspoken.demo.server import serve
from plainspoken.demo.stage import ScriptedEar, Stage
from plainspoken.flow import Sound, Trouble
from plainspoken.hearing import choose
from plainspoken.hearing.surroundings import in_room
from plainspoken.profiles import find, rebased
from plainspoken.speaking import Pyttsx3Voice, Tape, TapeSpeaker

FIRST_WORDS = """
import sys, time
from plainspoken.demo.stage import ScriptedEar, Stage
from plainspoken.hearing import choose
from plainspoken.profiles import find, rebased
from plainspoken.speaking import Pyttsx3Voice, Tape, TapeSpeaker
voice, tape, hearing = Pyttsx3Voice(), Tape(), choose()
site = rebased(find("anytown"), sys.argv[1] + "/")
stage = Stage(site, lambda post: TapeSpeaker(voice, tape, post), ScriptedEar(hearing.knows), lambda note: None)
stage.assistant.welcome()
tape.play_for(0.01)
print(time.time())
voice.close()
"""
"""The parts that `plainspoken listen` puts together, with a tape in place of the loudspeaker."""


def line(what: str, seconds: Iterable[float]) -> str:
    """A row of the table, in milliseconds."""
    each = sorted(1000 * value for value in seconds)
    return f"{what:<32} {statistics.median(each):7.0f} ms   ({each[0]:.0f} to {each[-1]:.0f}, {len(each)} times)"


def start_ups(address: str, runs: int) -> list[float]:
    """Seconds from starting a process to its first sound."""
    taken = []
    for _ in range(runs):
        began = time.time()
        done = subprocess.run([sys.executable, "-c", FIRST_WORDS, address], capture_output=True, text=True, check=True)
        taken.append(float(done.stdout) - began)
    return taken


def resident_memory(process: int | str = "self") -> float:
    """The resident set of a process in MB (Linux)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(row.split()[1]) for row in status.splitlines() if row.startswith("VmRSS")) / 1024


def spoken(words: str, voice: Pyttsx3Voice, rate: int) -> Sound:
    """A command as the microphone would hear it."""
    made = voice.render(words, "en", RESIDENT)
    if isinstance(made, Trouble):
        raise SystemExit(f"no voice: {made.key}")
    return in_room(made, rate, NOISE_DB, 1)


def converse(address: str) -> None:
    """Play the demo's turns by hand and time each part."""
    hearing, voice, resident, tape = choose(), Pyttsx3Voice(), Pyttsx3Voice(RESIDENT_VOICE), Tape()
    site = rebased(find("anytown"), f"{address}/")
    stage = Stage(site, lambda post: TapeSpeaker(voice, tape, post), ScriptedEar(hearing.knows), lambda note: None)
    stage.assistant.welcome()
    tape.play_for(None)
    stage.settle()
    at_rest = resident_memory()
    recognised, answered, pages = [], [], []
    for turn in scenes()[0].turns:
        sound = spoken(turn.say, resident, hearing.rate)
        hearing.expect(stage.ear.grammar)
        step = hearing.rate // 25 * 2
        for start in range(0, len(sound.pcm), step):  # as it comes from a microphone: searched while it is spoken
            hearing.hear(sound.pcm[start : start + step])
        began = time.perf_counter()
        transcript = hearing.finish()
        heard = time.perf_counter()
        before = stage.assistant.place.page
        stage.hear(transcript)
        tape.play_for(0.01)
        said = time.perf_counter()
        recognised.append(heard - began)
        (answered if stage.assistant.place.page is before else pages).append(said - heard)
        tape.play_for(turn.after)
        stage.settle()
    print(line("recognise (after the endpoint)", recognised))
    print(line("answer on the same page", answered))
    print(line("answer with a page fetched", pages))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    worker = resident_memory(voice.worker) if voice.worker and os.path.isdir("/proc") else 0.0  # noqa: PTH112
    print(f"memory at rest {at_rest:.0f} MB, at most {peak:.0f} MB, and the speech worker {worker:.0f} MB")
    for each in (voice, resident, hearing):
        each.close()
    stage.close()


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--runs", type=int, default=5)
    runs = arguments.parse_args().runs
    with serve() as address:
        print(line("start-up to the first sound", start_ups(address, runs)))
        converse(address)


if __name__ == "__main__":
    main()

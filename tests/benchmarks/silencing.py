"""How soon a key silences the voice: the whole program in a terminal, on a virtual sound card; run as a script.

Told for each press: milliseconds from the key to the last sound that comes out of the loudspeaker. The loudspeaker is
listened to through PulseAudio, whose own 20 ms blocks are part of it.
"""

from __future__ import annotations

import argparse
import os
import pty
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from support.sound_card import Hearing, SoundCard

AUDIBLE = 200
RATE = 22050


def last_sound(heard: Hearing, after: int) -> float:
    """When the last sound was heard, on time.perf_counter's clock; in what came behind the first `after` blocks."""
    last = 0.0
    for moment, block in heard.blocks[after:]:
        samples = memoryview(block[: len(block) // 2 * 2]).cast("h")
        loud = [index for index, sample in enumerate(samples) if abs(sample) > AUDIBLE]
        if loud:
            last = moment - (len(samples) - loud[-1]) / RATE
    return last


def drained(terminal: int) -> None:
    """Read what the program shows, so that it is never held up."""
    try:
        while os.read(terminal, 4096):
            pass
    except OSError:
        return


def main() -> None:
    """Press a key over the voice again and again."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--key", default="x", help="what is typed; ' ' is the key to talk")
    given = parser.parse_args()
    folder = Path(tempfile.mkdtemp())
    os.environ |= {"PULSE_SERVER": f"unix:{folder}/native", "PULSE_COOKIE": str(folder / "cookie")}
    os.environ |= {"HOME": str(folder), "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""}
    card = SoundCard(folder)
    card.wait()
    person, program = pty.openpty()
    command = [sys.executable, "-c", "from plainspoken.cli import main; main()", "listen", "--site", "anytown"]
    running = subprocess.Popen(command, stdin=program, stdout=program, stderr=subprocess.DEVNULL)
    threading.Thread(target=drained, args=(person,), daemon=True).start()
    heard = card.hear(RATE)
    waits = []
    try:
        heard.wait_until_heard(0, patience=120)
        heard.wait_until_quiet(0, patience=120)
        for _ in range(given.times):
            at = len(heard.blocks)
            os.write(person, b"\x15read the page\r")
            heard.wait_until_heard(at, patience=60)
            time.sleep(1.0)
            at, pressed = len(heard.blocks), time.perf_counter()
            os.write(person, given.key.encode())
            heard.wait_until_quiet(at, patience=60)
            waits.append(1000 * (last_sound(heard, at) - pressed))
            print(f"{waits[-1]:.0f} ms", flush=True)
    finally:
        running.kill()
        running.wait()
        heard.close()
        card.stop()
    print(f"median {statistics.median(waits):.0f} ms, longest {max(waits):.0f} ms, of {len(waits)}")


if __name__ == "__main__":
    main()

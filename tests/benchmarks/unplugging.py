"""Devices that go and come back while it speaks and listens: `python tests/benchmarks/unplugging.py`.

The whole program on a virtual sound card with two microphones and two loudspeakers (see test_devices_on_a_sound_card)
reads the practice site through headphones and a headset, which are taken away and brought back amid a sentence, and
then the sound server is killed and started again. After each, the voice must be heard again, and "stop reading" must be
obeyed that is said into whichever microphone there is. Prints each step; ends with status 1 where one fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.listening import RATE, Running
from support.own_reading import STARTING
from support.sound_card import Hearing
from test_devices_on_a_sound_card import SINK, Computer

WORDS = "stop reading"
EARS = "ears_out sink_properties=device.description=Headphones"


class Room:
    """The program, and the devices that it is heard by and spoken to through."""

    def __init__(self, folder: Path) -> None:
        self.computer = Computer(folder)
        self.running = Running(
            self.computer.card, folder, headphones="true", microphone="Headset", loudspeaker="Headphones"
        )
        self.at = self.running.wait_for("36 links.", patience=STARTING)

    def reads(self, loudspeaker: str) -> None:
        """Have it read, and wait until that is heard on a loudspeaker."""
        self.running.type("read the page")
        self.is_heard(loudspeaker)

    def is_heard(self, loudspeaker: str) -> None:
        """Wait until the voice is heard on a loudspeaker."""
        self.speaks_on(loudspeaker, 0.0)

    def speaks_on(self, loudspeaker: str, seconds: float = 2.0) -> None:
        """Wait until the voice has been heard on a loudspeaker, and so many seconds later is heard there again."""
        hearing = Hearing(RATE, f"{loudspeaker}.monitor")
        try:
            hearing.wait_until_heard(0)
            end = time.perf_counter() + seconds
            hearing.wait_until(lambda _: hearing.blocks[-1][0] >= end)
            hearing.wait_until_heard(len(hearing.blocks))
        finally:
            hearing.close()

    def told(self, words: str) -> None:
        """Wait until something is said: of devices that is after the next answer."""
        self.running.type("where am i")
        self.at = self.running.wait_for(words, self.at)

    def stops(self, microphone: str) -> None:
        """Say into a microphone that it is to stop."""
        before = len(self.running.lines)
        file = self.running.recorded(WORDS)
        subprocess.run(["paplay", "--latency-msec=200", f"--device={microphone}", str(file)], check=True)
        self.running.wait_for(f"You: {WORDS}", before)

    def takes(self, line: str) -> None:
        """Take the sink away that a line loads."""
        listed = subprocess.run(["pactl", "list", "short", "modules"], capture_output=True, text=True, check=True)
        number = next(each.split()[0] for each in listed.stdout.splitlines() if line in each)
        subprocess.run(["pactl", "unload-module", number], check=True)

    def brings(self) -> None:
        """Bring the headphones back."""
        subprocess.run(["pactl", *f"{SINK}{EARS}".split()], check=True, stdout=subprocess.DEVNULL)


def steps(room: Room) -> None:
    """All of it, one after another."""
    room.reads("ears_out")
    room.computer.unplugged()
    room.speaks_on("ears_out")
    room.stops("mic_in")
    room.told("can't find your microphone")
    print("microphone unplugged amid the reading: told, and obeyed through the other", flush=True)
    room.reads("ears_out")
    room.computer.plugged_in()
    room.speaks_on("ears_out")
    room.stops("head_in")
    room.told("microphone is back")
    print("microphone back amid the reading: told, and obeyed through it", flush=True)
    room.reads("ears_out")
    room.takes("ears_out")
    room.speaks_on("speaker")
    room.stops("head_in")
    print("headphones unplugged amid the reading: heard from the loudspeaker, and obeyed", flush=True)
    room.reads("speaker")
    room.brings()
    room.speaks_on("ears_out")
    room.stops("head_in")
    print("headphones back amid the reading: heard from them, and obeyed", flush=True)
    room.reads("ears_out")
    last = len(room.running.lines)
    room.computer.killed()
    room.computer.started()
    room.is_heard("ears_out")
    room.stops("head_in")
    after = [line for line in room.running.lines[last:] if line.startswith("Plainspoken: ")]
    print(f"sound server killed and started again amid the reading: went on with {after[:2]}, and obeyed", flush=True)


def main() -> None:
    """Take and bring."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"PULSE_SERVER": f"unix:{folder}/native", "PULSE_COOKIE": f"{folder}/cookie"}
        room = Room(Path(folder))
        try:
            steps(room)
        except AssertionError as problem:
            print(f"failed: {problem}")
            raise SystemExit(1) from None
        finally:
            room.running.close()
            room.computer.card.stop()


if __name__ == "__main__":
    main()

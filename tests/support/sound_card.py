"""A virtual sound card: a PulseAudio of our own with null sinks, for the tests marked `sound_card`.

Needs pulseaudio, pulseaudio-utils, libportaudio2 and libasound2-plugins (which make ALSA's default a PulseAudio
device as soon as PULSE_SERVER answers); no root, no configuration, no card. REQUIRE_SOUND_CARD=1 makes a missing one
a failure rather than a skip.
"""

from __future__ import annotations

import ctypes.util
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PROGRAMS = ("pulseaudio", "pactl", "paplay", "parec")
# norewinds=1: without it a null sink replays what was dropped.
SCRIPT = """
load-module module-native-protocol-unix auth-anonymous=1 socket={folder}/native
load-module module-null-sink sink_name=speaker rate=48000 channels=1 norewinds=1
load-module module-null-sink sink_name=mic_in rate=48000 channels=1 norewinds=1
load-module module-remap-source source_name=mic master=mic_in.monitor
set-default-sink speaker
set-default-source mic
"""


class Hearing:
    """What comes out of a source, the loudspeaker's unless told, with the moment in which each block came."""

    def __init__(self, rate: int, source: str = "speaker.monitor") -> None:
        self.rate = rate
        self.blocks: list[tuple[float, bytes]] = []
        self._came = threading.Condition()
        self._process = subprocess.Popen(
            [
                *("parec", f"--device={source}", "--format=s16le", f"--rate={rate}"),
                *("--channels=1", "--latency-msec=20"),
            ],
            stdout=subprocess.PIPE,
        )
        self._thread = threading.Thread(target=self._pump)
        self._thread.start()
        self.wait_until(lambda samples: len(samples) > 0)

    @property
    def samples(self) -> list[int]:
        """All that was heard."""
        heard = b"".join(block for _, block in self.blocks)
        return list(memoryview(heard[: len(heard) // 2 * 2]).cast("h"))

    def wait_until(self, holds: object, seconds: float = 10) -> None:
        """Wait until something is true of the samples."""
        assert callable(holds)
        with self._came:
            assert self._came.wait_for(lambda: holds(self.samples), seconds), "was not heard in time"

    def wait_until_quiet(self, after: int, seconds: float = 1.0, patience: float = 40.0, audible: int = 200) -> None:
        """Wait until something was heard behind the first `after` blocks and then nothing for so many seconds."""
        with self._came:
            assert self._came.wait_for(lambda: self._quiet(after, seconds, audible), patience), "was not quiet in time"

    def wait_until_heard(self, after: int, patience: float = 40.0, audible: int = 200) -> None:
        """Wait until something was heard behind the first `after` blocks."""
        with self._came:
            heard = self._came.wait_for(lambda: any(_loudest(b) > audible for _, b in self.blocks[after:]), patience)
            assert heard, "nothing was heard"

    def _quiet(self, after: int, seconds: float, audible: int) -> bool:
        left = int(seconds * self.rate) * 2
        for _, block in reversed(self.blocks[after:]):
            if _loudest(block) >= audible:
                return left <= 0
            left -= len(block)
        return False

    def moment(self, index: int) -> float:
        """When a sample was heard, on time.perf_counter's clock; a negative index counts from the end."""
        count = len(self.samples)
        return self.blocks[-1][0] - (count - index % count) / self.rate

    def close(self) -> None:
        """Hear no more."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()

    def _pump(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as stream:
            while block := stream.read1(4096):
                with self._came:
                    self.blocks.append((time.perf_counter(), block))
                    self._came.notify_all()


def _loudest(block: bytes) -> int:
    return max(map(abs, memoryview(block[: len(block) // 2 * 2]).cast("h")), default=0)


class SoundCard:
    """The running daemon."""

    def __init__(self, folder: Path, script_text: str = SCRIPT) -> None:
        self._log = (folder / "pulse.log").open("ab")
        script = folder / "virtual.pa"
        script.write_text(script_text.format(folder=folder))
        environment = {**os.environ, "HOME": str(folder)}
        environment |= {"PULSE_RUNTIME_PATH": str(folder), "PULSE_STATE_PATH": str(folder)}
        self._process = subprocess.Popen(
            [
                *("pulseaudio", "-n", "-F", str(script), "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"),
                *("--realtime=no", "--high-priority=no", "--log-target=stderr"),
            ],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
        )
        self.folder = folder

    def wait(self) -> None:
        """Return when it serves; pytest fails where it does not."""
        end = time.monotonic() + 10
        command = ["pactl", "get-default-source"]
        while subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip() != "mic":
            if self._process.poll() is not None or time.monotonic() > end:
                pytest.fail((self.folder / "pulse.log").read_text(errors="replace"))

    def speak(self, file: Path) -> subprocess.Popen[bytes]:
        """Play a file into the microphone."""
        return subprocess.Popen(["paplay", "--latency-msec=200", "--device=mic_in", str(file)])

    def hear(self, rate: int = 22050) -> Hearing:
        """Listen to the loudspeaker from now on."""
        return Hearing(rate)

    @contextmanager
    def echoing(self, volume: float = 1.0, late: float = 0.05) -> Iterator[None]:
        """While inside, let the microphone hear the loudspeaker, as loud as it is or less, some seconds late."""
        loop = ["module-loopback", "source=speaker.monitor", "sink=mic_in", f"latency_msec={round(1000 * late)}"]
        made = subprocess.run(["pactl", "load-module", *loop], capture_output=True, text=True, check=True)
        if volume != 1.0:
            inputs = subprocess.run(
                ["pactl", "list", "short", "sink-inputs"], capture_output=True, text=True, check=True
            )
            (index,) = [line.split()[0] for line in inputs.stdout.splitlines() if "protocol-native" not in line]
            subprocess.run(["pactl", "set-sink-input-volume", index, f"{round(100 * volume)}%"], check=True)
        try:
            yield
        finally:
            subprocess.run(["pactl", "unload-module", made.stdout.strip()], check=True)

    def stop(self) -> None:
        """End the daemon."""
        self._process.terminate()
        self._process.wait()
        self._log.close()


def missing() -> list[str]:
    """What a virtual sound card lacks here."""
    found = [program for program in PROGRAMS if shutil.which(program) is None]
    return found + ([] if ctypes.util.find_library("portaudio") else ["libportaudio2"])


@pytest.fixture(scope="session")
def sound_card(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SoundCard]:
    """The virtual sound card, the default one of this process while it lasts."""
    if lacks := missing():
        give_up = pytest.fail if os.environ.get("REQUIRE_SOUND_CARD") == "1" else pytest.skip
        give_up(f"the virtual sound card needs: {', '.join(lacks)}")
    with virtual_card(tmp_path_factory.mktemp("card")) as card:
        yield card


@contextmanager
def virtual_card(folder: Path) -> Iterator[SoundCard]:
    """A virtual sound card with its files in a folder, the default one of this process while inside."""
    card = SoundCard(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PULSE_SERVER", f"unix:{folder}/native")
        patch.setenv("PULSE_COOKIE", str(folder / "cookie"))  # else one is written into the person's own settings
        try:
            card.wait()
            import sounddevice  # noqa: PLC0415 - only where PortAudio is

            sounddevice._terminate()  # PortAudio lists devices once, when it starts
            sounddevice._initialize()
            yield card
        finally:
            card.stop()

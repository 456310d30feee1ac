"""How fast scripted sessions are: run with `python tests/benchmarks/sessions.py [turns | plugin | workers]`.

Prints, each figure from runs of its own,
  turns     text turns a second on one core, with pages in memory: Anytown's own pages and forms, asked for directly
  plugin    what the pytest plugin adds to a run that has no sessions, in pairs of runs with and without it
  workers   how much sooner pytest is done with sessions on two workers than on one (-n 2 against -n 1): with our own,
            and with 5 and 20 copies of them, as each worker has to start however few there are
Time is this process's own (CPU) for turns, so that a busy machine does not count. `workers` tells both: by the clock,
which needs a machine with two cores that nothing else uses; and by what each process used, which is what the clock
would show there. It lets Python keep its bytecode, as it does for people, whatever PYTHONDONTWRITEBYTECODE says.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from plainspoken.demo.council import create
from plainspoken.flow import Request, Site, Trouble, Why
from plainspoken.page.attachments import shelf
from plainspoken.testing.player import Player
from plainspoken.testing.results import Outcome
from plainspoken.testing.script import Script, read
from plainspoken.web import Response

TURNS = 1000
PAIRS = 15

SCRIPT = """\
title: A thousand turns
site: {address}
turns:
"""

ROUND = """\
  - {say: open council tax, at: /council-tax, hear: Council tax}
  - {say: next heading}
  - {say: read this section, after: 3}
  - {say: say that again}
  - {say: go back, at: /}
  - {say: links, hear: links}
  - {say: open number two}
  - {say: home, at: /}
  - {say: what can I say}
  - {say: where am I, hear: Anytown}
  - {say: open contact us, at: /contact}
  - {say: fill in the form}
  - {say: skip this question}
  - {say: how many questions are left}
  - {say: home}
  - {say: "yes", at: /}
  - {say: open bins and recycling}
  - {say: next paragraph}
  - {say: next link}
  - {say: home, at: /}
"""
"""Twenty turns of all kinds; half of them fetch a page."""

ADDRESS = "http://anytown.example/"


class InMemory:
    """Anytown's pages, taken from the application once and kept as bytes."""

    kept: ClassVar[dict[str, Response]] = {}

    def __init__(self, site: Site) -> None:
        self._client = create().test_client()

    def visit(self, url: str, why: Why) -> Response | Trouble:
        if url not in self.kept:
            answer = self._client.get(url, base_url=ADDRESS)
            self.kept[url] = Response(url, answer.status_code, answer.content_type, answer.data)
        return self.kept[url]

    def send(self, request: Request) -> Response | Trouble:
        return self.visit(request.url, Why.FOLLOW)

    def move(self, site: Site) -> None:
        pass

    def close(self) -> None:
        pass


def turns() -> None:
    """Turns a second, of the session's second playing: the first fetches the pages."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "t.session.yaml"
        file.write_text(SCRIPT.format(address=ADDRESS) + ROUND * (TURNS // 20), encoding="utf-8")
        with Player(InMemory) as player:
            began = time.perf_counter()
            (script,) = read(file, player.commands)
            print(f"reading a script of {TURNS} turns: {1000 * (time.perf_counter() - began):.0f} ms")
            for what in ("pages fetched and made", "pages in memory", "pages in memory"):
                timed(player, script, what)
        shelf.PAGES_KEPT = 0
        with Player(InMemory) as player:
            timed(player, script, "pages in memory as bytes, each made anew at each visit")


def timed(player: Player, script: Script, what: str) -> None:
    """Play a script once and print how long that took."""
    began, cpu = time.perf_counter(), time.process_time()
    result = player.play(script)
    seconds, spent = time.perf_counter() - began, time.process_time() - cpu
    assert result.outcome is Outcome.PASSED, result.failed
    print(f"{TURNS} turns, {what}: {TURNS / spent:.0f} a second of CPU ({TURNS / seconds:.0f} by the clock)")


def pytest_seconds(folder: Path, *arguments: str) -> tuple[float, float]:
    """How long a pytest run takes, by the clock and in CPU."""
    began, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, cpu


def plugin() -> None:
    """What the plugin adds to a run without sessions."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "test_it.py").write_text("def test_it():\n    pass\n", encoding="utf-8")
        runs = [(pytest_seconds(folder, "-p", "no:plainspoken"), pytest_seconds(folder)) for _ in range(PAIRS)]
    for number, what in enumerate(("by the clock", "of CPU")):
        added = statistics.median(more[number] - without[number] for without, more in runs)
        least = min(more[number] for _, more in runs) - min(without[number] for without, _ in runs)
        whole = statistics.median(without[number] for without, _ in runs)
        print(
            f"the plugin adds {1000 * added:.0f} ms {what} to a run of {1000 * whole:.0f} ms: median of {PAIRS} pairs"
        )
        print(f"  and {1000 * least:.0f} ms between the quickest runs of both")


SESSIONS = Path(__file__).parents[1] / "sessions"

COPIES = (1, 5, 20)

ONCE = ("service_parking_charge.session.yaml", "keep_a_reference.session.yaml")
"""Sessions that a council bears once: a charge that was paid is not paid again, and reference numbers count up."""

SPENT = """\
import os
import time


def pytest_unconfigure(config):
    with open(os.environ["SPENT"], "a") as file:
        file.write(f"{os.environ.get('PYTEST_XDIST_WORKER', '')} {time.process_time()}\\n")
"""
"""A plugin that notes what each process of a run used, the one that shares out first by its empty name."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A run with workers: seconds by the clock, and of CPU in the process that shares out and in each worker."""

    clock: float
    sharing: float
    workers: tuple[float, ...]

    @property
    def alone(self) -> float:
        """Seconds that it takes where each process has a core of its own: the longest worker's follow the sharing."""
        return self.sharing + max(self.workers)


def shared_out(folder: Path, number: int, bytecode: Path) -> Shared:
    """Run all sessions in a folder on so many workers, with Python's bytecode kept in another."""
    spent = folder / "spent"
    spent.unlink(missing_ok=True)
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"SPENT": str(spent), "PYTHONPATH": str(folder), "PYTHONPYCACHEPREFIX": str(bytecode)}
    command = (sys.executable, "-m", "pytest", "-q", "-p", "spent", "-p", "no:cacheprovider", "-n", str(number))
    began = time.perf_counter()
    subprocess.run([*command, "sessions"], cwd=folder, env=environment, check=True, capture_output=True)
    seconds = time.perf_counter() - began
    used = [line.partition(" ") for line in spent.read_text(encoding="utf-8").splitlines()]
    sharing = next(float(cpu) for worker, _, cpu in used if not worker)
    return Shared(seconds, sharing, tuple(float(cpu) for worker, _, cpu in used if worker))


def workers() -> None:
    """Our own sessions on one worker and on two, and so many copies of them."""
    print(f"two processes of arithmetic do {two_cores():.2f} times what one does in the same time on this computer")
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        for copies in COPIES:
            folder = top / str(copies)
            for copy in range(copies):
                left_out = shutil.ignore_patterns(*(ONCE if copy else ()))
                shutil.copytree(SESSIONS, folder / "sessions" / str(copy), ignore=left_out)
            (folder / "spent.py").write_text(SPENT, encoding="utf-8")
            if copies == COPIES[0]:
                shared_out(folder, 2, top / "bytecode")  # makes it
            one, two = (shared_out(folder, number, top / "bytecode") for number in (1, 2))
            print(
                f"{len(list(folder.rglob('*.session.yaml')))} session files:"
                f" -n 1 {one.clock:.1f} s, -n 2 {two.clock:.1f} s: {one.clock / two.clock:.2f} times;"
                f" by what each process used {one.alone:.1f} s, {two.alone:.1f} s: {one.alone / two.alone:.2f} times"
            )


def two_cores() -> float:
    """What a second core is worth here: how much more arithmetic two processes do than one in the same time."""
    sums = "import time; a = time.perf_counter(); sum(n * n for n in range(10_000_000)); print(time.perf_counter() - a)"

    def seconds(number: int) -> float:
        running = [subprocess.Popen([sys.executable, "-c", sums], stdout=subprocess.PIPE) for _ in range(number)]
        return max(float(each.communicate()[0]) for each in running)

    return 2 * seconds(1) / seconds(2)


if __name__ == "__main__":
    for each in sys.argv[1:] or ("turns", "plugin", "workers"):
        {"turns": turns, "plugin": plugin, "workers": workers}[each]()

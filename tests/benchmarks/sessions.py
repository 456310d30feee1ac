"""How fast scripted sessions are: run with `python tests/benchmarks/sessions.py [turns | plugin | workers]`.

Prints, each figure from runs of its own,
  turns     text turns a second on one core, with pages in memory: Anytown's own pages and forms, asked for directly
  plugin    what the pytest plugin adds to a run that has no sessions, in pairs of runs with and without it
  workers   how much sooner pytest is done with our own sessions on two workers than on one (-n 2 against -n 1)
Time is this process's own (CPU) for turns, so that a busy machine does not count; the rest is by the clock.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import tempfile
import time
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


def workers() -> None:
    """Our own sessions on one worker and on two."""
    top = Path(__file__).parents[2]
    sessions = [str(file) for file in sorted((top / "tests" / "sessions").glob("*.session.yaml"))]
    taken = {}
    for number in ("1", "2", "1", "2"):
        taken.setdefault(number, []).append(pytest_seconds(top, "-n", number, *sessions)[0])
    one, two = min(taken["1"]), min(taken["2"])
    print(f"{len(sessions)} session files: -n 1 {one:.1f} s, -n 2 {two:.1f} s: {one / two:.2f} times")


if __name__ == "__main__":
    for each in sys.argv[1:] or ("turns", "plugin", "workers"):
        {"turns": turns, "plugin": plugin, "workers": workers}[each]()

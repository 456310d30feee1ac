"""An audit of Anytown grown to 20,000 pages, killed again and again; run as a script.

    python tests/benchmarks/audit.py [--pages 20000] [--seconds 0.02] [--kills 3]

Serves the grown town in one process and audits it in another, which is killed (`kill -9`) so many times on the way and
begun again. Tells how much memory the audit took at the beginning and at the end, whether anything was asked for twice,
and how closely requests came upon one another beside the limit.
"""

from __future__ import annotations

import argparse
import itertools
import os
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
AUDIT = (sys.executable, "-c", "from plainspoken.cli import main; main()", "site", "audit")
EVERY = 0.5
"""Seconds between two looks at the memory."""


def memory(process: int) -> float:
    """The resident memory of a process in MB, 0 once it has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def asked(log: Path) -> list[tuple[float, str]]:
    """What was asked for, and when."""
    lines = log.read_text().splitlines() if log.exists() else []
    return [(float(time_), target) for time_, _, target in (line.partition(" ") for line in lines)]


def walk(command: list[str], log: Path, until: int | None) -> list[tuple[int, float]]:
    """Audit until so many requests have come, then kill it; to the end where that is None. Pages asked and memory."""
    seen: list[tuple[int, float]] = []
    audit = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    size = log.stat().st_size if log.exists() else 0
    count = len(asked(log))
    while audit.poll() is None:
        time.sleep(EVERY)
        now = log.stat().st_size
        if now != size:
            size, count = now, sum(1 for _ in log.open())
        seen.append((count, memory(audit.pid)))
        if until is not None and count >= until:
            os.kill(audit.pid, signal.SIGKILL)
            audit.wait()
    return [(pages, held) for pages, held in seen if held]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=int, default=20_000)
    options.add_argument("--seconds", type=float, default=0.02)
    options.add_argument("--kills", type=int, default=3)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        log = folder / "asked.txt"
        log.touch()
        server = (sys.executable, str(HERE.parent / "support" / "grown_town.py"), "--pages", str(chosen.pages))
        town = subprocess.Popen([*server, "--log", str(log)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert town.stdout is not None
        address = town.stdout.readline().strip()
        (folder / "town.yaml").write_text(f"start: {address}/archive/0\n")
        command = [*AUDIT, str(folder / "town.yaml"), "--out", str(folder / "out"), "--seconds", str(chosen.seconds)]
        command += ["--pages", str(2 * chosen.pages), "--depth", "20"]
        began, held = time.monotonic(), []
        for kill in range(1, chosen.kills + 1):
            held += walk(command, log, chosen.pages * kill // (chosen.kills + 1))
        held += walk(command, log, None)
        tell(chosen, log, held, folder / "out" / "audit.sqlite", time.monotonic() - began)
        town.communicate()


def tell(chosen: argparse.Namespace, log: Path, held: list[tuple[int, float]], file: Path, took: float) -> None:
    """Print what was seen."""
    requests = asked(log)
    twice = {target: count for target, count in Counter(target for _, target in requests).items() if count > 1}
    gaps = [after - before for (before, _), (after, _) in itertools.pairwise(requests)]
    states = dict(sqlite3.connect(file).execute("SELECT state, count(*) FROM pages GROUP BY state").fetchall())
    print(f"{len(requests):,} requests in {took:.0f} s, {len(requests) / took:.1f} a second; pages: {states}")
    print(f"killed {chosen.kills} times; asked for twice: {twice or 'nothing'}")
    thirds = (held[: len(held) // 3], held[-len(held) // 3 :])
    early, late = (statistics.median(mb for _, mb in part) for part in thirds)
    print(f"memory: first third {early:.0f} MB, last third {late:.0f} MB, most {max(mb for _, mb in held):.0f} MB")
    nearest, limit = min(gaps), chosen.seconds
    under = sum(gap < limit * 0.95 for gap in gaps)
    print(
        f"limit {limit * 1000:.0f} ms: nearest {nearest * 1000:.1f} ms, {under} of {len(gaps):,} gaps under 95 % of it"
    )
    print(f"most requests in any second: {busiest(requests)}, allowed {1 / limit + 1:.0f}")


def busiest(requests: list[tuple[float, str]]) -> int:
    """How many requests came in the fullest second."""
    most, first = 0, 0
    for last, (now, _) in enumerate(requests):
        while requests[first][0] < now - 1:
            first += 1
        most = max(most, last - first + 1)
    return most


if __name__ == "__main__":
    main()

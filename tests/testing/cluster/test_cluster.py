"""Sessions on a local cluster of three processes, one of which is killed: every session is played, none is lost."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainspoken.cli import main
from plainspoken.flow import Politeness
from plainspoken.testing.depths import Options
from plainspoken.testing.observed import Observed
from plainspoken.testing.results import Outcome, SessionResult
from plainspoken.testing.script import Script, read

distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")

from plainspoken.testing.cluster.doorkeeper import Doorkeeper  # noqa: E402 - needs the extra
from plainspoken.testing.cluster.running import Cluster, ClusterError, Job, Progress  # noqa: E402

PAGE = b"<!DOCTYPE html><html lang='en'><title>Slow</title><main><h1>Slow council</h1><p>Here.</p></main>"
WAIT = 0.15
"""Seconds that the slow site wants between two requests."""


@pytest.fixture(scope="module")
def local() -> Iterator[object]:
    with distributed.LocalCluster(
        n_workers=3,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address=None,
        silence_logs=50,
    ) as cluster:
        yield cluster


@pytest.fixture
def site() -> Iterator[tuple[str, list[float]]]:
    """A site on this computer, and when it was asked."""
    asked: list[float] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(time.monotonic())
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(PAGE)))
            self.end_headers()
            self.wfile.write(PAGE)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is logged."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()
    thread.join()
    server.server_close()


def sessions(folder: Path, count: int, site: str = "anytown") -> list[Script]:
    found = []
    for number in range(count):
        file = folder / f"{number}.session.yaml"
        file.write_text(f"title: Session {number}\nsite: {site}\nturns:\n  - say: headings\n  - say: where am i\n")
        found += read(file)
    return found


def test_a_worker_is_lost_and_its_sessions_are_played_again(local: object, tmp_path: Path) -> None:
    scripts = sessions(tmp_path, 18)
    told: list[str] = []
    results: dict[int, SessionResult] = {}
    with Cluster(local.scheduler_address, Options(), told.append) as cluster:
        for number, result in cluster.play([Job(script) for script in scripts]):
            assert number not in results  # each comes once
            results[number] = result
            if len(results) == 3:
                busy = max(local.scheduler.workers.values(), key=lambda worker: len(worker.processing))
                assert busy.processing  # it has work that nobody will ever finish there
                os.kill(next(each.pid for each in local.workers.values() if each.worker_address == busy.address), 9)
    assert [results[number].script.session.title for number in range(18)] == [f"Session {n}" for n in range(18)]
    assert {result.outcome for result in results.values()} == {Outcome.PASSED}
    lost = [line for line in told if line.startswith("A worker was lost (tcp://127.0.0.1:")]
    assert len(lost) == 1
    assert lost[0].endswith("the sessions that it had not finished are played again.")
    assert any(line.startswith("18 of 18 sessions played, 0 failed, ") for line in told)


def test_a_slow_site_is_asked_no_faster_by_all_workers_together_than_its_profile_allows(
    local: object, tmp_path: Path, site: tuple[str, list[float]]
) -> None:
    address, asked = site
    scripts = sessions(tmp_path, 9, address)
    polite = [replace(each, site=replace(each.site, politeness=Politeness(seconds=WAIT))) for each in scripts]
    began = time.monotonic()
    with Cluster(local.scheduler_address, Options(), print) as cluster:
        results = [result for _, result in cluster.play([Job(script) for script in polite])]
    assert {result.outcome for result in results} == {Outcome.PASSED}
    assert len(asked) == 9
    # The last may come no sooner than eight waits after the first; whatever else takes time only adds to that.
    assert asked[-1] - began >= 8 * WAIT


def test_the_command_plays_on_a_cluster_and_reports_in_one(local: object, tmp_path: Path) -> None:
    sessions(tmp_path, 4)
    (tmp_path / "4.session.yaml").write_text(
        "title: Wrong\nsite: anytown\nturns:\n  - say: home\n    hear: trumpets\n", encoding="utf-8"
    )
    files = [str(file) for file in sorted(tmp_path.glob("*.session.yaml"))]
    report = tmp_path / "report.xml"
    result = CliRunner().invoke(main, ["play", *files, "--cluster", local.scheduler_address, "--junit", str(report)])
    assert result.exit_code == 1, result.output
    assert result.output.splitlines()[-1] == "5 sessions, 9 turns: 4 passed, 1 failed."
    assert "5 FAILED: hear: 'trumpets' was not heard" in result.output
    assert report.read_text(encoding="utf-8").count("<testcase") == 5


def test_no_cluster_is_told_with_how_to_start_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plainspoken.testing.cluster.running.CONNECT_SECONDS", 0.2)
    with pytest.raises(ClusterError, match=r"there is no cluster at tcp://127\.0\.0\.1:9 .*: start one with"):
        Cluster("tcp://127.0.0.1:9", Options(), print)


@pytest.mark.parametrize("option", ["--record", "--update"])
def test_what_writes_files_here_is_not_for_a_cluster(tmp_path: Path, option: str) -> None:
    sessions(tmp_path, 1)
    result = CliRunner().invoke(main, ["play", str(tmp_path / "0.session.yaml"), "--cluster", "tcp://x:1", option])
    assert result.exit_code == 2
    assert "leave them out with --cluster" in result.output


def test_the_doorkeeper_gives_each_a_time_of_its_own() -> None:
    now = [100.0]
    door = Doorkeeper(lambda: now[0])
    assert [door.wait("a.example", 2.0) for _ in range(3)] == [0.0, 2.0, 4.0]
    assert door.wait("b.example", 2.0) == 0.0
    now[0] += 5.0
    assert door.wait("a.example", 2.0) == 1.0  # after the three at 100, 102 and 104


def test_progress_is_told_at_every_tenth_and_at_the_end(tmp_path: Path) -> None:
    script = sessions(tmp_path, 1)[0]
    told: list[str] = []
    progress = Progress(100, told.append, lambda: 0.0)
    for _ in range(100):
        progress.count(SessionResult(script, Observed(), ()), 8)
    assert len(told) == 10
    assert (told[0], told[-1]) == (
        "10 of 100 sessions played, 0 failed, 8 workers.",
        "100 of 100 sessions played, 0 failed, 8 workers.",
    )

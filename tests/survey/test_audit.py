"""An audit whole, over the network of this computer: the command, its reports, a kill -9, a cluster."""

from __future__ import annotations

import csv
import json
import signal
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainspoken.cli import main
from plainspoken.demo.server import serve
from plainspoken.page.findings import inspect
from support.grown_town import grown

COUNT = 40
COMMAND = "from plainspoken.cli import main; main()"
PROFILE = "name: town\nspoken: Anytown\nstart: {}/archive/0\npoliteness: {{contact: digital@anytown.example}}\n"


class Asked:
    """The targets that were asked for; `reached` is set once there are so many."""

    def __init__(self, enough: int = 10**9) -> None:
        self.targets: list[str] = []
        self.reached = threading.Event()
        self._enough = enough

    def __call__(self, target: str) -> None:
        self.targets.append(target)
        if len(self.targets) >= self._enough:
            self.reached.set()


@contextmanager
def town(folder: Path, asked: Asked) -> Iterator[Path]:
    """The grown town served, and its profile's file."""
    with serve(application=grown(COUNT, asked)) as address:
        profile = folder / "town.yaml"
        profile.write_text(PROFILE.format(address), encoding="utf-8")
        yield profile


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["site", "audit", *arguments], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], str]:
    """The folder of an audit of the whole town, what was asked for, and what the command printed."""
    folder, asked = tmp_path_factory.mktemp("audit"), Asked()
    with town(folder, asked) as profile:
        code, output, errors = run(str(profile), "--seconds", "0", "--out", str(folder / "out"))
    assert (code, errors) == (0, "")
    return folder / "out", asked.targets, output


def test_the_whole_town_is_walked_once_and_politely(audited: tuple[Path, list[str], str]) -> None:
    _, asked, output = audited
    assert asked[0] == "/robots.txt"
    assert set(Counter(asked).values()) == {1}
    assert {f"/archive/{number}" for number in range(COUNT)} <= set(asked)
    assert not any("?" in target or "/private/" in target or target.startswith("/search") for target in asked)
    assert "pages were read." in output


def test_the_database_answers_further_questions(audited: tuple[Path, list[str], str]) -> None:
    file = sqlite3.connect(audited[0] / "audit.sqlite")
    found = dict(file.execute("SELECT rule, pages FROM problems").fetchall())
    assert found["field_unlabelled"] == len(range(0, COUNT, 5))
    assert found["image_silent"] == len(range(0, COUNT, 11))
    assert found["name_long"] == len(range(0, COUNT, 13))
    assert found["link_repeated"] >= len(range(0, COUNT, 7))
    words = dict(file.execute("SELECT word, pages FROM words").fetchall())
    assert words["llanfihangel"] == len(range(0, COUNT, 17))
    assert file.execute("SELECT count(*) FROM pages WHERE ask IS NOT NULL AND state = 'read'").fetchone() == (0,)
    file.close()


def test_nothing_personal_is_in_any_of_the_files(audited: tuple[Path, list[str], str]) -> None:
    files = [file for file in audited[0].iterdir() if file.is_file()]
    assert len(files) >= 4
    for file in files:
        held = file.read_bytes()
        assert b"bloggs" not in held and b"960123" not in held, file.name


def test_the_page_of_the_report_has_nothing_wrong_and_stands_alone(audited: tuple[Path, list[str], str]) -> None:
    body = (audited[0] / "report.html").read_bytes()
    page, found = inspect(body, "https://a.example/report", "text/html; charset=utf-8")
    assert [(each.rule, each.values) for each in found] == []
    assert page.title == "town: what defeats people who use it by voice"
    text = body.decode()
    assert not any(part in text for part in ("<script", "src=", "<link", "@import", "url("))
    assert "4.1.2" in text and "Field unlabelled" in text and "llanfihangel" in text


def test_the_table_and_the_json(audited: tuple[Path, list[str], str]) -> None:
    with (audited[0] / "findings.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    told = json.loads((audited[0] / "report.json").read_text(encoding="utf-8"))
    assert Counter(row["rule"] for row in rows) == {each["rule"]: each["times"] for each in told["problems"]}
    field = next(row for row in rows if row["rule"] == "field_unlabelled")
    assert (field["criterion"], field["level"]) == ("4.1.2", "A")
    assert int(field["line"]) > 1
    problem = next(each for each in told["problems"] if each["rule"] == "field_unlabelled")
    assert problem["examples"][0]["what"].startswith("The field q")
    assert told["problems"][0]["rule"] == "field_unlabelled"
    assert told["queries_left_out"] > 0


def test_killed_and_gone_on_with_nothing_is_fetched_twice(tmp_path: Path) -> None:
    asked = Asked(enough=20)
    with town(tmp_path, asked) as profile:
        arguments = ["site", "audit", str(profile), "--seconds", "0", "--out", str(tmp_path / "out")]
        child = subprocess.Popen([sys.executable, "-c", COMMAND, *arguments], stdout=subprocess.DEVNULL)
        try:
            assert asked.reached.wait(60)
        finally:
            child.send_signal(signal.SIGKILL)
            child.wait()
        before = len(asked.targets)
        code, output, _ = run(*arguments[2:])
    assert code == 0
    assert before < len(asked.targets)
    assert {target: count for target, count in Counter(asked.targets).items() if count > 1} == {}
    assert output.startswith("Going on: ")
    assert len({f"/archive/{number}" for number in range(COUNT)} - set(asked.targets)) <= 10


def test_done_already_it_only_reports_and_afresh_it_walks_again(tmp_path: Path) -> None:
    asked = Asked()
    with town(tmp_path, asked) as profile:
        few = (str(profile), "--seconds", "0", "--out", str(tmp_path / "out"), "--pages", "3")
        assert run(*few)[0] == 0
        first = len(asked.targets)
        assert run(*few)[0] == 0
        assert len(asked.targets) == first == 4
        assert run(*few, "--fresh")[0] == 0
        assert len(asked.targets) == 2 * first


WRONG = [
    (["none-such"], "There is no site profile 'none-such'"),
    (["anytown", "--out", "{file}/x"], "cannot be written to"),
    (["anytown", "--out", "{out}", "--cluster", "tcp://127.0.0.1:9"], "There is no cluster at tcp://127.0.0.1:9"),
]


@pytest.mark.parametrize(("arguments", "told"), WRONG)
def test_what_cannot_be_done_is_told_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.setattr("plainspoken.survey.audit.cluster.CONNECT", 0.2)
    (tmp_path / "file").write_text("x")
    filled = [each.format(file=tmp_path / "file", out=tmp_path / "out") for each in arguments]
    code, _, errors = run(*filled)
    assert (code, told in errors) == (1, True), errors


def test_a_site_that_does_not_answer_is_told(tmp_path: Path) -> None:
    profile = tmp_path / "gone.yaml"
    profile.write_text("start: http://127.0.0.1:9/\n", encoding="utf-8")
    code, output, errors = run(str(profile), "--seconds", "0", "--out", str(tmp_path / "out"))
    assert code == 1
    assert output.startswith("0 pages were read.")
    assert errors == "http://127.0.0.1:9/: robots.txt asks programs to keep away, or cannot be had\n"


def test_a_cluster_does_the_asking_and_each_page_once(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    asked = Asked()
    with (
        town(tmp_path, asked) as profile,
        distributed.LocalCluster(
            n_workers=1,
            threads_per_worker=3,
            processes=False,
            protocol="tcp://",
            dashboard_address=None,
            host="127.0.0.1",
        ) as cluster,
    ):
        address = ("--cluster", cluster.scheduler_address)
        code, output, errors = run(str(profile), "--seconds", "0", "--out", str(tmp_path / "out"), *address)
    assert (code, errors) == (0, ""), output
    assert set(Counter(asked.targets).values()) == {1}
    assert {f"/archive/{number}" for number in range(COUNT)} <= set(asked.targets)

"""A site recorded once and played back without a network: the same word for word, and nothing that was not recorded."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainspoken.cli import main
from plainspoken.flow import Trouble
from plainspoken.testing.player import Player
from plainspoken.testing.results import Outcome, SessionResult
from plainspoken.testing.script import Script, read
from plainspoken.testing.tapes import Exchange, Tape, TapeError, write
from plainspoken.testing.tapes import read as read_tape
from plainspoken.testing.tapes.tape import Asked
from plainspoken.testing.telling import failure
from plainspoken.web.exchange import Answer

TIMES = int(os.environ.get("PLAINSPOKEN_REPLAYS", "100"))

SESSION = """\
title: Find a bin day
site: anytown
today: 2026-11-23
start: /bins-and-recycling/bin-day
{tape}turns:
  - say: fill in the form
  - say: {postcode}
  - say: send the form
  - say: confirm submit
    at: /bins-and-recycling/bin-day/address?postcode=AN1+2BC
    heading: Choose your address
  - say: go back
  - say: start reading
"""


def script(folder: Path, commands: object, tape: str = "tape: t.tape\n", postcode: str = "a n 1 2 b c") -> Script:
    file = folder / "s.session.yaml"
    file.write_text(SESSION.format(tape=tape, postcode=postcode), encoding="utf-8")
    return read(file)[0]


def heard(result: SessionResult) -> list[object]:
    turns = [(turn.observed.answers, turn.observed.url.partition("/bins")[2]) for turn in result.turns]
    return [result.outcome, result.welcome.answers, *turns]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SessionResult, tuple[str, ...]]:
    folder = tmp_path_factory.mktemp("recorded")
    with Player(record=True) as player:
        result = player.play(script(folder, player.commands))
    return folder, result, player.sources.written


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("connect", "connect_ex", "bind", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_network")
def test_a_recorded_session_is_the_same_word_for_word_a_hundred_times_without_a_network(
    recorded: tuple[Path, SessionResult, tuple[str, ...]],
) -> None:
    folder, live, _ = recorded
    assert live.outcome is Outcome.PASSED, failure(live)
    with Player() as player:
        played = script(folder, player.commands)
        for _ in range(TIMES):
            assert heard(player.play(played)) == heard(live)


def test_no_answer_of_the_person_is_on_the_tape(recorded: tuple[Path, SessionResult, tuple[str, ...]]) -> None:
    folder, _, told = recorded
    files = list((folder / "t.tape").iterdir())
    asked = [file for file in files if file.name.startswith("001")]  # before: its hint has the same postcode
    assert len(files) >= 3 and len(asked) == 1
    for file in set(files) - set(asked):
        content = file.read_text(encoding="utf-8").lower()
        assert "an1 2bc" not in content and "an1+2bc" not in content
        assert "127.0.0.1" not in content
    assert len(told) == 1
    assert told[0].startswith(f"{folder / 't.tape'}: ")
    assert told[0].endswith("Taken out: {{postcode 1}}.")


@pytest.mark.usefixtures("no_network")
def test_what_is_not_on_the_tape_fails_its_turn_and_is_named(
    recorded: tuple[Path, SessionResult, tuple[str, ...]],
) -> None:
    folder, _, _ = recorded
    file = folder / "other.session.yaml"
    turns = "turns:\n  - say: open council tax\n"
    file.write_text(f"title: T\nsite: anytown\ntape: t.tape\nstart: /bins-and-recycling/bin-day\n{turns}", "utf-8")
    with Player() as player:
        result = player.play(read(file)[0])
    assert result.outcome is Outcome.FAILED
    assert ":6: say: GET /council-tax is not on the tape t.tape; nearest on it: GET /bins-and-recycling" in failure(
        result
    )


def test_a_tape_that_is_not_there_fails_at_its_line(tmp_path: Path) -> None:
    with Player() as player:
        result = player.play(script(tmp_path, player.commands, "tape: none.tape\n"))
    assert "s.session.yaml:5: tape: there is no tape" in failure(result)
    assert "none.tape: plainspoken play --record makes it" in failure(result)


def test_a_session_without_a_tape_is_recorded_beside_it_and_told_how_to_play_it(tmp_path: Path) -> None:
    file = tmp_path / "short.session.yaml"
    file.write_text("title: T\nsite: anytown\nturns:\n  - say: home\n", encoding="utf-8")
    with Player(record=True) as player:
        player.play(read(file)[0])
    assert (tmp_path / "short.tape" / "exchanges.yaml").is_file()
    assert player.sources.written[1] == f"To play it back, put this line into {file}: tape: short.tape"


def test_examples_have_takes_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "e.session.yaml"
    examples = "parameters: {where: home}\nexamples: [{where: council tax}, {where: news}]\n"
    head = f"title: T\nsite: anytown\ntape: e.tape\n{examples}"
    file.write_text(head + "turns:\n  - say: open <where>\n", encoding="utf-8")
    with Player(record=True) as player:
        live = [player.play(each) for each in read(file)]
    tape = read_tape(tmp_path / "e.tape")
    assert len(tape.takes) == 2
    with Player() as player:
        assert [heard(player.play(each)) for each in read(file)] == [heard(each) for each in live]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    exchanges = (
        Exchange(
            Asked("GET", "http://a.example/", {"a": ("1e3", "yes", "- é")}), Answer(200, {"location": "/"}, b"\xff")
        ),
        Exchange(Asked("POST", "http://a.example/x y"), Answer(303, {})),
        Exchange(Asked("GET", "http://a.example/"), Trouble("web.no_connection", (("host", "a"), ("status", 5)))),
    )
    tape = Tape("http://a.example/", {"": exchanges, "2": exchanges[:1]})
    write(tmp_path / "t.tape", tape)
    assert read_tape(tmp_path / "t.tape") == tape


Broken = Callable[[str], str]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "status: 200",
            "statuss: 200",
            "exchanges.yaml:9:5: takes[1].exchanges[1].statuss: is not a key that is known",
        ),
        (
            "page: 001-home.bin",
            "page: 009-gone.bin",
            "exchanges.yaml:12:11: takes[1].exchanges[1].page: there is no file",
        ),
        ("page: 001-home.bin", "page: ../secret", "should name a file in the tape's own folder"),
        ("    status: 200\n", "", "should have a status, or a trouble"),
        ("site:", "site", "exchanges.yaml:"),
    ],
)
def test_a_tape_that_was_broken_by_hand_is_told_by_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    exchange = Exchange(Asked("GET", "http://a.example/"), Answer(200, {"location": "/"}, b"x"))
    write(tmp_path, Tape("http://a.example/", {"": (exchange,)}))
    file = tmp_path / "exchanges.yaml"
    content = file.read_text(encoding="utf-8").replace('"001-home.bin"', "001-home.bin")
    assert old in content
    file.write_text(content.replace(old, new), encoding="utf-8")
    with pytest.raises(TapeError) as problem:
        read_tape(tmp_path)
    assert told in str(problem.value)


def test_the_command_records_and_says_what_it_took_out_and_where_it_cannot_write(tmp_path: Path) -> None:
    file = tmp_path / "c.session.yaml"
    file.write_text("title: T\nsite: anytown\ntape: c.tape\nturns:\n  - say: home\n", encoding="utf-8")
    told = CliRunner().invoke(main, ["play", "--record", str(file)])
    assert told.exit_code == 0, told.output
    assert f"Recorded: {tmp_path / 'c.tape'}: " in told.output
    file.write_text(file.read_text(encoding="utf-8").replace("c.tape", "c.session.yaml"), encoding="utf-8")
    told = CliRunner().invoke(main, ["play", "--record", str(file)])
    assert told.exit_code == 1
    assert f"the tape {file} cannot be written: file exists." in told.output
